//! What a use, and what an impact, cost over time. Plain values.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::impact::domain::cost::{Share, cents_by};
use crate::impact::domain::decimal::Decimal;
use crate::impact::records::indicator::Model as Indicator;

/// A cost on a day, in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The day of the measure that divides it.
    pub on: NaiveDate,
    /// Cents.
    pub cents: i64,
}

/// The cents of each year that has a budget.
pub type Budgets = HashMap<i32, i64>;

/// The cost by active user of a month, at each count of users.
pub fn by_use(budgets: &Budgets, users: &[(NaiveDate, Decimal)]) -> Vec<Cost> {
    divided(budgets, users, |value| value)
}

/// The cost by unit of impact, at each measure of it.
pub fn by_impact(budgets: &Budgets, of: &Indicator, values: &[(NaiveDate, Decimal)]) -> Vec<Cost> {
    let Some((_, first)) = values.first() else { return Vec::new() };
    let share = Share::of(of.unit, of.direction);
    divided(budgets, values, |value| share.divisor(of.direction, *first, value))
}

fn divided(budgets: &Budgets, values: &[(NaiveDate, Decimal)], by: impl Fn(Decimal) -> Decimal) -> Vec<Cost> {
    let cost = |(on, value): &(NaiveDate, Decimal)| {
        let cents = cents_by(*budgets.get(&on.year())?, by(*value))?;
        Some(Cost { on: *on, cents })
    };
    values.iter().filter_map(cost).collect()
}
