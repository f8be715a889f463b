//! Who may sign in.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal};
use sea_orm::entity::prelude::*;

/// An account of the deployment, whatever the service.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// What journals call the person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id,
    /// The address, in lower case.
    pub email: Personal<String>,
    /// The name shown to the person.
    pub name: Personal<String>,
    /// SHA-256 of ProConnect's issuer and subject, once the person came that way.
    pub subject: Option<Digest>,
    /// Creation.
    pub created_at: DateTime<Utc>,
    /// The last sign-in, or the creation.
    pub signed_in_at: DateTime<Utc>,
    /// Since when nobody may sign in with it.
    pub disabled_at: Option<DateTime<Utc>>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
