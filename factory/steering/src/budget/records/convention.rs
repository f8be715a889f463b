//! Who funds a product, by which convention, until when.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A convention with a funder.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "budget_convention")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la convention")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The organisation that pays.
    #[field(editorial)]
    pub funder: String,
    /// As what it pays.
    #[field(technical = "nature du financeur")]
    pub kind: Funder,
    /// The reference of the convention.
    #[field(editorial)]
    pub reference: String,
    /// The amount, in cents.
    #[field(technical = "montant en centimes")]
    pub amount_cents: i64,
    /// The first day.
    #[field(technical = "premier jour de la convention")]
    pub starts_on: NaiveDate,
    /// The last day.
    #[field(technical = "dernier jour de la convention")]
    pub ends_on: NaiveDate,
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

/// As what an organisation funds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Funder {
    /// The administration that carries the product.
    Sponsor,
    /// The acceleration fund of the network.
    Fast,
    /// Another fund of the State.
    Fonds,
    /// A local authority, an operator, anybody else.
    Autre,
}

impl Funder {
    /// All, in order.
    pub const ALL: [Funder; 4] = [Funder::Sponsor, Funder::Fast, Funder::Fonds, Funder::Autre];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Funder::Sponsor => "sponsor",
            Funder::Fast => "fast",
            Funder::Fonds => "fonds",
            Funder::Autre => "autre",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Funder::Sponsor => "Sponsor",
            Funder::Fast => "FAST",
            Funder::Fonds => "Autre fonds de l'État",
            Funder::Autre => "Autre financeur",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
