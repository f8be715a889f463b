//! Jobs and letters that wait for their turn.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal};

use super::Word;
use super::processing::{BACKGROUND, JOB_LIFE, LETTER_LIFE, LETTERS};
use crate::vault::Encrypted;

/// A job: what is to be done, when, and how it went. What it is about is emptied once it is done.
#[derive(privacy::Record)]
#[record(table = "kernel_job", processing = BACKGROUND, retention = JOB_LIFE)]
#[record(subject(
    unidentified = "un travail porte des identifiants et non des personnes ; son contenu est vidé dès qu'il est fait"
))]
pub struct KernelJob {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du travail", label = "Travail")]
    pub id: Id,
    /// What kind of work.
    #[field(technical = "nature du travail, nommée par le programme", label = "Nature")]
    pub kind: Word,
    /// What it is about.
    #[field(personal(category = Other, retention = JOB_LIFE, erasure = delete), label = "Contenu")]
    pub payload: Personal<String>,
    /// Not before.
    #[field(technical = "échéance", label = "Échéance")]
    pub run_at: DateTime<Utc>,
    /// Tries so far.
    #[field(technical = "nombre d'essais", label = "Essais")]
    pub attempts: i64,
    /// Where it stands.
    #[field(technical = "état, parmi quatre", label = "État")]
    pub state: JobState,
    /// Until when a worker holds it.
    #[field(technical = "fin du bail de l'exécutant", label = "Tenu jusqu'au")]
    pub locked_until: Option<DateTime<Utc>>,
    /// How the last try failed, without values.
    #[field(personal(category = Other, retention = JOB_LIFE, erasure = delete), label = "Dernière erreur")]
    pub last_error: Option<Personal<String>>,
    /// When it was asked for.
    #[field(technical = "date de la demande", label = "Demandé le")]
    pub created_at: DateTime<Utc>,
    /// When it was done or given up.
    #[field(technical = "fait courir la durée de conservation", label = "Fini le")]
    pub done_at: Option<DateTime<Utc>>,
}

/// Where a job stands, as stored in French.
#[derive(Clone, Copy, Debug, PartialEq, Eq, privacy::ClosedText)]
pub enum JobState {
    /// `attente`
    Waiting,
    /// `cours`
    Running,
    /// `fait`
    Done,
    /// `mort`
    Dead,
}

/// A letter of the outbox: emptied once it is sent.
#[derive(privacy::Record)]
#[record(table = "kernel_letter", processing = LETTERS, subject(contact = "recipient"))]
pub struct KernelLetter {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la lettre", label = "Lettre")]
    pub id: Id,
    /// The address that receives it.
    #[field(personal(category = Identification, retention = LETTER_LIFE, erasure = delete), label = "Destinataire")]
    pub recipient: Personal<String>,
    /// Its subject.
    #[field(personal(category = Other, retention = LETTER_LIFE, erasure = delete), label = "Objet")]
    pub subject: Personal<String>,
    /// Its text, sealed by a key of its own that is destroyed once it is sent.
    #[field(personal(category = Identification, retention = LETTER_LIFE, erasure = delete), label = "Texte")]
    pub body: Personal<Encrypted>,
    /// When it was written.
    #[field(technical = "fait courir la durée de conservation", label = "Écrite le")]
    pub created_at: DateTime<Utc>,
    /// When it left.
    #[field(technical = "date d'envoi", label = "Envoyée le")]
    pub sent_at: Option<DateTime<Utc>>,
}
