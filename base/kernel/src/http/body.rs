//! How much a request may send.

use std::collections::HashMap;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use http::StatusCode;
use http_body_util::Limited;

use super::problem::Problem;

/// The size of request bodies, in bytes.
#[derive(Clone, Debug)]
pub struct BodyLimits {
    /// On every route that has no limit of its own.
    pub default: usize,
    /// The limits of the routes that take more or less, by their pattern (`/import/{id}`).
    pub routes: HashMap<String, usize>,
}

impl Default for BodyLimits {
    fn default() -> Self {
        Self { default: 2 * 1024 * 1024, routes: HashMap::new() }
    }
}

impl BodyLimits {
    /// The request with a body that stops at its limit.
    ///
    /// # Errors
    /// The 413, at once, when the request announces more. When it does not announce its size, reading fails at the limit and the extractor
    /// answers 413.
    pub(super) fn bound(&self, route: &str, request: Request) -> Result<Request, Problem> {
        if request.body().is_end_stream() {
            return Ok(request);
        }
        let limit = self.routes.get(route).copied().unwrap_or(self.default);
        if request.body().size_hint().lower() > limit as u64 {
            return Err(Problem::of(StatusCode::PAYLOAD_TOO_LARGE));
        }
        Ok(request.map(|body| Body::new(Limited::new(body, limit))))
    }
}
