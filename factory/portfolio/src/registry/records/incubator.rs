//! The incubators.

use chrono::{DateTime, Utc};
use privacy::{Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::registry::processing::{INCUBATOR_CONTACT, PORTFOLIO};

/// An incubator.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_incubator")]
#[record(processing = PORTFOLIO, subject(contact = "contact"))]
pub struct Model {
    /// Identifier of the source.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant public de l'incubateur")]
    pub id: Slug,
    /// Displayed name.
    #[field(editorial)]
    pub title: String,
    /// Organisation it belongs to.
    #[field(editorial)]
    pub owner: Option<String>,
    /// One sentence.
    #[field(editorial)]
    pub short_description: Option<String>,
    /// File of its logo in the source.
    #[field(editorial)]
    pub logo: Option<String>,
    /// Its source code.
    #[field(editorial)]
    pub github: Option<String>,
    /// Address of its team.
    #[field(personal(category = ProfessionalLife, retention = INCUBATOR_CONTACT, erasure = delete))]
    pub contact: Option<Personal<String>>,
    /// Postal address.
    #[field(editorial)]
    pub address: Option<String>,
    /// Its site.
    #[field(editorial)]
    pub website: Option<String>,
    /// Products it shows first, JSON list.
    #[field(editorial)]
    pub highlighted_startups: String,
    /// Older addresses, JSON list.
    #[field(editorial)]
    pub redirect_from: String,
    /// Whether the source leaves it out of its lists.
    #[field(technical = "absent des listes de la source")]
    pub hidden: Option<bool>,
    /// Keys outside the format, JSON.
    #[field(editorial)]
    pub extra: String,
    /// The text, Markdown.
    #[field(editorial)]
    pub body: String,
    /// First import.
    #[field(technical = "date du premier import")]
    pub imported_at: Option<DateTime<Utc>>,
    /// Last change.
    #[field(technical = "date de dernière modification")]
    pub changed_at: DateTime<Utc>,
    /// Whether the demonstration created it and nothing has changed it since.
    #[field(technical = "créé par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
