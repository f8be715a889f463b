//! An interview: whom it stands for, never who it was. Notes are sealed, and go.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::vault::Encrypted;
use privacy::{Fate, Id, Period, Personal, Retention, Sensitive, Slug, Trigger};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// Notes of an interview: six months, the time of an investigation and of its committee.
pub const NOTES: Retention = Retention {
    trigger: Trigger::Column("held_on"),
    active: Period::months(6),
    intermediate: None,
    fate: Fate::Anonymisation,
    source: "Durée fixée par le responsable de traitement : le temps de l'investigation et de son comité",
};

/// An interview. The person heard is not named: they ask for an erasure with the target and the day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "investigation_interview")]
#[record(processing = STEERING, subject = "interviewer")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'entretien")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// Whom the person stands for: « Agents d'accueil ».
    #[field(editorial)]
    pub target: String,
    /// The day.
    #[field(technical = "fait courir la durée de conservation")]
    pub held_on: NaiveDate,
    /// Whether the person agreed to be quoted without a name.
    #[field(technical = "accord pour être cité sans nom")]
    pub consent: bool,
    /// What may be quoted, about no one who could be recognised.
    #[field(editorial)]
    pub verbatim: String,
    /// What was noted for oneself, sealed.
    #[field(personal(category = FreeText, retention = NOTES, erasure = delete))]
    pub notes: Option<Sensitive<Encrypted>>,
    /// Who held it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub interviewer: Personal<Id>,
    /// When it was written.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
