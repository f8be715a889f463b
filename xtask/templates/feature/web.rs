//! The pages.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::{Can, Error, Event, Form, Kernel};
use serde::Deserialize;
use ui::{Filled, Frame, NavItem};

use super::domain::Entry;
use super::records::Model;
use super::{Add__Feature__, store};

const PATH: &str = "__path__";

#[derive(askama::Template)]
#[template(path = "__feature__/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    entries: Vec<Model>,
}

#[derive(askama::Template)]
#[template(path = "__feature__/edit.html")]
struct EditPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    filled: Filled,
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    titre: String,
}

pub(super) async fn list(frame: Frame, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let entries = store::list(kernel.db().reader()).await?;
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "__Title__")];
    Ok(ui::page(&ListPage { frame, crumbs, entries }))
}

pub(super) async fn edit(frame: Frame, _: Can<Add__Feature__>) -> Response {
    edit_page(StatusCode::OK, frame, Filled::new())
}

pub(super) async fn add(frame: Frame, can: Can<Add__Feature__>, Form(sent): Form<Sent>) -> Result<Response, Error> {
    let entry = match Entry::new(&sent.titre) {
        Ok(entry) => entry,
        Err(refusal) => {
            let filled = Filled::new().with("titre", sent.titre).with_error("titre", refusal.to_string());
            return Ok(edit_page(StatusCode::UNPROCESSABLE_ENTITY, frame, filled));
        }
    };
    let tx = can.begin().await?;
    let id = store::save(&tx, &entry).await?;
    tx.commit(Event::new("__feature__.added").subject("element", &id)).await?;
    Ok(Redirect::to(PATH).into_response())
}

fn edit_page(status: StatusCode, frame: Frame, filled: Filled) -> Response {
    let crumbs = vec![
        NavItem::new(frame.home(), "Accueil"),
        NavItem::new(PATH, "__Title__"),
        NavItem::new("", "Ajouter un élément"),
    ];
    ui::page_with(status, &EditPage { frame, crumbs, filled })
}
