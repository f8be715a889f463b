//! Who is signed in, from where, since when.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal};
use sea_orm::entity::prelude::*;

use super::processing::{ACCOUNTS, SESSION_LIFE};

/// One sign-in on one browser.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "account_session")]
#[record(processing = ACCOUNTS, subject = "account", retention = SESSION_LIFE)]
pub struct Model {
    /// What journals and pages call the session; says nothing of its token.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la session", label = "Session")]
    pub id: Id,
    /// SHA-256 of the token that the browser holds.
    #[field(technical = "empreinte d'un jeton tiré au sort", label = "Empreinte du jeton")]
    pub token: Digest,
    /// Whose it is.
    #[field(technical = "compte de la personne", label = "Compte")]
    pub account: Id,
    /// The way in: see [`How`].
    #[field(technical = "moyen de connexion, parmi trois", label = "Moyen de connexion")]
    pub how: How,
    /// The browser and the system, coarsely: « Firefox sur Linux ».
    #[field(personal(category = Connection, retention = SESSION_LIFE, erasure = delete), label = "Appareil")]
    pub device: Personal<String>,
    /// The identity token that ProConnect wants back at sign-out; emptied when the session ends.
    #[field(personal(category = Connection, retention = SESSION_LIFE, erasure = delete), label = "Jeton d'identité ProConnect")]
    pub logout_hint: Option<Personal<String>>,
    /// Sign-in.
    #[field(technical = "date de connexion", label = "Connexion")]
    pub created_at: DateTime<Utc>,
    /// The last request, to the minute.
    #[field(technical = "fait courir la fin par inactivité", label = "Dernière activité")]
    pub last_seen_at: DateTime<Utc>,
    /// Sign-out, by the person or by the passing of time.
    #[field(technical = "fait courir la durée de conservation", label = "Fin")]
    pub ended_at: Option<DateTime<Utc>>,
}

/// The ways in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
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

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
