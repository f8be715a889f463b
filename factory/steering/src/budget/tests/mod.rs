//! Budgets.

mod rules;
mod stored;
