//! Committees: the session, who sits, what is read beforehand.

pub mod document;
pub mod member;
pub mod session;

use privacy::{Fate, Period, Retention, Trigger};

/// Who sat: five years after the session, as long as it can be asked who was heard.
pub const SEATED: Retention = Retention {
    trigger: Trigger::Parent { column: "session", table: "committee_session", key: "id", trigger: "held_on" },
    active: Period::years(5),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement : le temps de rendre compte des séances",
};
