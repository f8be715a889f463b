//! What was learnt from users, what was decided of it, what was delivered.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Digest, Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// An *enseignement*, its product decision and its delivery.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "lab_lesson")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'enseignement")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The session that taught it.
    #[field(technical = "séance")]
    pub session: Id,
    /// What users said, in the team's words, about no person.
    #[field(editorial)]
    pub statement: String,
    /// Digest of the statement bound to its session's.
    #[field(technical = "empreinte de l'enseignement et de sa séance")]
    pub digest: Digest,
    /// Yes or no; nothing while it waits.
    #[field(technical = "décision produit")]
    pub choice: Option<Choice>,
    /// What is decided, or why not.
    #[field(editorial)]
    pub reason: String,
    /// When it was decided.
    #[field(technical = "jour de la décision")]
    pub decided_on: Option<NaiveDate>,
    /// What was delivered.
    #[field(editorial)]
    pub delivery: String,
    /// Where it shows.
    #[field(editorial)]
    pub link: Option<String>,
    /// When it was delivered.
    #[field(technical = "jour de la livraison")]
    pub delivered_on: Option<NaiveDate>,
    /// Who wrote it last.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// Last change.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// A product decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Choice {
    /// It will be done.
    Oui,
    /// It will not, and the reason is told.
    Non,
}

impl Choice {
    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Choice::Oui => "oui",
            Choice::Non => "non",
        }
    }
}

impl Model {
    /// Where it stands: a word and a badge.
    pub fn stand(&self) -> (&'static str, &'static str) {
        match (self.choice, self.delivered_on) {
            (None, _) => ("À décider", "warning"),
            (Some(Choice::Non), _) => ("Non", ""),
            (Some(Choice::Oui), None) => ("Décidé", "info"),
            (Some(Choice::Oui), Some(_)) => ("Livré", "success"),
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
