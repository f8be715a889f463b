//! The document of a decision: the same bytes for the same content.

use documents::{Block, Document, Table};
use kernel::{Digest, Error};
use ui::format::{date, euros};

use super::content::Content;
use crate::machine::State;

/// The PDF of a decision, which carries its digest.
///
/// # Errors
/// When the document cannot be composed.
pub fn pdf(content: &Content, digest: &Digest) -> Result<Vec<u8>, Error> {
    let document = document(content, digest);
    Ok(documents::pdf(&document).map_err(anyhow::Error::from)?)
}

/// The document, as blocks.
pub fn document(content: &Content, digest: &Digest) -> Document {
    let mut body = vec![Block::Facts(facts(content)), Block::Heading(2, "Ce qui est décidé".into())];
    body.push(Block::List(content.dispositif.clone()));
    if !content.motif.is_empty() {
        body.push(Block::Heading(2, "Motif".into()));
        body.extend(
            content.motif.lines().filter(|line| !line.trim().is_empty()).map(|line| Block::Paragraph(line.into())),
        );
    }
    if !content.preuve_demandee.is_empty() {
        body.push(Block::Heading(2, "Preuve demandée".into()));
        body.push(Block::Paragraph(content.preuve_demandee.clone()));
    }
    if !content.constats.is_empty() {
        body.push(Block::Heading(2, "Constats au jour de la décision".into()));
        body.push(Block::Table(Table {
            caption: "Critères, état et preuves".into(),
            head: vec!["Critère".into(), "État".into(), "Preuve".into()],
            rows: content
                .constats
                .iter()
                .map(|one| vec![one.critere.clone(), one.etat.clone(), one.preuve.clone()])
                .collect(),
            numeric: vec![false, false, false],
        }));
    }
    body.push(Block::Heading(2, "Signature".into()));
    body.push(Block::List(
        content.signataires.iter().map(|one| format!("{}, {}", one.nom, one.qualite.to_lowercase())).collect(),
    ));
    body.push(Block::Notice(format!(
        "Empreinte SHA-256 de cette décision : {digest}. La page « Vérifier une décision » de la fabrique dit si cette empreinte, ou ce \
         document, est le sien et n'a pas changé."
    )));
    Document {
        title: content.title(),
        subject: content.genre.label().into(),
        author: content.signataires.iter().map(|one| one.nom.clone()).collect::<Vec<_>>().join(", "),
        date: content.date,
        footer: format!("Décision n° {} – {}…", content.numero, &digest.as_str()[..16]),
        body,
    }
}

/// What a decision says in a few terms.
pub fn facts(content: &Content) -> Vec<(String, String)> {
    let label = |id: &String| State::of(id).map_or_else(|| id.clone(), |state| state.label().to_owned());
    let mut facts = vec![
        ("Produit".to_owned(), content.nom.clone()),
        ("Nature".to_owned(), content.genre.label().to_owned()),
        ("Date".to_owned(), date(content.date)),
    ];
    let mut add = |term: &str, value: Option<String>| facts.extend(value.map(|value| (term.to_owned(), value)));
    add("Phase avant", content.de.as_ref().map(label));
    add("Phase après", content.vers.as_ref().map(label));
    add("À compter du", content.effet.map(date));
    add("Enveloppe", content.enveloppe_centimes.map(euros));
    add("Jusqu'au", content.terme.map(date));
    facts
}
