//! The requests of people and the proofs of their erasures.

use chrono::{DateTime, Utc};
use kernel::records::Word;
use kernel::vault::Encrypted;
use privacy::{Digest, Id, Personal, Sensitive};

use super::processing::{REQUEST_LIFE, RESTRICTION_LIFE, RIGHTS};

/// A request. The address goes with the person who is erased; dates and states stay as evidence that they were answered.
#[derive(privacy::Record)]
#[record(table = "rights_request", processing = RIGHTS, subject(account = "account", contact = "email"), retention = REQUEST_LIFE)]
pub struct Request {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la demande", label = "Demande")]
    pub id: Id,
    /// The right exercised.
    #[field(technical = "droit exercé, parmi six", label = "Droit")]
    pub right_asked: Word,
    /// Where the answer goes.
    #[field(personal(category = Identification, retention = REQUEST_LIFE, erasure = delete), label = "Adresse électronique")]
    pub email: Personal<String>,
    /// The account of who asks, when they are signed in.
    #[field(technical = "compte de la personne", label = "Compte")]
    pub account: Option<Id>,
    /// What is asked, sealed by a key of its own.
    #[field(personal(category = FreeText, retention = REQUEST_LIFE, erasure = delete), label = "Message")]
    pub message: Option<Sensitive<Encrypted>>,
    /// What the service answered, sealed by the same key.
    #[field(personal(category = FreeText, retention = REQUEST_LIFE, erasure = delete), label = "Réponse")]
    pub answer: Option<Sensitive<Encrypted>>,
    /// Where it stands.
    #[field(technical = "état de la demande, parmi cinq", label = "État")]
    pub state: Word,
    /// The keyed digest of the code that proves the address.
    #[field(technical = "empreinte scellée d'un code tiré au sort", label = "Empreinte du code")]
    pub code: Option<Digest>,
    /// Wrong tries of the code.
    #[field(technical = "nombre d'essais du code", label = "Essais")]
    pub tries: i64,
    /// The digest of the address by which the person follows the request.
    #[field(technical = "empreinte d'un jeton tiré au sort", label = "Empreinte du suivi")]
    pub follow: Digest,
    /// The digest of the one-time address of the export.
    #[field(technical = "empreinte d'un jeton tiré au sort", label = "Empreinte du lien d'export")]
    pub download: Option<Digest>,
    /// Reception.
    #[field(technical = "date de réception", label = "Reçue le")]
    pub received_at: DateTime<Utc>,
    /// When the identity was proved: nothing is handed over before.
    #[field(technical = "date de la vérification d'identité", label = "Identité vérifiée le")]
    pub verified_at: Option<DateTime<Utc>>,
    /// The last instant for the answer.
    #[field(technical = "échéance de la réponse", label = "Échéance")]
    pub due_at: DateTime<Utc>,
    /// When two more months were taken.
    #[field(technical = "date de la prolongation", label = "Prolongée le")]
    pub extended_at: Option<DateTime<Utc>>,
    /// When the officer was last warned.
    #[field(technical = "date de la dernière alerte", label = "Alerte")]
    pub alerted_at: Option<DateTime<Utc>>,
    /// The answer.
    #[field(technical = "fait courir la durée de conservation", label = "Répondue le")]
    pub answered_at: Option<DateTime<Utc>>,
}

/// What an erasure did, by numbers of rows.
#[derive(privacy::Record)]
#[record(
    table = "rights_proof",
    no_person = "décomptes par table et empreintes : la personne effacée n'y est plus reconnaissable"
)]
pub struct ErasureProof {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la preuve", label = "Preuve")]
    pub id: Id,
    /// When.
    #[field(technical = "date de l'effacement", label = "Date")]
    pub erased_at: DateTime<Utc>,
    /// The keyed digest of what journals called the person.
    #[field(technical = "empreinte scellée du pseudonyme", label = "Personne")]
    pub person: Digest,
    /// Numbers of rows by table, in JSON.
    #[field(editorial)]
    pub content: String,
    /// SHA-256 of the content.
    #[field(technical = "empreinte du contenu", label = "Empreinte")]
    pub digest: Digest,
}

/// Somebody whose data are kept without being used.
#[derive(privacy::Record)]
#[record(table = "rights_restriction", processing = RIGHTS, subject(account = "account", contact = "email"), retention = RESTRICTION_LIFE)]
pub struct RestrictionLine {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la limitation", label = "Limitation")]
    pub id: Id,
    /// The request that asked for it.
    #[field(technical = "demande d'où vient la limitation", label = "Demande")]
    pub request: Id,
    /// The account of the person.
    #[field(technical = "compte de la personne", label = "Compte")]
    pub account: Option<Id>,
    /// The address of the person.
    #[field(personal(category = Identification, retention = RESTRICTION_LIFE, erasure = delete), label = "Adresse électronique")]
    pub email: Personal<String>,
    /// The beginning.
    #[field(technical = "début de la limitation", label = "Depuis le")]
    pub since: DateTime<Utc>,
    /// When its end was decided.
    #[field(technical = "date de la décision d'y mettre fin", label = "Fin décidée le")]
    pub end_planned_at: Option<DateTime<Utc>>,
    /// The end.
    #[field(technical = "fait courir la durée de conservation", label = "Levée le")]
    pub lifted_at: Option<DateTime<Utc>>,
}
