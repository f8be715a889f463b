//! Where a person follows a request, and proves their address.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::{Digest, Error, Event, Form, Kernel};
use serde::Deserialize;
use ui::{Filled, Frame, NavItem};

use super::ask::code_digest;
use crate::rights::request::{State as Standing, TRIES, right_of};
use crate::rights::store::requests::{Stored, count_try, find_followed, set_verified};

/// What the form of the code sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

#[derive(Template)]
#[template(path = "rights/follow.html")]
struct FollowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    token: String,
    request: Stored,
    label: &'static str,
    unverified: bool,
    filled: Filled,
}

impl FollowPage {
    fn new(frame: Frame, token: String, request: Stored, filled: Filled) -> Self {
        let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Ma demande")];
        let label = right_of(&request.right).map_or("", privacy::rights::Right::label);
        let unverified = request.state == Standing::Unverified;
        Self { frame, crumbs, token, request, label, unverified, filled }
    }
}

async fn find(kernel: &Kernel, token: &str) -> Result<Stored, Error> {
    find_followed(kernel.db(), &Digest::of(token.as_bytes())).await?.ok_or(Error::NotFound)
}

/// Shows where the request stands.
pub async fn show(frame: Frame, State(kernel): State<Kernel>, Path(token): Path<String>) -> Result<Response, Error> {
    let request = find(&kernel, &token).await?;
    Ok(ui::page(&FollowPage::new(frame, token, request, Filled::new())))
}

/// Proves the address by the code sent to it. A try is counted before it is looked at.
pub async fn verify(
    frame: Frame,
    State(kernel): State<Kernel>,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let request = find(&kernel, &token).await?;
    let typed: String = typed.code.chars().filter(char::is_ascii_digit).collect();
    let tx = kernel.begin_as_anonymous().await?;
    let counted = count_try(&tx, &request.id, TRIES).await?;
    let right = counted && request.code.as_ref() == Some(&code_digest(&kernel, &request.id, &typed));
    if right {
        set_verified(&tx, &request.id).await?;
        tx.commit(Event::new("rights.identity_proved").subject("demande", &request.id)).await?;
        return Ok(
            Redirect::to(&format!("{}/donnees-personnelles/demande/{token}", frame.brand.prefix)).into_response()
        );
    }
    tx.commit(Event::new("rights.code_refused").subject("demande", &request.id)).await?;
    let text = if request.tries + 1 >= TRIES || !counted {
        "Ce code n'est plus valable. Faites une nouvelle demande"
    } else {
        "Ce code n'est pas celui du message. Vérifiez les six chiffres"
    };
    let filled = Filled::new().with_error("code", text);
    Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &FollowPage::new(frame, token, request, filled)))
}
