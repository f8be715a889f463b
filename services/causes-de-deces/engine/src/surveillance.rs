//! Excess mortality: what a week was expected to count, and from which count on it stands out.

mod baseline;
pub mod euromomo;
pub mod farrington;
mod series;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use series::{Faulty, Series, Week, write};

/// A week beside what was expected of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// First day of the week.
    pub start: NaiveDate,
    /// What was counted, when it is known.
    pub observed: Option<u32>,
    /// What was expected; `None` where the past does not allow to say.
    pub expected: Option<f64>,
    /// The count above which the week stands out; `None` like `expected`.
    pub upper: Option<f64>,
    /// Whether the count is above.
    pub alarm: bool,
}

impl Judged {
    fn unknown(week: &Week) -> Self {
        Self { start: week.start, observed: week.count, expected: None, upper: None, alarm: false }
    }

    fn known(week: &Week, expected: f64, upper: f64) -> Self {
        let alarm = week.count.is_some_and(|count| f64::from(count) > upper);
        Self { start: week.start, observed: week.count, expected: Some(expected), upper: Some(upper), alarm }
    }
}
