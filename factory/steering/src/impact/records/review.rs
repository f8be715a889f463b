//! A review of an indicator: dated, signed, by somebody else than who defined it.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A review.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "impact_review")]
#[record(processing = STEERING, subject = "account")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la revue")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The indicator.
    #[field(technical = "indicateur")]
    pub indicator: Id,
    /// What it says.
    #[field(technical = "niveau de revue")]
    pub level: Reviewed,
    /// Why.
    #[field(editorial)]
    pub remark: String,
    /// As what the person signed.
    #[field(technical = "qualité du signataire")]
    pub quality: Slug,
    /// Who.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub account: Personal<Id>,
    /// The name that is signed.
    #[field(personal(category = Identification, retention = AUTHOR, erasure = pseudonymise))]
    pub name: Personal<String>,
    /// When.
    #[field(technical = "date de la signature")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// What a review concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Reviewed {
    /// It has to be taken up again: it counts as not reviewed.
    AReprendre,
    /// The figures are those of the source, computed as said.
    Certifiee,
    /// It measures what matters.
    Validee,
}

impl Reviewed {
    /// All, the weakest first.
    pub const ALL: [Reviewed; 3] = [Reviewed::AReprendre, Reviewed::Certifiee, Reviewed::Validee];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Reviewed::AReprendre => "a-reprendre",
            Reviewed::Certifiee => "certifiee",
            Reviewed::Validee => "validee",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Reviewed::AReprendre => "À reprendre",
            Reviewed::Certifiee => "Certifiée : les chiffres sont ceux de la source, calculés comme il est dit",
            Reviewed::Validee => "Validée sur le fond : l'indicateur mesure ce qui compte",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
