//! What a purge did, by numbers: no value, no identifier of a person.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The report of one purge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The instant at which retentions were counted.
    pub au: DateTime<Utc>,
    /// Whether nothing was changed.
    pub simulation: bool,
    /// The tables where something was due.
    pub tables: Vec<Line>,
}

/// One table, one retention.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The database.
    pub base: String,
    /// The table.
    pub table: String,
    /// Where the period comes from.
    pub source: String,
    /// Rows destroyed, or due in a simulation.
    pub detruites: u64,
    /// Rows whose values were emptied.
    pub anonymisees: u64,
    /// Rows written for the archives before they were destroyed.
    pub versees: u64,
    /// Rows that wait for the archives' choice.
    pub a_trier: u64,
    /// Rows that could not be destroyed.
    pub echecs: u64,
    /// Rows kept because their person had the use of their data restricted.
    #[serde(default)]
    pub limitees: u64,
    /// Why, without any value.
    pub motif: String,
}

impl Report {
    /// Rows destroyed, over all tables.
    pub fn destroyed(&self) -> u64 {
        self.tables.iter().map(|line| line.detruites).sum()
    }

    /// Rows emptied, over all tables.
    pub fn anonymised(&self) -> u64 {
        self.tables.iter().map(|line| line.anonymisees).sum()
    }

    /// Rows that could not be destroyed, over all tables.
    pub fn failures(&self) -> u64 {
        self.tables.iter().map(|line| line.echecs).sum()
    }
}
