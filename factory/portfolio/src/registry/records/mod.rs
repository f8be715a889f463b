//! The tables of the portfolio, every column declared. Lists and groups of the source are kept as JSON texts.

pub mod assignment;
pub mod event;
pub mod external;
pub mod history;
pub mod incubator;
pub mod mission;
pub mod organisation;
pub mod person;
pub mod phase;
pub mod phase_text;
pub mod product;
