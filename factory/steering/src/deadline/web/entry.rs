//! Writing a deadline, saying that it is done.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use crate::deadline::act::{self, TypedEntry};
use crate::deadline::records::entry::Nature;
use crate::pages::{crumbs, steering_of};
use crate::perimeter::{PrepareProduct, product};

#[derive(Template)]
#[template(path = "deadline/edit.html")]
struct EditPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    back: String,
    natures: Vec<Choice>,
    filled: Filled,
}

async fn page(can: &Can<PrepareProduct>, frame: Frame, id: &str, filled: Filled) -> Result<EditPage, Error> {
    let product = product(can, id).await?;
    Ok(EditPage {
        frame,
        crumbs: crumbs(&product, "Ajouter une échéance"),
        title: product.source.title.clone(),
        back: steering_of(id),
        natures: Nature::ALL.into_iter().map(|kind| Choice::new(kind.id(), kind.label())).collect(),
        filled,
    })
}

/// The form.
pub async fn edit(can: Can<PrepareProduct>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    Ok(ui::page(&page(&can, frame, &id, Filled::new()).await?))
}

/// Takes the form.
pub async fn save(
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedEntry>,
) -> Result<Response, Error> {
    match act::add(&can, &id, &typed).await {
        Ok(()) => Ok(Redirect::to(&portfolio::catalogue::href("/echeances?produit=", &id)).into_response()),
        Err(Error::Invalid(faults)) => {
            let page = page(&can, frame, &id, Filled::of(&typed).with_errors(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// An action without a field.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Says that it is done.
pub async fn done(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(entry): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::done(&kernel, &can, &entry).await?;
    Ok(Redirect::to("/echeances?fait=tenue").into_response())
}
