//! Who is reminded: by a calendar, by a weekly letter.

use chrono::{DateTime, Utc};
use privacy::{Digest, Fate, Id, Period, Personal, Retention, Trigger};
use sea_orm::entity::prelude::*;

use crate::processing::STEERING;

/// A subscription: three years after the last choice, then it is to be chosen again.
pub const SUBSCRIBED: Retention = Retention {
    trigger: Trigger::Column("written_at"),
    active: Period::years(3),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement : un rappel qui n'est plus choisi s'arrête",
};

/// A subscription, one a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "deadline_subscription")]
#[record(processing = STEERING, subject = "account")]
pub struct Model {
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(personal(category = ProfessionalLife, retention = SUBSCRIBED, erasure = delete))]
    pub account: Personal<Id>,
    /// Digest of the token of the calendar's address; nothing when there is none, or it was revoked.
    #[field(technical = "empreinte d'un jeton tiré au sort")]
    pub calendar: Option<Digest>,
    /// Whether the weekly letter is wanted.
    #[field(technical = "la lettre hebdomadaire est demandée")]
    pub letters: bool,
    /// Last change.
    #[field(technical = "date du dernier choix, fait courir la durée de conservation")]
    pub written_at: DateTime<Utc>,
    /// The last letter.
    #[field(technical = "date de la dernière lettre")]
    pub sent_at: Option<DateTime<Utc>>,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
