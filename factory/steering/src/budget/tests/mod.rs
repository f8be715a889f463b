//! Budgets.

mod acting;
mod rules;
mod stored;
mod values;
