//! HTTP: one file per action.

mod edit;
mod history;
mod note;
mod save;
mod show;

pub use edit::edit;
pub use history::history;
pub use note::note;
pub use save::save;
pub use show::show;
