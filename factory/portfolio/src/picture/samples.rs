//! Sample pages: the picture of the sample portfolio.

use askama::Template;
use ui::Frame;

use super::domain::read;
use super::view::PicturePage;
use crate::catalogue::Today;

/// The picture that the query string asks for.
///
/// # Errors
/// When the template cannot be rendered.
pub fn show(frame: Frame, today: &Today, query: &str) -> askama::Result<String> {
    PicturePage::of(frame, today, read(query, |id| today.catalogue.incubator(id).is_some())).render()
}
