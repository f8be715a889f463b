//! Violations and their steps. The row of a violation holds what its clock needs; everything that was written stands sealed in its steps.

use chrono::{DateTime, Utc};
use kernel::records::Word;
use kernel::vault::Encrypted;
use privacy::{Digest, Id, Personal, Sensitive};

use super::processing::{STEP_LIFE, VIOLATION_LIFE, VIOLATIONS};

/// A violation.
#[derive(privacy::Record)]
#[record(
    table = "violation",
    processing = VIOLATIONS,
    subject(unidentified = "la ligne décrit un incident : les personnes touchées y sont un nombre, qui a agi figure aux étapes"),
    retention = VIOLATION_LIFE
)]
pub struct Violation {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la violation", label = "Violation")]
    pub id: Id,
    /// Its rank in the register.
    #[field(technical = "rang dans le registre", label = "Numéro")]
    pub number: i64,
    /// What happened in a few words, sealed by a key of its own.
    #[field(personal(category = FreeText, retention = VIOLATION_LIFE, erasure = keep("registre des violations, art. 33 §5 et 17 §3 b")), label = "Intitulé")]
    pub title: Sensitive<Encrypted>,
    /// The digest of the key of the form that opened it: a form sent twice opens one.
    #[field(technical = "empreinte de la clé du formulaire d'ouverture", label = "Empreinte du formulaire")]
    pub opening: Digest,
    /// When it became known: the clock of 72 hours starts here.
    #[field(technical = "prise de connaissance, qui fait courir les 72 heures", label = "Connue le")]
    pub aware_at: DateTime<Utc>,
    /// When it was written here.
    #[field(technical = "date d'ouverture", label = "Ouverte le")]
    pub opened_at: DateTime<Utc>,
    /// Number of steps: who saw another number acts on something that has changed.
    #[field(technical = "nombre d'étapes", label = "Version")]
    pub version: i64,
    /// The last alert sent, in hours since it became known.
    #[field(technical = "dernière alerte, en heures", label = "Alerte")]
    pub alerted_hours: i64,
    /// When the clock stopped: notified, or not to be.
    #[field(technical = "date à laquelle le délai a cessé de courir", label = "Réglée le")]
    pub settled_at: Option<DateTime<Utc>>,
    /// The step whose letters to people were written last.
    #[field(technical = "étape dont les lettres sont écrites", label = "Étape des lettres")]
    pub letters_step: Option<Id>,
    /// How many letters.
    #[field(technical = "nombre de lettres écrites", label = "Lettres")]
    pub letters: i64,
    /// The end.
    #[field(technical = "fait courir la durée de conservation", label = "Close le")]
    pub closed_at: Option<DateTime<Utc>>,
}

/// A step of a violation: added, never rewritten.
#[derive(privacy::Record)]
#[record(table = "violation_step", processing = VIOLATIONS, subject(account = "author"), retention = STEP_LIFE)]
pub struct ViolationStep {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'étape", label = "Étape")]
    pub id: Id,
    /// Its violation.
    #[field(technical = "violation", label = "Violation")]
    pub violation: Id,
    /// Its rank.
    #[field(technical = "rang de l'étape", label = "Rang")]
    pub rank: i64,
    /// What kind of step.
    #[field(technical = "nature de l'étape, parmi sept", label = "Nature")]
    pub kind: Word,
    /// When.
    #[field(technical = "date de l'étape", label = "Date")]
    pub at: DateTime<Utc>,
    /// The account of who did it.
    #[field(personal(category = ProfessionalLife, retention = STEP_LIFE, erasure = keep("registre des violations, art. 33 §5 et 17 §3 b")), label = "Auteur")]
    pub author: Personal<String>,
    /// What was written, sealed by the key of the violation.
    #[field(personal(category = FreeText, retention = STEP_LIFE, erasure = keep("registre des violations, art. 33 §5 et 17 §3 b")), label = "Contenu")]
    pub content: Sensitive<Encrypted>,
}
