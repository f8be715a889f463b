//! The file of a committee: words, members, documents.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel, Upload};
use serde::Deserialize;
use ui::{Filled, Frame};

use super::view::{Forms, ShowPage};
use crate::committee::act;
use crate::committee::gather::{self, TypedDocument, TypedMember};
use crate::committee::store::File;
use crate::perimeter::PrepareProduct;

fn back(id: &str, done: &str) -> Response {
    Redirect::to(&format!("/comites/{id}?fait={done}")).into_response()
}

async fn again(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    frame: Frame,
    id: &str,
    forms: Forms,
) -> Result<Response, Error> {
    let (session, product) = act::own(can, id).await?;
    let page = ShowPage::of(kernel, can, frame, session, &product, forms).await?;
    Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Takes the words.
pub async fn file(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(file): Form<File>,
) -> Result<Response, Error> {
    match act::prepare(&can, &id, &file).await {
        Ok(()) => Ok(back(&id, "dossier")),
        Err(Error::Invalid(faults)) => {
            let file = Some(Filled::of(&file).with_errors(faults));
            again(&kernel, &can, frame, &id, Forms { file, ..Forms::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// Takes an invitation.
pub async fn invite(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedMember>,
) -> Result<Response, Error> {
    match gather::invite(&can, &id, &typed).await {
        Ok(()) => Ok(back(&id, "membre")),
        Err(Error::Invalid(faults)) => {
            let member = Filled::of(&typed).with_errors(faults);
            again(&kernel, &can, frame, &id, Forms { member, ..Forms::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// Which invitation is taken back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Removed {
    ligne: String,
}

/// Takes an invitation back.
pub async fn uninvite(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Form(removed): Form<Removed>,
) -> Result<Response, Error> {
    gather::uninvite(&can, &id, &removed.ligne).await?;
    Ok(back(&id, "membre"))
}

/// Takes a document.
pub async fn attach(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    upload: Upload<TypedDocument>,
) -> Result<Response, Error> {
    let Upload { values: typed, file } = upload;
    match gather::attach(&can, &id, &typed, file).await {
        Ok(()) => Ok(back(&id, "document")),
        Err(Error::Invalid(faults)) => {
            let document = Filled::of(&typed).with_errors(faults);
            again(&kernel, &can, frame, &id, Forms { document, ..Forms::default() }).await
        }
        Err(other) => Err(other),
    }
}
