//! What a gate rests on. Lines are added, never changed: the latest counts.

pub mod derogation;
pub mod engagement;
pub mod evidence;
pub mod signature;
