//! A mission stated here: what the registry's lines lack, the share of time first.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Fate, Id, Period, Personal, Retention, Slug, Trigger};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};
use crate::team::trade::{Status, Trade};

/// A mission: two years after its end, as in the portfolio.
pub const STATED: Retention = Retention {
    trigger: Trigger::Column("end_on"),
    active: Period::years(2),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement, comptée depuis la fin de la participation au produit",
};

/// A mission. It says more than the line of the source about the same person and product, and takes its place.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "team_mission")]
#[record(processing = STEERING, subject(account = "author", through(column = "person", table = "registry_person", key = "id")))]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The person, as the registry knows them.
    #[field(technical = "membre")]
    pub person: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// What the person does there.
    #[field(technical = "métier de la mission")]
    pub trade: Trade,
    /// Under which status.
    #[field(technical = "statut de la mission")]
    pub status: Status,
    /// Share of the person's time, in per cent.
    #[field(technical = "quotité, en pour cent")]
    pub share: i64,
    /// Service or employer.
    #[field(personal(category = ProfessionalLife, retention = STATED, erasure = delete))]
    pub employer: Personal<String>,
    /// First day.
    #[field(technical = "premier jour de la mission")]
    pub start_on: NaiveDate,
    /// Last day.
    #[field(technical = "fait courir la durée de conservation")]
    pub end_on: Option<NaiveDate>,
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
