//! The codes that sign-in sends by e-mail.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, OwnUrl, Personal};
use sea_orm::entity::prelude::*;

/// A code asked for, whether or not its address may sign in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_code")]
pub struct Model {
    /// What the journal calls it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id,
    /// The address typed.
    pub email: Personal<String>,
    /// SHA-256 of what the browser that asked holds: the code opens nothing elsewhere.
    pub context: Digest,
    /// HMAC-SHA256 of the code; empty as long as none was sent, and for good when the address may not sign in.
    pub code: Option<Digest>,
    /// Where to go once signed in.
    pub return_to: OwnUrl,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// Wrong tries.
    pub tries: i64,
    /// When it was used, or replaced by a newer one.
    pub used_at: Option<DateTime<Utc>>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
