//! A constat as stored.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Digest, Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{CONFORMITY, CONSTAT_LIFE};
use crate::state::{Fact, Kind, Origin, Status};

/// A constat.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "conformity_constat")]
#[record(processing = CONFORMITY, subject(account = "account"))]
pub struct Model {
    /// Identifier, ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du constat")]
    pub id: Id,
    /// Its product or service.
    #[field(technical = "produit ou service")]
    pub product: Slug,
    /// Its criterion.
    #[field(technical = "critère d'un référentiel")]
    pub criterion: Slug,
    /// What it does.
    #[field(technical = "nature du constat, parmi cinq")]
    pub kind: Kind,
    /// What it says.
    #[field(technical = "ce que dit le constat, parmi quatre")]
    pub status: Status,
    /// Where it comes from.
    #[field(technical = "origine du constat, parmi cinq")]
    pub origin: Origin,
    /// Account of who spoke; nothing for a machine.
    #[field(personal(category = ProfessionalLife, retention = CONSTAT_LIFE, erasure = pseudonymise))]
    pub account: Option<Personal<Id>>,
    /// In which role.
    #[field(technical = "rôle de la personne qui a parlé")]
    pub role: Option<Slug>,
    /// What the person wrote.
    #[field(personal(category = ProfessionalLife, retention = CONSTAT_LIFE, erasure = keep("preuve de la conformité, art. 17 §3 b")))]
    pub note: Option<Personal<String>>,
    /// What the machine found, in French.
    #[field(editorial)]
    pub message: String,
    /// Where the machine found it: an address, an extract, the raw scan.
    #[field(editorial)]
    pub evidence: Option<String>,
    /// Its document.
    #[field(technical = "pièce jointe")]
    pub piece: Option<Id>,
    /// Digest of the scope for which it was said.
    #[field(technical = "empreinte du périmètre")]
    pub scope: Option<Digest>,
    /// The last day on which it holds.
    #[field(technical = "dernier jour de validité")]
    pub expires_on: Option<NaiveDate>,
    /// When.
    #[field(technical = "date du constat, fait courir la durée de conservation")]
    pub at: DateTime<Utc>,
}

impl Model {
    /// What the rule of states reads of it.
    pub fn fact(&self) -> Fact {
        Fact {
            kind: self.kind,
            status: self.status,
            origin: self.origin,
            at: self.at,
            expires_on: self.expires_on,
            scope: self.scope.clone(),
        }
    }
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
