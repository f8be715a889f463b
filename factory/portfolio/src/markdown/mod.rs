//! The text of a fiche: Markdown written by others into HTML that is safe to show, and its sections.

mod html;
mod links;
mod plain;
mod sections;
#[cfg(test)]
mod tests;

pub use html::to_html;
pub use plain::to_text;
pub use sections::{Section, Subject, sections};
