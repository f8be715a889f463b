//! A document read before a committee: a file kept here, or a link.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use super::SEATED;
use crate::processing::STEERING;

/// A document of a committee.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "committee_document")]
#[record(processing = STEERING, subject = "author", retention = SEATED)]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du document")]
    pub id: Id,
    /// The session.
    #[field(technical = "comité")]
    pub session: Id,
    /// What it is.
    #[field(editorial)]
    pub title: String,
    /// Where it is, when it is not kept here.
    #[field(editorial)]
    pub link: Option<String>,
    /// The end of its name: `pdf`.
    #[field(technical = "format du fichier")]
    pub extension: Slug,
    /// Its size, in bytes.
    #[field(technical = "taille en octets")]
    pub size: i64,
    /// The file.
    #[field(personal(category = ProfessionalLife, retention = SEATED, erasure = keep("pièce d'une décision administrative, archives, RGPD art. 17 §3 d")))]
    pub content: Option<Personal<Vec<u8>>>,
    /// Who attached it.
    #[field(personal(category = ProfessionalLife, retention = SEATED, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When.
    #[field(technical = "date du dépôt")]
    pub attached_at: DateTime<Utc>,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
