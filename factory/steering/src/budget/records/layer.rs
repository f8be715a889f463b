//! A budget of a product for a year, as planned, revised or real: what stands above its cells.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A layer: the budget of a product for a year, seen at one stage.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "budget_layer")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du volet")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The year.
    #[field(technical = "exercice budgétaire")]
    pub year: i64,
    /// Planned, revised or real.
    #[field(technical = "volet du budget")]
    pub kind: Volet,
    /// Autorisations d'engagement, in cents (LOLF, art. 8: the ceiling of what may be committed).
    #[field(technical = "autorisations d'engagement en centimes")]
    pub ae_cents: Option<i64>,
    /// The day up to which real expenses are counted.
    #[field(technical = "jour auquel les dépenses sont arrêtées")]
    pub settled_on: Option<NaiveDate>,
    /// Whether the year is closed: nothing more will be paid.
    #[field(technical = "exercice clos")]
    pub complete: bool,
    /// Who wrote it last.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Grows at each change.
    #[field(technical = "compteur qui refuse deux modifications simultanées")]
    pub revision: i64,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// The three views of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Volet {
    /// Planned before the year.
    Prevu,
    /// Revised during the year.
    Revise,
    /// Paid.
    Realise,
}

impl Volet {
    /// All, in order.
    pub const ALL: [Volet; 3] = [Volet::Prevu, Volet::Revise, Volet::Realise];

    /// The identifier in addresses and files.
    pub fn id(self) -> &'static str {
        match self {
            Volet::Prevu => "prevu",
            Volet::Revise => "revise",
            Volet::Realise => "realise",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Volet::Prevu => "Prévu",
            Volet::Revise => "Révisé",
            Volet::Realise => "Réalisé",
        }
    }

    /// The one that has this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
