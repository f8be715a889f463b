//! The dossier in one click, and the report of a drill that was held elsewhere.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::access::Upload;
use kernel::{Can, Error, Form, Kernel};
use ui::{Filled, Frame};

use super::plan::Nothing;
use super::view::Forms;
use super::{again, back};
use crate::perimeter::PrepareProduct;
use crate::transfer::act;

/// Makes the archive and gives it.
pub async fn make(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    let (name, archive) = act::make(&kernel, &can, &id).await?;
    let file = format!("attachment; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, "application/zip".to_owned()), (CONTENT_DISPOSITION, file)];
    Ok((headers, archive).into_response())
}

/// Takes the report of a drill.
pub async fn bring(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    upload: Upload<Nothing>,
) -> Result<Response, Error> {
    let content = upload.file.map(|file| file.content).unwrap_or_default();
    match act::report(&can, &id, &content).await {
        Ok(()) => Ok(back(&id, "exercice")),
        Err(Error::Invalid(faults)) => {
            let forms = Forms { report: Filled::new().with_errors(faults), ..Forms::default() };
            again(&kernel, &can, frame, &id, forms).await
        }
        Err(other) => Err(other),
    }
}
