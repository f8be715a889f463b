//! What ends when.

use chrono::{Days, Months, NaiveDate};

use crate::board::{Board, Subject};
use crate::obligation::REMINDERS;
use crate::state::State;

/// Something that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The row of the product.
    pub row: usize,
    /// The column of the criterion.
    pub column: usize,
    /// Its last day.
    pub day: NaiveDate,
    /// Where the criterion stands today.
    pub state: State,
    /// The reminder that applies today, in months before the end, for a homologation.
    pub reminder: Option<u32>,
}

/// What ended in the last `past` days or ends in the next `ahead` ones, in order; the end of a homologation shows from two years before.
pub fn deadlines(board: &Board, past: u64, ahead: u64, sees: impl Fn(&Subject) -> bool) -> Vec<Deadline> {
    let from = board.day.checked_sub_days(Days::new(past));
    let to = board.day.checked_add_days(Days::new(ahead));
    let homologation = board.column("obl.homologation");
    let mut all = Vec::new();
    for row in (0..board.subjects.len()).filter(|row| sees(&board.subjects[*row])) {
        for column in 0..board.criteria.len() {
            let standing = board.standing(row, column);
            let Some(day) = standing.until.filter(|_| ends(standing.state)) else { continue };
            let reminder = reminder(board.day, day).filter(|_| Some(column) == homologation);
            let near = Some(day) >= from && Some(day) <= to;
            if near || reminder.is_some() {
                all.push(Deadline { row, column, day, state: standing.state, reminder });
            }
        }
    }
    all.sort_by_key(|deadline| (deadline.day, deadline.row, deadline.column));
    all
}

fn ends(state: State) -> bool {
    !matches!(state, State::NonApplicable | State::Inconnu | State::NonConforme)
}

/// The nearest reminder that has come: 24, 12, 6, 3 or 1 months before the end.
pub fn reminder(today: NaiveDate, end: NaiveDate) -> Option<u32> {
    let come = |months: &u32| end.checked_sub_months(Months::new(*months)).is_some_and(|from| from <= today);
    REMINDERS.into_iter().filter(come).min().filter(|_| today <= end)
}

#[cfg(test)]
mod tests {
    use super::reminder;

    #[test]
    fn the_nearest_reminder_is_told_until_the_end() {
        let day = |text: &str| text.parse().unwrap();
        let told = |end: &str| reminder(day("2026-08-20"), day(end));
        assert_eq!((told("2029-01-01"), told("2028-08-20"), told("2028-08-21")), (None, Some(24), None));
        assert_eq!((told("2027-08-01"), told("2026-12-01"), told("2026-09-01")), (Some(12), Some(6), Some(1)));
        assert_eq!((told("2026-08-20"), told("2026-08-19")), (Some(1), None));
    }
}
