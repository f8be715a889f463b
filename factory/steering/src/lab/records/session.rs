//! An open lab: announced, then held and sealed by a digest.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Digest, Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A session. Participants are counted by profile: none is named here.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "lab_session")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la séance")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The day.
    #[field(technical = "jour de la séance")]
    pub held_on: NaiveDate,
    /// Where.
    #[field(editorial)]
    pub place: String,
    /// Participants by profile, JSON: `[["Agents d'accueil",12]]`.
    #[field(editorial)]
    pub profiles: String,
    /// How many groups worked.
    #[field(technical = "nombre de groupes")]
    pub table_count: i64,
    /// How many gave each mark of the return on time invested, from 1 to 5, JSON.
    #[field(editorial)]
    pub roti: String,
    /// The next date, announced at the end of the session.
    #[field(technical = "prochaine date annoncée")]
    pub next_on: Option<NaiveDate>,
    /// Digest of the report; nothing before the session is held.
    #[field(technical = "empreinte du compte rendu")]
    pub digest: Option<Digest>,
    /// Who wrote it last.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// Last change.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
