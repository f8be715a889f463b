//! What the agent saw: differences, suspicions, and what it could not read. Names and counts, never a value.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::compare::{Difference, compare};
use crate::live::{Base, Engine, Unreadable};
use crate::manifest::Manifest;
use crate::sample::{Suspicion, sample};
use crate::signed::Sealed;

/// The version of reports that this program writes and reads.
pub const VERSION: u32 = 1;

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The version of this format.
    pub version: u32,
    /// The product, as its manifest calls it.
    #[serde(rename = "produit")]
    pub product: String,
    /// The digest of the manifest.
    #[serde(rename = "manifeste")]
    pub manifest: String,
    /// The database's engine.
    #[serde(rename = "moteur")]
    pub engine: Engine,
    /// When the database was read.
    #[serde(rename = "lu_le")]
    pub at: DateTime<Utc>,
    /// How many tables, views and the like it has.
    pub tables: u64,
    /// How many columns they have.
    #[serde(rename = "colonnes")]
    pub columns: u64,
    /// What the manifest and the database do not both have.
    #[serde(rename = "ecarts")]
    pub differences: Vec<Difference>,
    /// How many lines of each table were drawn.
    #[serde(rename = "lignes_tirees")]
    pub rows: u32,
    /// Columns where a value looks personal and should not be.
    #[serde(rename = "soupcons")]
    pub suspicions: Vec<Suspicion>,
    /// Tables whose lines the agent may not read, or not in time.
    #[serde(rename = "tables_non_lues")]
    pub unread: Vec<String>,
}

impl Report {
    /// Whether the agent read everything and has nothing to say.
    pub fn agrees(&self) -> bool {
        self.differences.is_empty() && self.suspicions.is_empty() && self.unread.is_empty()
    }

    /// The report in French, a line for each thing.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "{} : {} et {} dans une base {}, le {}.",
            self.product,
            ui::format::plural(self.tables, "table", "tables"),
            ui::format::plural(self.columns, "colonne lue", "colonnes lues"),
            self.engine.label(),
            ui::format::datetime(self.at)
        )];
        lines.extend(self.differences.iter().map(|one| format!("écart : {}", one.sentence())));
        lines.extend(self.suspicions.iter().map(|one| format!("soupçon : {}", one.sentence())));
        lines.extend(self.unread.iter().map(|table| format!("non lue : {table}")));
        lines.push(if self.agrees() {
            "La base et le manifeste s'accordent.".to_owned()
        } else {
            let [differences, suspicions, unread] = [self.differences.len(), self.suspicions.len(), self.unread.len()];
            format!("Écarts : {differences} ; soupçons : {suspicions} ; tables non lues : {unread}.")
        });
        lines
    }
}

/// Reads the database and holds it beside the manifest; at most `rows` lines of each table are drawn at random.
///
/// # Errors
/// [`Unreadable`], when the schema cannot be read.
pub async fn observe(
    base: &mut Base,
    manifest: &Sealed<Manifest>,
    rows: u32,
    now: DateTime<Utc>,
) -> Result<Report, Unreadable> {
    let relations = base.relations().await?;
    let sampled = sample(base, &manifest.content, &relations, rows).await?;
    Ok(Report {
        version: VERSION,
        product: manifest.content.product.clone(),
        manifest: manifest.digest.clone(),
        engine: base.engine(),
        at: now,
        tables: relations.len() as u64,
        columns: relations.iter().map(|relation| relation.columns.len() as u64).sum(),
        differences: compare(&manifest.content, &relations),
        rows,
        suspicions: sampled.suspicions,
        unread: sampled.unread,
    })
}
