//! How long the method expects a phase to last. Source: the method of the beta.gouv.fr network, given as orders of magnitude.

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use super::PhaseName;

/// The expected length of a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guide {
    /// In weeks: shortest, longest.
    Weeks(u32, u32),
    /// In months: shortest, longest.
    Months(u32, u32),
}

/// Where a product stands against the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pace {
    /// Shorter than the guide's shortest: nothing to ask yet.
    #[serde(rename = "en-cours")]
    Early,
    /// Between the shortest and the longest.
    #[serde(rename = "dans-le-repere")]
    Within,
    /// Longer than the longest: a decision is due.
    #[serde(rename = "au-dela")]
    Over,
}

impl Guide {
    /// The guide of a phase; the phases in which nothing is due have none.
    pub fn of(name: PhaseName) -> Option<Guide> {
        match name {
            PhaseName::Investigation => Some(Guide::Weeks(6, 9)),
            PhaseName::Construction => Some(Guide::Months(6, 18)),
            PhaseName::Acceleration => Some(Guide::Months(12, 12)),
            PhaseName::Consolidation => Some(Guide::Months(12, 18)),
            _ => None,
        }
    }

    /// First and last day on which a phase begun on `start` is expected to end.
    pub fn span(self, start: NaiveDate) -> (NaiveDate, NaiveDate) {
        let after = |length: u32| match self {
            Guide::Weeks(..) => start.checked_add_days(Days::new(u64::from(length) * 7)),
            Guide::Months(..) => start.checked_add_months(Months::new(length)),
        };
        let (Guide::Weeks(least, most) | Guide::Months(least, most)) = self;
        (after(least).unwrap_or(NaiveDate::MAX), after(most).unwrap_or(NaiveDate::MAX))
    }

    /// Where a phase begun on `start` stands on `at`.
    pub fn pace(self, start: NaiveDate, at: NaiveDate) -> Pace {
        let (least, most) = self.span(start);
        match at {
            _ if at < least => Pace::Early,
            _ if at <= most => Pace::Within,
            _ => Pace::Over,
        }
    }

    /// The guide in French: `6 à 9 semaines`, `environ 12 mois`.
    pub fn text(self) -> String {
        let unit = if matches!(self, Guide::Weeks(..)) { "semaines" } else { "mois" };
        let (Guide::Weeks(least, most) | Guide::Months(least, most)) = self;
        if least == most { format!("environ {least} {unit}") } else { format!("{least} à {most} {unit}") }
    }
}
