//! What anybody may know of a product's conformity: what is proven, and since when.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Error, Kernel, Who};
use portfolio::fiche::grants;
use ui::Frame;

use crate::board;
use crate::carnet::view::PublicPage;
use crate::permission::{SeeConformity, may};

/// The public page.
pub async fn show(
    State(kernel): State<Kernel>,
    frame: Frame,
    who: Who,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let board = board::today(&kernel).await?;
    let row = board.place(&id).ok_or(Error::NotFound)?;
    let sees = may::<SeeConformity>(&grants(&kernel, &who).await?, &board.subjects[row]);
    Ok(ui::page(&PublicPage::of(frame, &board, row, sees)))
}
