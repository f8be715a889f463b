//! Segments of the journal. Its lines are declared where they are written: [`EventRow`](crate::journal::EventRow).

use chrono::{DateTime, NaiveDate, Utc};
use privacy::Digest;

/// One day of the journal: what stays of it once its lines are purged.
#[derive(privacy::Record)]
#[record(
    table = "journal_segment",
    no_person = "empreintes et bornes d'une journée du journal, sans aucune de ses lignes"
)]
pub struct JournalSegment {
    /// The day.
    #[sea_orm(primary_key)]
    #[field(technical = "jour du segment", label = "Jour")]
    pub day: NaiveDate,
    /// The first line of the day.
    #[field(technical = "position de la première ligne", label = "Première ligne")]
    pub first_position: i64,
    /// The last one.
    #[field(technical = "position de la dernière ligne", label = "Dernière ligne")]
    pub last_position: i64,
    /// The link before the first line.
    #[field(technical = "maillon d'ouverture de la chaîne", label = "Ouverture")]
    pub opening: Digest,
    /// The link of the last line.
    #[field(technical = "maillon de fermeture de la chaîne", label = "Racine")]
    pub root: Digest,
    /// When its lines were purged.
    #[field(technical = "date de la purge des lignes", label = "Purgé le")]
    pub purged_at: Option<DateTime<Utc>>,
}
