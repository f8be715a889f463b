//! Screenings and assessments: every version is a row, and only the instant at which it was replaced ever changes.

use chrono::{DateTime, Utc};
use kernel::records::Word;
use privacy::{Digest, Id, Personal, Slug};

use super::processing::{DPIA, DPIA_LIFE};

/// The answers to the screening of a processing.
#[derive(privacy::Record)]
#[record(table = "dpia_screening", processing = DPIA, subject(account = "author"), retention = DPIA_LIFE)]
pub struct Screening {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la version", label = "Version")]
    pub id: Id,
    /// The processing.
    #[field(technical = "identifiant du traitement", label = "Traitement")]
    pub processing: Slug,
    /// Its rank, from one.
    #[field(technical = "rang de la version", label = "Rang")]
    pub number: i64,
    /// The answers and their reasons, in JSON.
    #[field(editorial, label = "Réponses")]
    pub content: String,
    /// What the answers were given for.
    #[field(technical = "empreinte du périmètre", label = "Périmètre")]
    pub scope: Digest,
    /// The account of who answered; none when the program itself did, by a command.
    #[field(personal(category = ProfessionalLife, retention = DPIA_LIFE, erasure = keep("preuve de la décision et de son auteur, RGPD, art. 5 §2 et 17 §3 b")), label = "Auteur")]
    pub author: Option<Personal<Id>>,
    /// When.
    #[field(technical = "date de la réponse", label = "Répondu le")]
    pub written_at: DateTime<Utc>,
    /// When another version took its place.
    #[field(technical = "fait courir la durée de conservation", label = "Remplacé le")]
    pub replaced_at: Option<DateTime<Utc>>,
}

/// An assessment of a processing.
#[derive(privacy::Record)]
#[record(table = "dpia_assessment", processing = DPIA, subject(account = "author"), retention = DPIA_LIFE)]
pub struct Assessment {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la version", label = "Version")]
    pub id: Id,
    /// The processing.
    #[field(technical = "identifiant du traitement", label = "Traitement")]
    pub processing: Slug,
    /// Its rank, from one.
    #[field(technical = "rang de la version", label = "Rang")]
    pub number: i64,
    /// Where it stands.
    #[field(technical = "état de l'analyse, parmi quatre", label = "État")]
    pub state: Word,
    /// Answers, measures, risks, opinions, in JSON.
    #[field(editorial, label = "Contenu")]
    pub content: String,
    /// What it was written for.
    #[field(technical = "empreinte du périmètre", label = "Périmètre")]
    pub scope: Digest,
    /// The account of who wrote, advised or decided; none when the program itself did, by a command.
    #[field(personal(category = ProfessionalLife, retention = DPIA_LIFE, erasure = keep("preuve de la décision et de son auteur, RGPD, art. 5 §2 et 17 §3 b")), label = "Auteur")]
    pub author: Option<Personal<Id>>,
    /// When.
    #[field(technical = "date de la version", label = "Écrite le")]
    pub written_at: DateTime<Utc>,
    /// When another version took its place.
    #[field(technical = "fait courir la durée de conservation", label = "Remplacée le")]
    pub replaced_at: Option<DateTime<Utc>>,
}
