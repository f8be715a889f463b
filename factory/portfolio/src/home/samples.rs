//! Sample pages: the home page and the list, as a visitor sees them.

use ui::Frame;

use super::domain::read;
use super::view::{HomePage, ListPage};
use crate::catalogue::Today;
use askama::Template;

/// The home page.
///
/// # Errors
/// When the template cannot be rendered.
pub fn home(frame: Frame, today: &Today) -> askama::Result<String> {
    HomePage::of(frame, today).render()
}

/// The list that the query string asks for.
///
/// # Errors
/// When the template cannot be rendered.
pub fn list(frame: Frame, today: &Today, query: &str) -> askama::Result<String> {
    let mut filters = read(query);
    let answer = today.index.ask(&filters.query);
    filters.refuse(&answer);
    ListPage::of(frame, today, &filters, answer).render()
}
