//! How every page looks: layout, components, charts, theme.

// The templates of this crate name its functions as the other crates do.
extern crate self as ui;

pub mod assets;
pub mod chart;
mod display;
mod errors;
mod form;
pub mod format;
mod frame;
pub mod gallery;
mod html;
mod icon;
mod link;
mod list;
mod moment;
mod query;
#[cfg(test)]
mod tests;

pub use display::{DisplayPage, feature};
pub use errors::{ErrorPage, error_pages};
pub use form::{Choice, Filled};
pub use frame::{Account, Brand, Frame, Theme};
pub use html::{Html, escape, page, page_with};
pub use icon::icon;
pub use link::NavItem;
pub use list::{Pagination, Sort, Step};
pub use moment::Moment;
pub use query::Query;
