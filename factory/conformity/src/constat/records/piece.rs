//! A document as stored: its content sealed by a key of its own.

use chrono::{DateTime, Utc};
use kernel::vault::Encrypted;
use privacy::{Digest, Id, Personal, Sensitive, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{CONFORMITY, PIECE_LIFE};

/// A document.
#[derive(Clone, Debug, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "conformity_piece")]
#[record(processing = CONFORMITY, subject(account = "account"))]
pub struct Model {
    /// Identifier, under which its key stands.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la pièce")]
    pub id: Id,
    /// Its product or service.
    #[field(technical = "produit ou service")]
    pub product: Slug,
    /// Account of who brought it.
    #[field(personal(category = ProfessionalLife, retention = PIECE_LIFE, erasure = pseudonymise))]
    pub account: Personal<Id>,
    /// The file's name.
    #[field(personal(category = ProfessionalLife, retention = PIECE_LIFE, erasure = keep("preuve de la conformité, art. 17 §3 b")))]
    pub name: Personal<String>,
    /// The content, in base64, sealed.
    #[field(personal(category = FreeText, retention = PIECE_LIFE, erasure = keep("preuve de la conformité, art. 17 §3 b")))]
    pub content: Sensitive<Encrypted>,
    /// Bytes of the content.
    #[field(technical = "taille en octets")]
    pub size: i64,
    /// SHA-256 of the content.
    #[field(technical = "empreinte du contenu")]
    pub digest: Digest,
    /// When it was brought.
    #[field(technical = "date du dépôt, fait courir la durée de conservation")]
    pub at: DateTime<Utc>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
