//! A problem that an agent proposes: its words are sealed by a key of its own.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::vault::Encrypted;
use privacy::{Digest, Fate, Id, Period, Personal, Retention, Sensitive, Slug, Trigger};
use sea_orm::entity::prelude::*;

use crate::processing::STEERING;

/// A proposal: two years after its answer, the time to propose it again.
pub const PROPOSAL: Retention = Retention {
    trigger: Trigger::Column("answered_at"),
    active: Period::years(2),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement : le temps de représenter une candidature",
};

/// A problem.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "candidature_problem")]
#[record(processing = STEERING, subject(account = "account", contact = "email"), retention = PROPOSAL)]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la candidature")]
    pub id: Id,
    /// The problem in a few words, about no person.
    #[field(editorial)]
    pub title: String,
    /// Where the answer goes.
    #[field(personal(category = Identification, retention = PROPOSAL, erasure = delete))]
    pub email: Personal<String>,
    /// The account of who proposes, when signed in.
    #[field(technical = "compte de la personne qui propose")]
    pub account: Option<Id>,
    /// Drama, frequency, people, existing solutions: JSON, sealed.
    #[field(personal(category = FreeText, retention = PROPOSAL, erasure = delete))]
    pub words: Sensitive<Encrypted>,
    /// Where it stands.
    #[field(technical = "étape de la candidature")]
    pub state: Stage,
    /// Digest of the address by which it is followed.
    #[field(technical = "empreinte d'un jeton tiré au sort")]
    pub follow: Digest,
    /// The day of the pitch.
    #[field(technical = "jour de la présentation au jury")]
    pub pitch_on: Option<NaiveDate>,
    /// The reason sent back, sealed.
    #[field(personal(category = FreeText, retention = PROPOSAL, erasure = delete))]
    pub answer: Option<Sensitive<Encrypted>>,
    /// The product that it became.
    #[field(technical = "produit né de la candidature")]
    pub product: Option<Slug>,
    /// Reception.
    #[field(technical = "date de réception")]
    pub received_at: DateTime<Utc>,
    /// The answer.
    #[field(technical = "fait courir la durée de conservation")]
    pub answered_at: Option<DateTime<Utc>>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// Where a candidature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Stage {
    /// Received: the pre-jury votes.
    Prejury,
    /// The pitch is planned: the jury votes after it.
    Jury,
    /// Kept: an investigation begins.
    Retenue,
    /// Refused, with its reason.
    Refusee,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Stage; 4] = [Stage::Prejury, Stage::Jury, Stage::Retenue, Stage::Refusee];

    /// The label and the badge.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Stage::Prejury => ("Au pré-jury", "info"),
            Stage::Jury => ("Au jury", "new"),
            Stage::Retenue => ("Retenue", "success"),
            Stage::Refusee => ("Non retenue", ""),
        }
    }

    /// The identifier in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Stage::Prejury => "prejury",
            Stage::Jury => "jury",
            Stage::Retenue => "retenue",
            Stage::Refusee => "refusee",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
