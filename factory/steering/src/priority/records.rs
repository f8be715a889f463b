//! A candidate feature: what it should move, what it costs, what became of it.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A candidate.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "priority_candidate")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la fonctionnalité")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// What would be built.
    #[field(editorial)]
    pub title: String,
    /// Why it should move the indicator.
    #[field(editorial)]
    pub hypothesis: String,
    /// The indicator that it should move.
    #[field(technical = "indicateur visé")]
    pub indicator: Id,
    /// How much it should move it, from 1 to 5.
    #[field(technical = "gain attendu, de 1 à 5")]
    pub gain: i64,
    /// How sure the team is, from 1 to 5.
    #[field(technical = "confiance de l'équipe, de 1 à 5")]
    pub confidence: i64,
    /// What it costs, in cents.
    #[field(technical = "coût estimé, en centimes")]
    pub cost_cents: i64,
    /// What became of it.
    #[field(technical = "état de la fonctionnalité")]
    pub state: State,
    /// When it was delivered or given up.
    #[field(technical = "jour de la livraison ou de l'abandon")]
    pub ended_on: Option<NaiveDate>,
    /// What was learned.
    #[field(editorial)]
    pub lesson: String,
    /// Who wrote it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// Last change.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum State {
    /// It waits.
    Candidate,
    /// People use it.
    Livree,
    /// It will not be built.
    Abandonnee,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
