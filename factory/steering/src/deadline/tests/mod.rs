//! Deadlines: what is computed, what is written, the calendar, the letter.

mod acting;
mod rules;
