//! What somebody said in an open lab, word for word: sealed, never public.

use chrono::NaiveDate;
use kernel::vault::Encrypted;
use privacy::{Fate, Id, Period, Retention, Sensitive, Trigger};
use sea_orm::entity::prelude::*;

use crate::processing::STEERING;

/// Words: one year after the session, the time to draw lessons from them.
pub const SPOKEN: Retention = Retention {
    trigger: Trigger::Column("held_on"),
    active: Period::years(1),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement : le temps d'en tirer des enseignements et de les vérifier",
};

/// A verbatim. Who said it is not kept: it is erased by the session and the profile.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "lab_verbatim")]
#[record(
    processing = STEERING,
    subject(unidentified = "ni nom, ni compte, ni adresse : une phrase dite par quelqu'un d'un profil, que son équipe efface sur demande"),
    retention = SPOKEN
)]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du verbatim")]
    pub id: Id,
    /// The session.
    #[field(technical = "séance")]
    pub session: Id,
    /// The lesson drawn from it.
    #[field(technical = "enseignement tiré")]
    pub lesson: Option<Id>,
    /// Whom the person stands for.
    #[field(editorial)]
    pub profile: String,
    /// The words, sealed.
    #[field(personal(category = FreeText, retention = SPOKEN, erasure = delete))]
    pub words: Sensitive<Encrypted>,
    /// The day of the session.
    #[field(technical = "fait courir la durée de conservation")]
    pub held_on: NaiveDate,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
