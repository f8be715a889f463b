//! The codes that sign-in sends by e-mail.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, OwnUrl, Personal};
use sea_orm::entity::prelude::*;

use super::processing::{ACCOUNTS, CODE_LIFE};

/// A code asked for, whether or not its address may sign in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "account_code")]
#[record(processing = ACCOUNTS, subject(contact = "email"))]
pub struct Model {
    /// What the journal calls it.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la demande", label = "Demande")]
    pub id: Id,
    /// The address typed.
    #[field(personal(category = Identification, retention = CODE_LIFE, erasure = delete), label = "Adresse électronique")]
    pub email: Personal<String>,
    /// SHA-256 of what the browser that asked holds: the code opens nothing elsewhere.
    #[field(technical = "empreinte d'un jeton tiré au sort", label = "Empreinte du navigateur")]
    pub context: Digest,
    /// HMAC-SHA256 of the address and of the network that asked; empty for codes asked for before it was kept.
    #[field(
        technical = "empreinte scellée de l'adresse et du réseau, pour compter les demandes",
        label = "Empreinte du réseau"
    )]
    pub network: Option<Digest>,
    /// HMAC-SHA256 of the code; empty as long as none was sent, and for good when the address may not sign in.
    #[field(technical = "empreinte scellée d'un code tiré au sort", label = "Empreinte du code")]
    pub code: Option<Digest>,
    /// Where to go once signed in.
    #[field(technical = "page demandée", label = "Page demandée")]
    pub return_to: OwnUrl,
    /// When it was asked for.
    #[field(technical = "fait courir la durée de conservation", label = "Demandé le")]
    pub created_at: DateTime<Utc>,
    /// Wrong tries.
    #[field(technical = "nombre d'essais", label = "Essais")]
    pub tries: i64,
    /// When it was used, or replaced by a newer one in the same browser.
    #[field(technical = "date d'usage ou de remplacement", label = "Utilisé le")]
    pub used_at: Option<DateTime<Utc>>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
