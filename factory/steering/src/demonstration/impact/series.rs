//! Values by month, from the oldest to the last one.

use chrono::{Days, Months, NaiveDate};

/// Values of consecutive months; the last one was measured `ago` days before today.
pub fn monthly(today: NaiveDate, ago: u64, values: &[&str]) -> Vec<(NaiveDate, String)> {
    stepped(today - Days::new(ago), 1, values)
}

/// Values of consecutive quarters.
pub fn quarterly(today: NaiveDate, ago: u64, values: &[&str]) -> Vec<(NaiveDate, String)> {
    stepped(today - Days::new(ago), 3, values)
}

fn stepped(last: NaiveDate, months: u32, values: &[&str]) -> Vec<(NaiveDate, String)> {
    let on = |at: usize| last - Months::new(months * (values.len() - 1 - at) as u32);
    values.iter().enumerate().map(|(at, value)| (on(at), (*value).to_owned())).collect()
}
