//! HTTP: the picture.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use kernel::{Error, Kernel};
use ui::Frame;

use super::domain::read;
use super::view::PicturePage;
use crate::catalogue;

/// The picture of the day.
pub async fn show(State(kernel): State<Kernel>, frame: Frame, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let asked = read(query.as_deref().unwrap_or_default(), |id| today.catalogue.incubator(id).is_some());
    Ok(ui::page(&PicturePage::of(frame, &today, asked)))
}
