//! The measures of a product as files of the open schema.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::http::extract::Json;
use kernel::{Error, Kernel};

use crate::statistics::{publication, write};

fn name(id: &str, extension: &str) -> String {
    let plain: String = id.chars().filter(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '.')).collect();
    format!("attachment; filename=\"statistiques-{plain}.{extension}\"")
}

/// CSV.
pub async fn csv(State(kernel): State<Kernel>, Path(id): Path<String>) -> Result<Response, Error> {
    let found = publication::of(&kernel, &id).await?;
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name(&id, "csv"))];
    Ok((headers, write::csv(&found.lines())?).into_response())
}

/// JSON.
pub async fn json(State(kernel): State<Kernel>, Path(id): Path<String>) -> Result<Response, Error> {
    let found = publication::of(&kernel, &id).await?;
    Ok(([(CONTENT_DISPOSITION, name(&id, "json"))], Json(found.lines())).into_response())
}
