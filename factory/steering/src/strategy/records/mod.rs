//! What is stored of strategy.

pub mod comment;
pub mod goal;
pub mod link;
pub mod message;
pub mod request;
pub mod roadmap;
pub mod version;
