//! What a transfer leaves behind: plans and their items, dossiers that were made, drills that were held.

pub mod dossier;
pub mod drill;
pub mod item;
pub mod plan;
