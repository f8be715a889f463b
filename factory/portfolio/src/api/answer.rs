//! How an interface answers: open to every origin, and not sent again to who has it already.

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use kernel::{Error, Problem};
use serde::Serialize;

use crate::catalogue::Today;

/// What stands in the type of a JSON answer.
pub const JSON: &str = "application/json";
/// What stands in the type of a CSV answer.
pub const CSV: &str = "text/csv; charset=utf-8";

const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// Why an interface does not answer what was asked.
pub enum Fault {
    /// Parameters to correct: name and what to correct.
    Parameters(Vec<(&'static str, String)>),
    /// Anything else.
    Other(Error),
}

impl<E: Into<Error>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let response = match self {
            Self::Parameters(errors) => Problem::of(StatusCode::BAD_REQUEST)
                .detail("Un paramètre de l'adresse est à corriger : chaque erreur nomme le sien.")
                .errors(errors)
                .into_response(),
            Self::Other(error) => error.into_response(),
        };
        opened(response)
    }
}

/// Lets the pages of every site read the answer: it holds nothing about who asks.
fn opened(mut response: Response) -> Response {
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// The JSON of `value`.
///
/// # Errors
/// When the value cannot be written as JSON: a defect of ours.
pub fn json(value: &impl Serialize) -> Result<Bytes, Fault> {
    Ok(serde_json::to_vec(value).map_err(anyhow::Error::from)?.into())
}

/// The answer made from the portfolio of the day, or 304 when the asker has it already.
///
/// # Errors
/// What `body` fails with.
pub fn answer(
    headers: &HeaderMap,
    today: &Today,
    content_type: &'static str,
    body: impl FnOnce() -> Result<Bytes, Fault>,
) -> Result<Response, Fault> {
    let tag = format!("\"{}-{}\"", today.catalogue.tag, today.day);
    let modified = modified(today);
    let mut response = if is_known(headers, &tag, modified) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, content_type)], Body::from(body()?)).into_response()
    };
    let dated = HeaderValue::from_str(&modified.format(HTTP_DATE).to_string()).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(ETAG, HeaderValue::from_str(&tag).map_err(anyhow::Error::from)?);
    response.headers_mut().insert(LAST_MODIFIED, dated);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    Ok(opened(response))
}

/// The last change, or the beginning of the day: a phase may begin with it.
fn modified(today: &Today) -> DateTime<Utc> {
    today.catalogue.changed_at.max(today.day.and_time(NaiveTime::MIN).and_utc())
}

/// The tag decides; the date only for who sends no tag (RFC 9110, section 13.2.2).
fn is_known(headers: &HeaderMap, tag: &str, modified: DateTime<Utc>) -> bool {
    if let Some(tags) = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()) {
        return tags.split(',').any(|one| matches!(one.trim(), "*") || one.trim().trim_start_matches("W/") == tag);
    }
    let since = headers.get(IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
    let since = since.and_then(|text| NaiveDateTime::parse_from_str(text, HTTP_DATE).ok());
    since.is_some_and(|since| since.and_utc().timestamp() >= modified.timestamp())
}
