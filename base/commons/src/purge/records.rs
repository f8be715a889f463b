//! The reports of purges.

use chrono::{DateTime, Utc};
use privacy::Id;

/// A report: numbers of rows, by table.
#[derive(privacy::Record)]
#[record(table = "purge_report", no_person = "décomptes de lignes par table, sans valeur ni identifiant")]
pub struct PurgeReport {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du rapport", label = "Rapport")]
    pub id: Id,
    /// When it was made.
    #[field(technical = "date de la purge", label = "Faite le")]
    pub done_at: DateTime<Utc>,
    /// The instant at which retentions were counted.
    #[field(technical = "instant auquel les durées sont comptées", label = "Comptée au")]
    pub counted_at: DateTime<Utc>,
    /// Whether nothing was changed.
    #[field(technical = "rien n'a été changé", label = "Simulation")]
    pub simulation: bool,
    /// Rows destroyed.
    #[field(technical = "nombre de lignes détruites", label = "Lignes détruites")]
    pub destroyed: i64,
    /// Rows emptied.
    #[field(technical = "nombre de lignes anonymisées", label = "Lignes anonymisées")]
    pub anonymised: i64,
    /// Rows that could not be destroyed.
    #[field(technical = "nombre de lignes en échec", label = "Échecs")]
    pub failures: i64,
    /// Numbers by table, in JSON.
    #[field(editorial, label = "Détail")]
    pub content: String,
}
