//! What people say of a roadmap while it is written.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A comment, open until it is answered.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "strategy_comment")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du commentaire")]
    pub id: Id,
    /// The roadmap.
    #[field(technical = "feuille de route")]
    pub roadmap: Id,
    /// What is said.
    #[field(editorial)]
    pub text: String,
    /// What was made of it.
    #[field(editorial)]
    pub answer: Option<String>,
    /// Who wrote it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When.
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
