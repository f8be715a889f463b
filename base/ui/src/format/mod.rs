//! Dates, numbers and amounts as French readers write them. Templates call these: `{{ ui::format::date(day) }}`.

mod date;
mod number;
#[cfg(test)]
mod tests;

pub use date::{Day, Instant, ago, date, date_short, datetime, duration_days, iso, month, paris};
pub use number::{Figure, decimal, euros, integer, percent, plural, size};
