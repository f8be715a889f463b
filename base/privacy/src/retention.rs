//! How long data are kept, from which event, and what becomes of them.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Days, Months, Utc};
use serde::Serialize;

/// A retention group: fields that live and end together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Retention {
    /// What starts the clock.
    pub trigger: Trigger,
    /// How long data stay in the active database.
    pub active: Period,
    /// How long they are then kept apart, for a legal duty or a dispute.
    pub intermediate: Option<Period>,
    /// What happens at the end.
    pub fate: Fate,
    /// The text, the CNIL reference or the decision that the period comes from, in French.
    pub source: &'static str,
}

/// The column whose date starts the clock. While it is empty, the clock has not started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// A date or timestamp column of the row itself.
    Column(&'static str),
    /// A date or timestamp column of the row that this one belongs to.
    Parent {
        /// Column of this row that names the parent.
        column: &'static str,
        /// Table of the parent.
        table: &'static str,
        /// Column of the parent that `column` refers to.
        key: &'static str,
        /// Column of the parent that starts the clock.
        trigger: &'static str,
    },
}

/// A length of time in calendar units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Days of 24 hours.
    Days(u32),
    /// Calendar months: one month after 31 January is the last day of February.
    Months(u32),
}

impl Period {
    /// Days of 24 hours.
    #[must_use]
    pub const fn days(count: u32) -> Self {
        Self::Days(count)
    }

    /// Calendar months.
    #[must_use]
    pub const fn months(count: u32) -> Self {
        Self::Months(count)
    }

    /// Calendar years.
    ///
    /// # Panics
    /// Beyond 357 million years; in a constant, this is a compile error.
    #[must_use]
    pub const fn years(count: u32) -> Self {
        Self::Months(count * 12)
    }

    /// Whether the period lasts no time at all.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        matches!(self, Self::Days(0) | Self::Months(0))
    }

    /// The instant that ends the period, in UTC; nothing past the end of the calendar.
    #[must_use]
    pub fn end(self, start: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Days(count) => start.checked_add_days(Days::new(count.into())),
            Self::Months(count) => start.checked_add_months(Months::new(count)),
        }
    }

    /// The period in French ("5 ans", "13 mois", "1 jour").
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Days(count) => format!("{count} jour{}", if count > 1 { "s" } else { "" }),
            Self::Months(count) if count > 0 && count % 12 == 0 => {
                format!("{} an{}", count / 12, if count > 12 { "s" } else { "" })
            }
            Self::Months(count) => format!("{count} mois"),
        }
    }
}

/// What becomes of data at the end of their retention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Destroyed (destruction).
    Destruction,
    /// Handed over to the public archives, then destroyed here (Code du patrimoine, art. L. 212-2).
    Versement,
    /// Sorted with the archives: a part is handed over, the rest destroyed (Code du patrimoine, art. L. 212-3).
    Tri,
    /// Made anonymous for good.
    Anonymisation,
}

impl Fate {
    /// The French label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Destruction => "Destruction",
            Self::Versement => "Versement aux archives publiques",
            Self::Tri => "Tri avec le service d'archives",
            Self::Anonymisation => "Anonymisation",
        }
    }
}

/// Where a row stands in its retention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Still in use.
    Active,
    /// Kept apart: only people with a reason to consult the archive may read it.
    Intermediate,
    /// Over: the fate is due.
    Over,
}

impl Retention {
    /// The instant from which the fate is due.
    #[must_use]
    pub fn end(&self, trigger: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let active = self.active.end(trigger)?;
        self.intermediate.map_or(Some(active), |period| period.end(active))
    }

    /// Where a row triggered at `trigger` stands at `now`. The end belongs to the next stage, to the microsecond.
    #[must_use]
    pub fn stage(&self, trigger: DateTime<Utc>, now: DateTime<Utc>) -> Stage {
        let over = |end: Option<DateTime<Utc>>| end.is_some_and(|end| now >= end);
        match (over(self.active.end(trigger)), over(self.end(trigger))) {
            (_, true) => Stage::Over,
            (true, false) => Stage::Intermediate,
            (false, false) => Stage::Active,
        }
    }
}
