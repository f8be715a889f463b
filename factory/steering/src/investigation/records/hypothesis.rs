//! A hypothesis, to be tested, confirmed or refuted with its evidence.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A hypothesis.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "investigation_hypothesis")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'hypothèse")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// What is supposed.
    #[field(editorial)]
    pub statement: String,
    /// Where it stands.
    #[field(technical = "état de l'hypothèse")]
    pub state: Verdict,
    /// What shows it.
    #[field(editorial)]
    pub evidence: String,
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

/// What is known of a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing yet.
    ATester,
    /// Confirmed.
    Confirmee,
    /// Refuted, which is a result.
    Refutee,
}

impl Verdict {
    /// All.
    pub const ALL: [Verdict; 3] = [Verdict::ATester, Verdict::Confirmee, Verdict::Refutee];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::ATester => "a-tester",
            Verdict::Confirmee => "confirmee",
            Verdict::Refutee => "refutee",
        }
    }

    /// The label and the badge.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Verdict::ATester => ("À tester", "info"),
            Verdict::Confirmee => ("Confirmée", "success"),
            Verdict::Refutee => ("Réfutée", "warning"),
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
