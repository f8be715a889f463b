//! The history of fields: who changed what, when, from what to what.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::registry::processing::{AUTHORSHIP, PORTFOLIO};

/// One field changed once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_history")]
#[record(processing = PORTFOLIO, subject = "account")]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// What was changed.
    #[field(technical = "genre de fiche")]
    pub kind: Kind,
    /// Which one.
    #[field(technical = "fiche modifiée")]
    pub record: Slug,
    /// Name of the field.
    #[field(technical = "nom du champ dans la source")]
    pub field: Slug,
    /// JSON of the value before; nothing for a contact.
    #[field(editorial)]
    pub before: Option<String>,
    /// JSON of the value after; nothing for a contact.
    #[field(editorial)]
    pub after: Option<String>,
    /// Import or edition here.
    #[field(technical = "import ou modification faite ici")]
    pub origin: Origin,
    /// Account of who changed it; nothing for an import.
    #[field(personal(category = ProfessionalLife, retention = AUTHORSHIP, erasure = pseudonymise))]
    pub account: Option<Personal<Id>>,
    /// When.
    #[field(technical = "date de la modification")]
    pub changed_at: DateTime<Utc>,
}

/// What a line of history is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Kind {
    /// A product.
    #[sea_orm(string_value = "produit")]
    Product,
    /// An incubator.
    #[sea_orm(string_value = "incubateur")]
    Incubator,
    /// An organisation.
    #[sea_orm(string_value = "organisation")]
    Organisation,
}

/// Where a change comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Origin {
    /// An import of the source.
    #[sea_orm(string_value = "import")]
    Import,
    /// Somebody, here.
    #[sea_orm(string_value = "ici")]
    Here,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
