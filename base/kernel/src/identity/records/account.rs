//! Who may sign in.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal};
use sea_orm::entity::prelude::*;

use super::processing::{ACCOUNT_LIFE, ACCOUNTS};

/// An account of the deployment, whatever the service.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "account")]
#[record(processing = ACCOUNTS, subject = "id")]
pub struct Model {
    /// What journals call the person.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du compte", label = "Compte")]
    pub id: Id,
    /// The address, in lower case.
    #[field(personal(category = Identification, retention = ACCOUNT_LIFE, erasure = delete), label = "Adresse électronique")]
    pub email: Personal<String>,
    /// The name shown to the person.
    #[field(personal(category = Identification, retention = ACCOUNT_LIFE, erasure = delete), label = "Nom")]
    pub name: Personal<String>,
    /// SHA-256 of ProConnect's issuer and subject, once the person came that way.
    #[field(personal(category = Connection, retention = ACCOUNT_LIFE, erasure = delete), label = "Empreinte de l'identité ProConnect")]
    pub subject: Option<Personal<Digest>>,
    /// Creation.
    #[field(technical = "date de création", label = "Création")]
    pub created_at: DateTime<Utc>,
    /// The last sign-in, or the creation.
    #[field(technical = "fait courir la durée de conservation", label = "Dernière connexion")]
    pub signed_in_at: DateTime<Utc>,
    /// Since when nobody may sign in with it.
    #[field(technical = "fermeture du compte", label = "Fermeture")]
    pub disabled_at: Option<DateTime<Utc>>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
