//! Evidence for the criteria of gates: lines are added, the latest counts.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::gate::gates::Gate;
use crate::processing::{AUTHOR, STEERING};

/// A line of evidence.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "gate_evidence")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The gate.
    #[field(technical = "jalon")]
    pub gate: Gate,
    /// The criterion.
    #[field(technical = "critère du jalon")]
    pub criterion: Slug,
    /// Whether it holds.
    #[field(technical = "le critère est tenu")]
    pub held: bool,
    /// From 1 to 10, where the gate asks for it.
    #[field(technical = "note de 1 à 10 donnée au produit")]
    pub score: Option<i64>,
    /// What kind of measure shows it.
    #[field(technical = "nature de la mesure")]
    pub measure: Option<Measure>,
    /// What shows it.
    #[field(editorial)]
    pub evidence: String,
    /// Where it can be read.
    #[field(editorial)]
    pub link: Option<String>,
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

/// What a measure measures: only one of them is an impact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Measure {
    /// Visits, accounts, transactions.
    Usage,
    /// What users say of it.
    Satisfaction,
    /// What it costs per use.
    Efficience,
    /// What changed in the world.
    Impact,
}

impl Measure {
    /// All, in order.
    pub const ALL: [Measure; 4] = [Measure::Impact, Measure::Satisfaction, Measure::Efficience, Measure::Usage];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Measure::Usage => "usage",
            Measure::Satisfaction => "satisfaction",
            Measure::Efficience => "efficience",
            Measure::Impact => "impact",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Measure::Usage => "Usage : visites, comptes, transactions",
            Measure::Satisfaction => "Satisfaction : ce que les personnes en disent",
            Measure::Efficience => "Efficience : ce que coûte une utilisation",
            Measure::Impact => "Impact : ce qui a changé pour les personnes",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
