//! The answer to a sign-in that worked.

use axum::response::{IntoResponse, Response};
use http::header::{LOCATION, SET_COOKIE};
use http::{HeaderValue, StatusCode};
use privacy::OwnUrl;

/// A session is open: the answer sets its cookie and leads to the page that was wanted.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub(super) cookies: Vec<HeaderValue>,
    /// The page that was wanted: a path of ours.
    pub return_to: OwnUrl,
}

impl IntoResponse for SignedIn {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        let headers = response.headers_mut();
        headers.insert(
            LOCATION,
            HeaderValue::try_from(self.return_to.as_str()).expect("an address of ours is visible ASCII"),
        );
        for cookie in self.cookies {
            headers.append(SET_COOKIE, cookie);
        }
        response
    }
}
