//! The access export of one person: every row and value of theirs, over all tables, in JSON and as a page (RGPD, art. 15 and 20).

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use askama::Template;
use chrono::{DateTime, Utc};
use kernel::access::journal_readings;
use kernel::db::Actor;
use kernel::{Error, Event, Kernel, Purpose, files};
use privacy::{FieldKind, Processing, Readings, RecordDeclaration};
use serde_json::{Map, Value as Json, json};

use super::restriction::list_active;
use super::store::{Finder, Row, rows_of};
use super::{Holding, Known};

const EXPORTING: Purpose = Purpose::new("répondre à une demande d'accès de la personne");

/// The version of the JSON file.
pub const FORMAT: &str = "fabrique-donnees-personnelles-1";

/// Everything that a deployment holds about one person.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// When it was read.
    pub at: DateTime<Utc>,
    /// Since when the use of these data is restricted, when it is.
    pub restricted_since: Option<DateTime<Utc>>,
    /// The tables that hold something of them.
    pub tables: Vec<Table>,
}

/// The rows of one table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The database.
    pub base: String,
    /// The declaration.
    pub record: RecordDeclaration,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Reads everything about a person. Each reading of a sensitive value goes to the journal of its database, and `rights.exported` to each.
///
/// # Errors
/// When a database does not answer, or a journal cannot be written: nothing is then to be handed over.
pub async fn gather(kernel: &Kernel, holdings: &[Holding], known: &Known) -> Result<Dossier, Error> {
    let mut tables = Vec::new();
    let pseudonym = known.pseudonym(kernel);
    for holding in holdings {
        let readings = Readings::new();
        let finder = Finder::new(holding, known).await?;
        let mut rows_read = 0;
        for record in &holding.records {
            let rows = rows_of(holding, &finder, record, EXPORTING, &readings).await?;
            rows_read += rows.len();
            if !rows.is_empty() {
                tables.push(Table { base: holding.database.name().to_owned(), record: *record, rows });
            }
        }
        journal_readings(&holding.database, Actor::System("rights.export"), &readings).await?;
        let tx = holding.database.begin_as_system("rights.export").await?;
        tx.commit(Event::new("rights.exported").subject("personne", &pseudonym).detail("lignes", rows_read)).await?;
    }
    let restricted_since = restricted_since(holdings, known).await?;
    Ok(Dossier { at: kernel.clock().now(), restricted_since, tables })
}

/// The oldest restriction in force that names the person.
async fn restricted_since(holdings: &[Holding], known: &Known) -> Result<Option<DateTime<Utc>>, Error> {
    let mut oldest = None;
    for holding in holdings.iter().filter(|holding| holding.record("rights_restriction").is_some()) {
        for restriction in list_active(&holding.database).await? {
            let email = restriction.email.read(EXPORTING).to_lowercase();
            let account = restriction.account.is_some() && restriction.account == known.account;
            if account || known.contacts.iter().any(|contact| contact.to_lowercase() == email) {
                oldest = Some(oldest.map_or(restriction.since, |since: DateTime<Utc>| since.min(restriction.since)));
            }
        }
    }
    Ok(oldest)
}

impl Dossier {
    /// The JSON file.
    pub fn json(&self) -> Json {
        let tables: Vec<_> = self.tables.iter().map(Table::json).collect();
        let since = self.restricted_since.map(|since| since.to_rfc3339());
        json!({ "format": FORMAT, "date": self.at.to_rfc3339(), "limitation_depuis": since, "tables": tables })
    }

    /// The same for people, as one page without any file beside it.
    ///
    /// # Errors
    /// When the page cannot be written.
    pub fn html(&self) -> anyhow::Result<String> {
        Ok(DossierPage { dossier: self }.render()?)
    }

    /// Stored files whose content is the person's, by their path in the folder of files.
    fn stored_files(&self) -> impl Iterator<Item = &str> {
        let cells = self.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let names = cells.filter(|cell| matches!(cell.field.kind, FieldKind::Personal { file: true, .. }));
        names.filter_map(|cell| cell.value.as_str()).filter(|name| is_plain(name))
    }
}

impl Table {
    /// The processing that the table serves.
    pub fn processing(&self) -> Option<&'static Processing> {
        self.record.processing
    }

    fn json(&self) -> Json {
        let row = |row: &Row| {
            let cells = row.cells.iter().map(|cell| (cell.field.column.to_owned(), cell.value.clone()));
            let mut values: Map<String, Json> = cells.collect();
            if row.withheld {
                values.insert(
                    "_retenu".into(),
                    "valeurs non communiquées : elles concernent aussi une autre personne (RGPD, art. 15 §4)".into(),
                );
            }
            Json::Object(values)
        };
        let processing = self.processing();
        json!({
            "base": self.base,
            "table": self.record.table,
            "traitement": processing.map(|processing| processing.name),
            "finalites": processing.map(|processing| processing.objectives),
            "destinataires": processing.map(|processing| processing.recipients.iter().map(|recipient| recipient.name).collect::<Vec<_>>()),
            "conservation": self.record.row_retention().map(|retention| retention.active.label()),
            "lignes": self.rows.iter().map(row).collect::<Vec<_>>(),
        })
    }
}

/// A name inside the folder of files, and not a way out of it.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

#[derive(Template)]
#[template(path = "rights/dossier.html")]
struct DossierPage<'a> {
    dossier: &'a Dossier,
}

impl DossierPage<'_> {
    fn label(cell: &super::store::Cell) -> &'static str {
        cell.field.label.unwrap_or(cell.field.column)
    }

    fn text(cell: &super::store::Cell) -> String {
        match &cell.value {
            Json::Null => "—".into(),
            Json::Bool(yes) => if *yes { "oui" } else { "non" }.into(),
            Json::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}

/// A folder that disappears unless it is finished.
struct Draft {
    folder: PathBuf,
    finished: bool,
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.finished {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// Writes `donnees.json`, `donnees.html` and the person's files into the new folder `to`: it appears whole or not at all.
///
/// # Errors
/// When the folder exists or cannot be written; nothing is left behind then.
pub fn write(kernel: &Kernel, dossier: &Dossier, to: &Path) -> anyhow::Result<()> {
    ensure!(!to.exists(), "{} existe déjà : l'export se fait dans un dossier neuf", to.display());
    let mut draft = Draft { folder: to.with_extension("partiel"), finished: false };
    if draft.folder.exists() {
        // What an interrupted export left is somebody's data: it goes.
        std::fs::remove_dir_all(&draft.folder)?;
    }
    files::create_private_folder(&draft.folder)?;
    std::fs::write(draft.folder.join("donnees.json"), serde_json::to_string_pretty(&dossier.json())?)?;
    std::fs::write(draft.folder.join("donnees.html"), dossier.html()?)?;
    for name in dossier.stored_files() {
        let source = kernel.config().donnees.join("fichiers").join(name);
        let target = draft.folder.join("fichiers").join(name);
        if let (true, Some(parent)) = (source.exists(), target.parent()) {
            std::fs::create_dir_all(parent)?;
            std::fs::copy(source, target)?;
        }
    }
    std::fs::rename(&draft.folder, to)
        .with_context(|| format!("l'export ne peut pas être mis en place dans {}", to.display()))?;
    draft.finished = true;
    Ok(())
}
