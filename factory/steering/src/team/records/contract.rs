//! A contract or a purchase order: days ordered, days used.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A contract, in half-days.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "team_contract")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// What it buys.
    #[field(editorial)]
    pub label: String,
    /// What it is.
    #[field(technical = "nature du contrat")]
    pub kind: Kind,
    /// The company that holds it.
    #[field(editorial)]
    pub holder: String,
    /// Those that work with it.
    #[field(editorial)]
    pub partners: String,
    /// Half-days ordered.
    #[field(technical = "demi-journées commandées")]
    pub ordered: i64,
    /// Half-days used.
    #[field(technical = "demi-journées consommées")]
    pub consumed: i64,
    /// Its last day.
    #[field(technical = "dernier jour du contrat")]
    pub ends_on: NaiveDate,
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

/// What a contract is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Kind {
    /// A purchase order of a framework agreement.
    BonDeCommande,
    /// A contract of its own.
    Marche,
    /// A group of companies, one of which leads.
    Groupement,
    /// An agreement between administrations.
    Convention,
}

impl Kind {
    /// All.
    pub const ALL: [Kind; 4] = [Kind::BonDeCommande, Kind::Marche, Kind::Groupement, Kind::Convention];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Kind::BonDeCommande => "bon-de-commande",
            Kind::Marche => "marche",
            Kind::Groupement => "groupement",
            Kind::Convention => "convention",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Kind::BonDeCommande => "Bon de commande",
            Kind::Marche => "Marché",
            Kind::Groupement => "Groupement",
            Kind::Convention => "Convention",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
