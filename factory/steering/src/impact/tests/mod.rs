//! Impact: what is accepted, what is late, what is replaced, who reviews.

mod acting;
mod reviewing;
mod rules;

pub(crate) use acting::{followed, measured};
