//! A committee: planned, closed or cancelled.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::gate::gates::Gate;
use crate::processing::{AUTHOR, STEERING};

/// A committee, planned, closed or cancelled.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "committee_session")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du comité")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The gate that it judges.
    #[field(technical = "jalon jugé")]
    pub gate: Gate,
    /// The day.
    #[field(technical = "jour de la séance")]
    pub held_on: NaiveDate,
    /// Where, or by which link.
    #[field(editorial)]
    pub place: String,
    /// Planned, closed, cancelled.
    #[field(technical = "état du comité")]
    pub state: State,
    /// Why on that day, when it is outside the method's dates.
    #[field(editorial)]
    pub schedule_reason: String,
    /// The problem, for who sits.
    #[field(editorial)]
    pub problem: String,
    /// The last six months.
    #[field(editorial)]
    pub last_months: String,
    /// The next six months.
    #[field(editorial)]
    pub strategy: String,
    /// What is asked of the committee.
    #[field(editorial)]
    pub ask: String,
    /// What it concluded.
    #[field(technical = "conclusion du comité")]
    pub outcome: Option<Outcome>,
    /// The envelope, in cents.
    #[field(technical = "enveloppe en centimes")]
    pub envelope_cents: Option<i64>,
    /// The last day that the envelope, or the provisional conclusion, covers.
    #[field(technical = "dernier jour couvert")]
    pub covers_until: Option<NaiveDate>,
    /// The proof asked for.
    #[field(editorial)]
    pub proof: String,
    /// The sealed decision.
    #[field(technical = "décision qui la scelle")]
    pub decision: Option<Id>,
    /// Who planned it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When.
    #[field(technical = "date de la planification")]
    pub written_at: DateTime<Utc>,
    /// Grows at each change.
    #[field(technical = "compteur qui refuse deux modifications simultanées")]
    pub revision: i64,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// Where a committee stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum State {
    /// It will be held, or was and waits for its decision.
    Planifie,
    /// Decided.
    Clos,
    /// It was not held.
    Annule,
}

/// What a committee concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Outcome {
    /// Six months.
    Convaincu,
    /// One or two months, with the proof that is asked for.
    Incertain,
    /// It stops.
    NonConvaincu,
}

impl Outcome {
    /// All.
    pub const ALL: [Outcome; 3] = [Outcome::Convaincu, Outcome::Incertain, Outcome::NonConvaincu];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Convaincu => "convaincu",
            Outcome::Incertain => "incertain",
            Outcome::NonConvaincu => "non-convaincu",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Outcome::Convaincu => "Convaincu",
            Outcome::Incertain => "Incertain",
            Outcome::NonConvaincu => "Non convaincu",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
