//! Sessions: opened at sign-in under a token never seen before, shown to their owner, ended by them.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use chrono::{DateTime, Utc};
use http::HeaderValue;
use http::header::USER_AGENT;
use http::request::Parts;
use privacy::{Digest, Id, Personal};

use super::cookie::Cookie;
use super::records::session::{How, Model};
use super::rules::{Lifetime, device_label};
use super::store;
use super::store::sessions::NewSession;
use crate::Error;
use crate::access::{Person, Who};
use crate::db::Actor;
use crate::journal::Event;
use crate::kernel::Kernel;

/// What is known of the browser that signs in. An extractor that never fails.
#[derive(Clone, Debug)]
pub struct Visit {
    device: Personal<String>,
    current: Option<Person>,
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let agent = parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        let current = parts.extensions.get::<Who>().and_then(Who::person).cloned();
        Ok(Self { device: Personal::new(device_label(agent)), current })
    }
}

/// Opens a session without any proof of who asks, for tests: answers the cookie as a browser sends it back, `name=value`.
///
/// # Errors
/// [`Error::Refused`] when the account is closed, or when the database does not answer.
#[cfg(any(test, feature = "testing"))]
pub async fn sign_in_for_tests(platform: &Kernel, account: &Id) -> Result<String, Error> {
    let visit = Visit { device: Personal::new(device_label("")), current: None };
    let cookie = open_session(platform, account, How::Demonstration, None, &visit).await?;
    let line = cookie.to_str().map_err(anyhow::Error::from)?;
    Ok(line.split(';').next().unwrap_or_default().to_owned())
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct OwnSession {
    /// What names it.
    pub id: Id,
    /// « Firefox sur Linux ».
    pub device: Personal<String>,
    /// The way in.
    pub how: How,
    /// Sign-in.
    pub created_at: DateTime<Utc>,
    /// The last request, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// Is it the one that looks?
    pub is_this: bool,
}

impl OwnSession {
    fn of(session: Model, person: &Person) -> Self {
        Self {
            is_this: session.id == person.session,
            id: session.id,
            device: session.device,
            how: session.how,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
        }
    }
}

/// Opens a session; answers the cookie to set. The session that this browser had, whoever's, is over.
///
/// # Errors
/// [`Error::Refused`] when the account is closed, or when the database does not answer.
pub(super) async fn open_session(
    platform: &Kernel,
    account: &Id,
    how: How,
    logout_hint: Option<Personal<String>>,
    visit: &Visit,
) -> Result<HeaderValue, Error> {
    let token = platform.random().token();
    let tx = platform.platform().begin(Actor::Person(account.clone())).await?;
    if !store::accounts::note_sign_in(&tx, account).await? {
        return Err(Error::Refused("Ce compte est fermé. Écrivez à l'équipe du service pour le rouvrir.".into()));
    }
    if let Some(former) = &visit.current
        && store::sessions::end(&tx, &former.account, &former.session).await?
    {
        tx.note(ended(&former.account, &former.session)).await?;
    }
    let new =
        NewSession { token: Digest::of(token.as_bytes()), account, how, device: visit.device.clone(), logout_hint };
    let id = store::sessions::insert(&tx, new).await?;
    tx.commit(
        Event::new("session.opened")
            .subject("compte", account)
            .detail("session", id.as_str())
            .detail("moyen", how.name()),
    )
    .await?;
    Ok(Cookie::Session.set(platform, &token))
}

/// The sessions of the person that are not over: the one that asks, then the last seen first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_sessions(platform: &Kernel, person: &Person) -> Result<Vec<OwnSession>, Error> {
    let (now, lifetime) = (platform.clock().now(), Lifetime::of(&platform.config().session));
    let open = store::sessions::list_open(platform.platform(), &person.account).await?.into_iter();
    let alive = open.filter(|one| !lifetime.is_over(one.created_at, one.last_seen_at, now));
    let mut own: Vec<_> = alive.map(|one| OwnSession::of(one, person)).collect();
    own.sort_by_key(|session| !session.is_this);
    Ok(own)
}

/// Ends a session of the person; a session over already stays so.
///
/// # Errors
/// [`Error::NotFound`] when the person has no such session, or when the database does not answer.
pub async fn end_session(platform: &Kernel, person: &Person, session: &Id) -> Result<(), Error> {
    if store::sessions::find_of(platform.platform(), &person.account, session).await?.is_none() {
        return Err(Error::NotFound);
    }
    let tx = platform.platform().begin(Actor::Person(person.account.clone())).await?;
    if store::sessions::end(&tx, &person.account, session).await? {
        tx.commit(ended(&person.account, session)).await?;
    }
    Ok(())
}

/// Ends every session of the person but the one that asks; answers how many.
///
/// # Errors
/// When the database does not answer.
pub async fn end_other_sessions(platform: &Kernel, person: &Person) -> Result<u64, Error> {
    let tx = platform.platform().begin(Actor::Person(person.account.clone())).await?;
    let count = store::sessions::end_others(&tx, &person.account, person.session.as_str()).await?;
    if count > 0 {
        tx.commit(Event::new("sessions.ended").subject("compte", &person.account).detail("nombre", count)).await?;
    }
    Ok(count)
}

/// What signing out leaves to be done.
pub struct SignedOut {
    /// The `Set-Cookie` that removes the session's.
    pub cookie: HeaderValue,
    /// What ProConnect wants back to end its own session, when the person came that way.
    pub logout_hint: Option<Personal<String>>,
}

/// Ends the session that asks.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(platform: &Kernel, person: &Person) -> Result<SignedOut, Error> {
    let session = store::sessions::find_of(platform.platform(), &person.account, &person.session).await?;
    end_session(platform, person, &person.session).await?;
    let logout_hint = session.and_then(|session| session.logout_hint);
    Ok(SignedOut { cookie: Cookie::Session.clear(platform), logout_hint })
}

fn ended(account: &Id, session: &Id) -> Event {
    Event::new("session.ended").subject("compte", account).detail("session", session.as_str())
}
