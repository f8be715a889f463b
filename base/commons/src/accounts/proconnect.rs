//! Sign-in by ProConnect: leaving for it, and coming back.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use http::{HeaderMap, StatusCode};
use kernel::http::extract::Query;
use kernel::identity::proconnect::{self, Answer, ProconnectError};
use kernel::identity::{Visit, after_sign_in};
use kernel::{Error, Kernel};
use ui::Frame;

use super::sign_in::{Wanted, show_refusal};

/// Sends the person to ProConnect.
pub async fn depart(
    frame: Frame,
    State(kernel): State<Kernel>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    match proconnect::depart(&kernel, after_sign_in(&wanted.retour)).await {
        Ok((address, cookie)) => Ok(([(SET_COOKIE, cookie)], Redirect::to(address.as_str())).into_response()),
        Err(refusal) => refuse(frame, &kernel, refusal).await,
    }
}

/// Takes what ProConnect says and opens the session.
pub async fn arrive(
    frame: Frame,
    visit: Visit,
    State(kernel): State<Kernel>,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response, Error> {
    match proconnect::arrive(&kernel, &headers, answer, &visit).await {
        Ok(signed_in) => Ok(signed_in.into_response()),
        Err(refusal) => {
            let mut response = refuse(frame, &kernel, refusal).await?;
            response.headers_mut().append(SET_COOKIE, proconnect::forget_departure(&kernel));
            Ok(response)
        }
    }
}

async fn refuse(frame: Frame, kernel: &Kernel, refusal: ProconnectError) -> Result<Response, Error> {
    let status = match refusal {
        ProconnectError::Failed(error) => return Err(error),
        ProconnectError::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
        ProconnectError::Cancelled => StatusCode::OK,
        ProconnectError::Stale => StatusCode::CONFLICT,
        _ => StatusCode::FORBIDDEN,
    };
    show_refusal(frame, kernel, status, refusal.to_string()).await
}
