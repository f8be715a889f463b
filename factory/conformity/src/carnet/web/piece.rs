//! A document, handed over to who may read the carnet; the reading is journaled.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Can, Error, Kernel};

use super::reached;
use crate::constat::store;
use crate::permission::SeeConformity;

/// The file, as it was brought; never shown in the page, whatever it says it is.
pub async fn download(
    State(kernel): State<Kernel>,
    can: Can<SeeConformity>,
    Path((id, piece)): Path<(String, String)>,
) -> Result<Response, Error> {
    reached(&kernel, &can, &id).await?;
    let piece = store::find_piece(can.reader(), &id, &piece).await?.ok_or(Error::NotFound)?;
    let content = store::read_piece(can.vault(), &piece, can.readings()).await?.ok_or(Error::NotFound)?;
    let name = format!("attachment; filename=\"piece-{}.{}\"", piece.id, store::extension(&piece));
    Ok(([(CONTENT_TYPE, "application/octet-stream".to_owned()), (CONTENT_DISPOSITION, name)], content).into_response())
}
