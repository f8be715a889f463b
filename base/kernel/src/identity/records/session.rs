//! Who is signed in, from where, since when.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal};
use sea_orm::entity::prelude::*;

/// One sign-in on one browser.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_session")]
pub struct Model {
    /// What journals and pages call the session; says nothing of its token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id,
    /// SHA-256 of the token that the browser holds.
    pub token: Digest,
    /// Whose it is.
    pub account: Id,
    /// The way in: see [`How`].
    pub how: How,
    /// The browser and the system, coarsely: « Firefox sur Linux ».
    pub device: Personal<String>,
    /// The identity token that ProConnect wants back at sign-out; emptied when the session ends.
    pub logout_hint: Option<Personal<String>>,
    /// Sign-in.
    pub created_at: DateTime<Utc>,
    /// The last request, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// Sign-out, by the person or by the passing of time.
    pub ended_at: Option<DateTime<Utc>>,
}

/// The ways in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum How {
    /// A code sent by e-mail.
    #[sea_orm(string_value = "code")]
    Code,
    /// ProConnect.
    #[sea_orm(string_value = "proconnect")]
    Proconnect,
    /// One click, in a demonstration.
    #[sea_orm(string_value = "demonstration")]
    Demonstration,
}

impl How {
    /// As stored and as the journal says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Proconnect => "proconnect",
            Self::Demonstration => "demonstration",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Code => "Code par courriel",
            Self::Proconnect => "ProConnect",
            Self::Demonstration => "Démonstration",
        }
    }
}

impl privacy::ClosedText for How {}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
