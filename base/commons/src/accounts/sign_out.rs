//! Signing out.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::SET_COOKIE;
use kernel::identity::{self, proconnect};
use kernel::{Error, Form, Kernel, Personal, Who};
use serde::Deserialize;
use ui::Frame;

#[derive(Template)]
#[template(path = "accounts/signed_out.html")]
struct SignedOutPage {
    frame: Frame,
    /// The address that ends ProConnect's own session, or nothing.
    proconnect_href: String,
}

/// A form that holds nothing but its token.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Ends the session. ProConnect's is a link of the page: the policy on forms forbids to be led to another site by one.
pub async fn sign_out(
    frame: Frame,
    who: Who,
    State(kernel): State<Kernel>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Error> {
    let mut page = SignedOutPage { frame: Frame { account: None, ..frame }, proconnect_href: String::new() };
    let Some(person) = who.person() else { return Ok(ui::page(&page)) };
    let done = identity::sign_out(&kernel, person).await?;
    if let Some(hint) = &done.logout_hint {
        page.proconnect_href = proconnect_href(&kernel, hint).await;
    }
    Ok(([(SET_COOKIE, done.cookie)], ui::page(&page)).into_response())
}

/// That ProConnect does not answer does not keep anybody from signing out here.
async fn proconnect_href(kernel: &Kernel, hint: &Personal<String>) -> String {
    match proconnect::logout_url(kernel, hint).await {
        Ok(address) => address.map(String::from).unwrap_or_default(),
        Err(error) => {
            tracing::warn!(%error, "the identity provider's session was left open");
            String::new()
        }
    }
}
