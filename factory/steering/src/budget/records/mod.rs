//! What is stored: layers and their cells, conventions, publications.

pub mod cell;
pub mod convention;
pub mod layer;
pub mod publication;
