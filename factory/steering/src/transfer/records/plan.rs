//! Plans of handing over, a line each: to whom, by when, where it stands.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "transfer_plan")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du plan")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// To whom.
    #[field(technical = "sens de la passation")]
    pub direction: Direction,
    /// The administration or the company that takes over.
    #[field(editorial)]
    pub receiver: String,
    /// Address of the account that checks each item for it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub receiver_email: Personal<String>,
    /// The day by which it is done.
    #[field(technical = "terme de la passation")]
    pub due_on: NaiveDate,
    /// Where it stands.
    #[field(technical = "état du plan")]
    pub state: State,
    /// The record that the receiver signed.
    #[field(technical = "procès-verbal scellé")]
    pub decision: Option<Id>,
    /// Who opened it, and hands over.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// To whom a product goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Direction {
    /// Another administration carries the service on.
    Administration,
    /// Another contractor works on it.
    Prestataire,
}

impl Direction {
    /// All, in order.
    pub const ALL: [Direction; 2] = [Direction::Administration, Direction::Prestataire];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Direction::Administration => "administration",
            Direction::Prestataire => "prestataire",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Direction::Administration => "À une autre administration",
            Direction::Prestataire => "D'un prestataire au suivant",
        }
    }
}

/// Where a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum State {
    /// Items are handed over and checked.
    Ouvert,
    /// The receiver signed that everything is there.
    Signe,
    /// It did not take place.
    Abandonne,
}

impl State {
    /// The French label, and the kind of its badge.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            State::Ouvert => ("En cours", "info"),
            State::Signe => ("Signé et scellé", "success"),
            State::Abandonne => ("Abandonné", ""),
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
