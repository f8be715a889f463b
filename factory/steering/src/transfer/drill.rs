//! The drill: an archive restored on an empty factory, and the report of what was there and what was missing.

use std::path::Path;

use anyhow::Context;
use chrono::NaiveDate;
use kernel::{Error, Event, Kernel};
use portfolio::registry::processing::SHOW;
use portfolio::registry::store::find_product;
use serde::{Deserialize, Serialize};

use super::dossier::read::Read;
use super::dossier::{Carried, DECISIONS, Missing, Part};
use super::records::drill::Outcome;
use crate::decision::store as decisions;
use crate::decision::verify::{Verdict, read_digest, verify};

/// What this form of the report calls itself.
pub const FORMAT: &str = "exercice-de-transfert/1";

/// The report of a drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Report {
    /// Forme du compte rendu.
    pub format: String,
    /// Identifiant du produit.
    pub produit: String,
    /// Empreinte SHA-256 de l'archive restaurée.
    pub dossier: String,
    /// Jour du dossier.
    pub au: NaiveDate,
    /// Jour de l'exercice.
    pub tenu_le: NaiveDate,
    /// `reussi`, `incomplet` ou `echoue`.
    #[schema(value_type = String)]
    pub resultat: Outcome,
    /// Ce qui a été contrôlé.
    pub controles: Vec<Control>,
    /// Ce que le dossier dit manquer.
    pub manque: Vec<Missing>,
}

/// Something that the drill checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Control {
    /// Ce qui est contrôlé.
    pub quoi: String,
    /// Si cela tient.
    pub tenu: bool,
    /// Ce qui a été trouvé.
    pub dit: String,
}

fn control(what: &str, held: bool, told: impl Into<String>) -> Control {
    Control { quoi: what.to_owned(), tenu: held, dit: told.into() }
}

/// Restores an archive into a factory that holds nothing; `folder` is an empty place for its files. What cannot be restored is told, not raised.
///
/// # Errors
/// When the factory is not empty, or its database or the folder does not answer.
pub async fn hold(kernel: &Kernel, read: &Read, folder: &Path, today: NaiveDate) -> anyhow::Result<Report> {
    let sql = kernel.db().reader();
    let empty = portfolio::registry::store::list_products(sql, SHOW).await?.is_empty();
    anyhow::ensure!(empty, "un exercice se tient sur un dossier de données vide : celui-ci a déjà des produits");
    let mut controls = vec![digests(read), signature(read)];
    controls.push(product(kernel, read, folder, today).await?);
    controls.push(ledger(kernel, read).await?);
    controls.push(readable(read));
    let failed = controls.iter().any(|one| !one.tenu);
    let resultat = match (failed, read.index.manque.is_empty()) {
        (true, _) => Outcome::Echoue,
        (false, true) => Outcome::Reussi,
        (false, false) => Outcome::Incomplet,
    };
    Ok(Report {
        format: FORMAT.to_owned(),
        produit: read.index.produit.clone(),
        dossier: read.digest.to_string(),
        au: read.index.au,
        tenu_le: today,
        resultat,
        controles: controls,
        manque: read.index.manque.clone(),
    })
}

fn digests(read: &Read) -> Control {
    let told = match read.faults.as_slice() {
        [] => format!(
            "{} ont l'empreinte de l'index",
            ui::format::plural(read.index.fichiers.len(), "fichier", "fichiers")
        ),
        faults => faults.join(" ; "),
    };
    control("Empreintes des fichiers", read.faults.is_empty(), told)
}

fn signature(read: &Read) -> Control {
    let told = match &read.key {
        Some(key) => {
            format!("L'index est signé par la clé {key} : comparez-la à celle que donne la fabrique d'origine")
        }
        None => "L'index n'est pas signé, ou sa signature est fausse".to_owned(),
    };
    control("Signature de l'index", read.key.is_some(), told)
}

/// The fiche, imported as any content of the source.
async fn product(kernel: &Kernel, read: &Read, folder: &Path, today: NaiveDate) -> anyhow::Result<Control> {
    const WHAT: &str = "Fiche du produit";
    for kind in ["_startups", "_incubators", "_organisations"] {
        std::fs::create_dir_all(folder.join(kind)).context("le dossier de l'exercice ne peut pas être écrit")?;
    }
    for (name, content) in &read.files {
        if let Some(path) = name.strip_prefix("fiche/") {
            let file = folder.join(path);
            let inside = file.parent().is_some_and(Path::is_dir);
            anyhow::ensure!(inside, "le dossier range une fiche hors de sa place : « {name} »");
            std::fs::write(file, content).context("le dossier de l'exercice ne peut pas être écrit")?;
        }
    }
    let imported = portfolio::import::run(kernel, folder, today, &|_, _| ()).await;
    let found = find_product(kernel.db().reader(), &read.index.produit, SHOW).await?;
    Ok(match (imported, found) {
        (Ok(_), Some(found)) if found.source.title == read.index.titre => {
            let phases = ui::format::plural(found.source.phases.len(), "phase", "phases");
            control(WHAT, true, format!("« {} » est restauré avec {phases}", found.source.title))
        }
        (Err(error), _) => control(WHAT, false, format!("La fiche ne se restaure pas : {error}")),
        _ => control(WHAT, false, "La fiche restaurée n'est pas celle du produit du dossier"),
    })
}

/// The decisions, each put back with its number, its text and its document, then verified as anybody would.
async fn ledger(kernel: &Kernel, read: &Read) -> anyhow::Result<Control> {
    const WHAT: &str = "Décisions";
    let Some(text) = read.files.get(DECISIONS) else {
        let told = read.index.manque.iter().any(|one| one.quoi == Part::Decisions.label());
        return Ok(control(WHAT, told, "Le dossier ne porte aucune décision"));
    };
    let Ok(carried) = serde_json::from_slice::<Vec<Carried>>(text) else {
        return Ok(control(WHAT, false, "La liste des décisions n'est pas lisible"));
    };
    let mut faults = Vec::new();
    let tx = kernel.begin_as_system("exercice de transfert").await?;
    for one in &carried {
        let document = read.files.get(&one.document);
        let restored = match document {
            Some(document) => decisions::restore(&tx, one, document).await?,
            None => false,
        };
        if !restored {
            faults.push(format!("la décision n° {} n'a plus l'empreinte qui a été scellée", one.numero));
        }
    }
    tx.commit(Event::new("transfer.restored").detail("decisions", carried.len() - faults.len())).await?;
    for one in &carried {
        let Some(digest) = read_digest(&one.empreinte) else { continue };
        let verdict = verify(kernel.db().reader(), &digest).await?;
        if !matches!(verdict, Some((_, Verdict::Genuine(_)))) {
            faults.push(format!("la décision n° {} ne se vérifie pas une fois restaurée", one.numero));
        }
    }
    faults.dedup();
    let told = match faults.as_slice() {
        [] => {
            format!(
                "{}, vérifiées par leur empreinte",
                ui::format::plural(carried.len(), "décision restaurée", "décisions restaurées")
            )
        }
        faults => faults.join(" ; "),
    };
    Ok(control(WHAT, faults.is_empty(), told))
}

/// The other files, which people read: each is what its name says.
fn readable(read: &Read) -> Control {
    let broken = |(name, content): &(&String, &Vec<u8>)| {
        name.ends_with(".json") && serde_json::from_slice::<serde_json::Value>(content).is_err()
            || name.ends_with(".pdf") && !content.starts_with(b"%PDF")
    };
    let broken: Vec<&str> = read.files.iter().filter(broken).map(|(name, _)| name.as_str()).collect();
    let told = if broken.is_empty() { "Chaque fichier s'ouvre".to_owned() } else { broken.join(" ; ") };
    control("Fichiers lisibles", broken.is_empty(), told)
}

impl Report {
    /// Reads a report that somebody brings.
    ///
    /// # Errors
    /// What is wrong with it, in French.
    pub fn read(bytes: &[u8], product: &str) -> Result<Report, &'static str> {
        let report: Report = serde_json::from_slice(bytes).map_err(
            |_| "Ce fichier n'est pas le compte rendu d'un exercice : choisissez celui que la commande a écrit",
        )?;
        if report.format != FORMAT || read_digest(&report.dossier).is_none() {
            return Err("Ce compte rendu n'a pas la forme attendue");
        }
        if report.produit != product {
            return Err("Ce compte rendu est celui d'un autre produit");
        }
        Ok(report)
    }

    /// Keeps the report on the transfer page of its product.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep(&self, tx: &kernel::Tx, author: Option<&kernel::Id>, demonstration: bool) -> Result<(), Error> {
        let text = serde_json::to_string(self).map_err(anyhow::Error::from)?;
        let dossier = kernel::Digest::parse(self.dossier.clone()).map_err(anyhow::Error::from)?;
        let held = super::store::Held {
            product: &self.produit,
            dossier: &dossier,
            on: self.tenu_le,
            result: self.resultat,
            report: &text,
            author,
            demonstration,
        };
        super::store::add_drill(tx, held).await?;
        Ok(())
    }
}
