//! The members of the network.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Digest, Id, Personal};
use sea_orm::entity::prelude::*;

use crate::registry::processing::{MEMBER, PORTFOLIO};

/// A member.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_person")]
#[record(processing = PORTFOLIO, subject(contact = "username"))]
pub struct Model {
    /// Ours.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant fait ici, qui ne dit rien de la personne")]
    pub id: Id,
    /// Identifier of the source, often a name.
    #[field(personal(category = Identification, retention = MEMBER, erasure = delete))]
    pub username: Personal<String>,
    /// Full name.
    #[field(personal(category = Identification, retention = MEMBER, erasure = delete))]
    pub fullname: Personal<String>,
    /// What the person does.
    #[field(personal(category = ProfessionalLife, retention = MEMBER, erasure = delete))]
    pub role: Option<Personal<String>>,
    /// Domain of the role.
    #[field(personal(category = ProfessionalLife, retention = MEMBER, erasure = delete))]
    pub domaine: Option<Personal<String>>,
    /// Kind of membership.
    #[field(personal(category = ProfessionalLife, retention = MEMBER, erasure = delete))]
    pub member_type: Option<Personal<String>>,
    /// Products worked on before, JSON list.
    #[field(personal(category = ProfessionalLife, retention = MEMBER, erasure = delete))]
    pub previously: Personal<String>,
    /// Products worked on outside a mission, JSON list.
    #[field(personal(category = ProfessionalLife, retention = MEMBER, erasure = delete))]
    pub startups: Personal<String>,
    /// Teams, JSON list.
    #[field(personal(category = ProfessionalLife, retention = MEMBER, erasure = delete))]
    pub teams: Personal<String>,
    /// Incubator of the person.
    #[field(personal(category = ProfessionalLife, retention = MEMBER, erasure = delete))]
    pub incubator: Option<Personal<String>>,
    /// Keys outside the format, JSON.
    #[field(personal(category = ProfessionalLife, retention = MEMBER, erasure = delete))]
    pub extra: Personal<String>,
    /// SHA-256 of the record as it was last read.
    #[field(technical = "empreinte de la fiche lue, pour ne pas réécrire ce qui n'a pas changé")]
    pub source_digest: Digest,
    /// End of the last mission; nothing while one has no end.
    #[field(technical = "fin de la dernière mission, déclencheur de la conservation")]
    pub last_mission_ends_on: Option<NaiveDate>,
    /// Last change.
    #[field(technical = "date de dernière modification")]
    pub changed_at: DateTime<Utc>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
