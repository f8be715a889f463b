//! The session layer: who asks, found once per request, before any route.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::HeaderMap;
use http::header::{CACHE_CONTROL, HeaderValue, SET_COOKIE};
use privacy::Digest;

use super::cookie::Cookie;
use super::rules::Lifetime;
use super::store;
use crate::Error;
use crate::access::{Person, Who};
use crate::db::Actor;
use crate::kernel::Kernel;

/// Puts [`Who`] into the request. Without a cookie nothing is asked of the database.
///
/// A session that is over is told to the browser by clearing its cookie, and the request goes on as anybody's.
pub async fn attach_person(State(platform): State<Kernel>, mut request: Request, next: Next) -> Response {
    if Cookie::Session.read(&platform, request.headers()).is_none() {
        return next.run(request).await;
    }
    let person = match person_of(&platform, request.headers()).await {
        Ok(person) => person,
        Err(error) => return error.into_response(),
    };
    let is_over = person.is_none();
    if let Some(person) = person {
        request.extensions_mut().insert(Who::Person(person));
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if is_over && !Cookie::Session.is_set_by(&platform, headers) {
        headers.append(SET_COOKIE, Cookie::Session.clear(&platform));
    }
    // Whatever the answer says of itself, no cache may keep a cookie for others.
    if headers.contains_key(SET_COOKIE) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The person whose session these headers carry, or nobody; for what is answered outside the session layer, such as error pages.
///
/// # Errors
/// When the database does not answer.
pub async fn person_of(platform: &Kernel, headers: &HeaderMap) -> Result<Option<Person>, Error> {
    let Some(token) = Cookie::Session.read(platform, headers) else { return Ok(None) };
    let Some(found) = store::sessions::find_by_token(platform.platform(), &Digest::of(token.as_bytes())).await? else {
        return Ok(None);
    };
    let now = platform.clock().now();
    let lifetime = Lifetime::of(&platform.config().session);
    if lifetime.is_over(found.created_at, found.last_seen_at, now) {
        return Ok(None);
    }
    if lifetime.wants_touch(found.last_seen_at, now) {
        touch(platform, &found.person).await;
    }
    Ok(Some(found.person))
}

/// A kernel identity of its own: at most once a minute for a session, no line in the journal. That it fails (full disk) must not keep the
/// person from reading.
async fn touch(platform: &Kernel, person: &Person) {
    let touched = async {
        let tx = platform.platform().begin(Actor::System("identity.touch_session")).await?;
        store::sessions::touch(&tx, &person.session).await?;
        tx.close().await
    };
    if let Err(error) = touched.await {
        tracing::warn!(%error, "a session could not be refreshed");
    }
}
