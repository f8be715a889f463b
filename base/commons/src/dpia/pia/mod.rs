//! The file that the CNIL's open-source tool exports and imports (`LINCnil/pia`, GPL-3.0: its format is followed, nothing of it is copied).
//!
//! One JSON object: `pia` (name, opinions, state), `answers` (number of the question in `reference_to`; `data` with `text` in HTML, `gauge`,
//! `list`), `measures`, `evaluations` (place in `reference_to`: `1.1`, `2.1.213`, `3.1.` and a measure's number, `3.2`; `gauges` with `x`
//! for the severity and `y` for the likelihood) and `comments`. Names of people are written as functions, and never read.

mod check;
mod export;
pub(crate) mod html;
mod import;

pub use check::{LARGEST, Unreadable};
pub use export::export;
pub use export::measures;
pub use import::{Read, adopt, is_named, read};
