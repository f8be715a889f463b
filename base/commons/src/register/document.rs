//! The register as a document to print, sign and keep.

use documents::{Block, Document, Table};

use super::screening::Screened;
use super::{Column, Entry, Field, Kept, Register};

/// The document: a list of the processings, then each with its facts and its tables.
pub fn document(register: &Register) -> Document {
    let part = if register.full { "Registre complet" } else { "Partie publique" };
    let told = if register.full {
        "Ce document contient ce qui est réservé aux personnes habilitées : mesures de sécurité, contrats, hôtes appelés, tables et colonnes, analyse d'impact."
    } else {
        "Les mesures de sécurité, les contrats et le détail des tables sont réservés aux personnes habilitées."
    };
    let mut body = vec![Block::Notice(format!("{part}. {told}")), summary(register)];
    body.extend(register.entries.iter().flat_map(|entry| record(register, entry)));
    Document {
        title: "Registre des traitements".to_owned(),
        subject: format!("{} : traitements de données personnelles (RGPD, art. 30).", register.title),
        author: register.title.clone(),
        date: register.day,
        footer: format!("Registre des traitements — {part}"),
        body,
    }
}

fn summary(register: &Register) -> Block {
    let row = |entry: &Entry| {
        vec![
            entry.name().to_owned(),
            entry.lines(Field::MainObjective).join("\n"),
            entry.lines(Field::Basis).join("\n"),
        ]
    };
    table(
        "Traitements, par nom",
        &["Traitement", "Finalité principale", "Base légale"],
        register.entries.iter().map(row).collect(),
    )
}

fn record(register: &Register, entry: &Entry) -> Vec<Block> {
    // The periods have their table, and so has the screening.
    let told = |field: &Field| !matches!(field, Field::Name | Field::Retention | Field::Screening);
    let facts = register.fields().filter(told).map(|field| (field.names().1.to_owned(), entry.lines(field).join("\n")));
    let service = std::iter::once(("Service".to_owned(), entry.service.clone()));
    let mut blocks =
        vec![Block::Heading(1, entry.name().to_owned()), Block::Facts(service.chain(facts).collect()), periods(entry)];
    if !entry.columns.is_empty() {
        blocks.push(columns(entry));
    }
    blocks.extend(entry.screening.iter().flat_map(screening));
    blocks
}

fn periods(entry: &Entry) -> Block {
    let row = |kept: &Kept| {
        let archive = if kept.archive.is_empty() { "Aucune" } else { &kept.archive };
        [&kept.what.join(", "), &kept.start, &kept.active, archive, kept.fate, kept.source].map(str::to_owned).into()
    };
    let head = ["Données", "À compter de", "Base active", "Archive intermédiaire", "Sort final", "Source"];
    table("Durées de conservation", &head, entry.kept.iter().map(row).collect())
}

fn columns(entry: &Entry) -> Block {
    let row = |one: &Column| [&one.table, &one.column, &one.label, &one.kind, &one.erasure].map(String::clone).into();
    let head = ["Table", "Colonne", "Libellé", "Contenu", "Effacement"];
    table(
        "Ce que chaque colonne contient et ce qu'un effacement en fait",
        &head,
        entry.columns.iter().map(row).collect(),
    )
}

fn screening(screened: &Screened) -> [Block; 2] {
    let rows = screened
        .questions
        .iter()
        .map(|one| [one.criterion.to_string(), one.answer.to_string(), one.reason.to_string()].into_iter().collect());
    let caption =
        "Analyse d'impact : les neuf critères du Comité européen de la protection des données (WP 248 rév. 01)";
    let criteria = table(caption, &["Critère", "Réponse", "Motif"], rows.collect());
    [Block::Paragraph(format!("Analyse d'impact : {}", screened.verdict)), criteria]
}

fn table(caption: &str, head: &[&str], rows: Vec<Vec<String>>) -> Block {
    let head = head.iter().map(|name| (*name).to_owned()).collect();
    Block::Table(Table { caption: caption.to_owned(), head, rows, numeric: Vec::new() })
}
