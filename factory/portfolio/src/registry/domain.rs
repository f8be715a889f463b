//! What the store hands out: a product with what the database knows beside its fiche, its history, its team.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal};
use serde_json::Value;

use super::records::{history, phase};
use crate::phase::Phase;
use crate::source::ProductSource;

/// A product as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    /// Its fiche, phases and events included.
    pub source: ProductSource,
    /// Grows at each change: a write based on an older one is refused.
    pub revision: i64,
    /// Whether its phases are decided here: no import changes them.
    pub decided_here: bool,
    /// First import; nothing when it was created here.
    pub imported_at: Option<DateTime<Utc>>,
    /// Last change.
    pub changed_at: DateTime<Utc>,
    /// Whether the demonstration created it and nothing has changed it since.
    pub demonstration: bool,
}

/// A phase as it was believed at some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belief {
    /// The phase.
    pub phase: Phase,
    /// Where it comes from.
    pub origin: phase::Origin,
    /// Since when it was believed.
    pub recorded_at: DateTime<Utc>,
    /// Since when it no longer is.
    pub superseded_at: Option<DateTime<Utc>>,
}

/// One line of the history of a fiche.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Name of the field in the source.
    pub field: String,
    /// The value before; nothing for a contact.
    pub before: Option<Value>,
    /// The value after; nothing for a contact.
    pub after: Option<Value>,
    /// Import or edition here.
    pub origin: history::Origin,
    /// The account of who edited it.
    pub account: Option<Personal<Id>>,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// A member of a product's team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Full name.
    pub fullname: Personal<String>,
    /// What the person does.
    pub role: Option<Personal<String>>,
    /// First day of the mission.
    pub start: Option<NaiveDate>,
    /// Last day of the mission.
    pub end: Option<NaiveDate>,
}

impl Member {
    /// Whether the mission covers a day.
    pub fn is_current(&self, at: NaiveDate) -> bool {
        self.start.is_none_or(|start| start <= at) && self.end.is_none_or(|end| end >= at)
    }
}

/// An identifier in another registry, and our product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// The registry.
    pub source: String,
    /// The identifier there.
    pub external: String,
    /// Our product; nothing when we have none.
    pub product: Option<String>,
}

/// The fields whose values history does not keep: contacts are no history.
pub const CONTACTS: [&str; 3] = ["contact", "contact_dinum", "contact_incubator"];

/// The first day of the phase that ended a product by `at`: it stopped, or left.
pub fn ended_on(phases: &[Phase], at: NaiveDate) -> Option<NaiveDate> {
    use crate::phase::{PhaseName, current};
    let phase = current(phases, at)?;
    (phase.name.is_stopped() || phase.name == PhaseName::Transfere).then_some(phase.start)
}
