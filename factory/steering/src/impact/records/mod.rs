//! What is kept of impact: indicators, measures, reviews.

pub mod indicator;
pub mod measure;
pub mod review;
