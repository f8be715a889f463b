//! The edition of a fiche: the form, what is accepted of it, what happens when somebody else was faster.

mod form;
mod merge;
mod rule;
#[cfg(test)]
mod tests;
mod view;

pub use form::FicheForm;
pub use merge::merge;
pub use rule::{apply, changes};
pub use view::EditPage;
