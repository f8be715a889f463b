//! How far an indicator can be trusted, and whether its last measure is late.

use chrono::{DateTime, NaiveDate, Utc};

use crate::impact::frequency::{Frequency, flagship_due};
use crate::impact::records::review::Reviewed;

/// How far an indicator can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing is measured.
    Absente,
    /// Measured, and nobody else has looked.
    NonRevue,
    /// The figures are those of the source.
    Certifiee,
    /// It measures what matters.
    Validee,
}

impl Level {
    /// All, the weakest first.
    pub const ALL: [Level; 4] = [Level::Absente, Level::NonRevue, Level::Certifiee, Level::Validee];

    /// The identifier in addresses and interfaces.
    pub fn id(self) -> &'static str {
        match self {
            Level::Absente => "absente",
            Level::NonRevue => "non-revue",
            Level::Certifiee => "certifiee",
            Level::Validee => "validee",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Level::Absente => "Absente",
            Level::NonRevue => "Non revue",
            Level::Certifiee => "Certifiée",
            Level::Validee => "Validée sur le fond",
        }
    }

    /// The kind of its badge: what nobody has reviewed is never green.
    pub fn badge(self) -> &'static str {
        match self {
            Level::Absente => "error",
            Level::NonRevue => "warning",
            Level::Certifiee => "info",
            Level::Validee => "success",
        }
    }

    /// Whether something was measured.
    pub fn is_measured(self) -> bool {
        self != Level::Absente
    }

    /// The sign of a narrow cell.
    pub fn sign(self) -> &'static str {
        match self {
            Level::Absente => "–",
            Level::NonRevue => "○",
            Level::Certifiee => "◐",
            Level::Validee => "●",
        }
    }

    /// The one of this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}

/// The level of an indicator: a review made before the definition last changed no longer counts.
pub fn level(measured: bool, latest: Option<(Reviewed, DateTime<Utc>)>, defined_at: DateTime<Utc>) -> Level {
    match latest.filter(|(_, at)| *at >= defined_at) {
        _ if !measured => Level::Absente,
        Some((Reviewed::Certifiee, _)) => Level::Certifiee,
        Some((Reviewed::Validee, _)) => Level::Validee,
        Some((Reviewed::AReprendre, _)) | None => Level::NonRevue,
    }
}

/// Days by which the last measure is late; nothing when it is not. What was never measured is absent, not late.
pub fn late(last: Option<NaiveDate>, frequency: Frequency, flagship: bool, today: NaiveDate) -> Option<i64> {
    let last = last?;
    let due = if flagship { flagship_due(last).min(frequency.due(last)) } else { frequency.due(last) };
    let beyond = (today - due).num_days();
    (beyond > 0).then_some(beyond)
}
