//! An internal note, written by an agent.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Event, Form, Kernel, Who};
use serde::Deserialize;
use ui::{Filled, Frame};

use super::show::seen;
use crate::catalogue;
use crate::fiche::permission::WriteNote;
use crate::fiche::show::{Asked, ShowPage};
use crate::fiche::{domain, store};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    texte: String,
}

/// Adds a note to a product.
pub async fn note(
    State(kernel): State<Kernel>,
    can: Can<WriteNote>,
    frame: Frame,
    who: Who,
    Path(id): Path<String>,
    Form(form): Form<NoteForm>,
) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let product = today.catalogue.product(&id).ok_or(Error::NotFound)?;
    match domain::note(&form.texte) {
        Ok(text) => {
            let tx = can.begin().await?;
            store::save_note(&tx, &id, &can.who().account, &text).await?;
            tx.commit(Event::new("product.noted").subject("produit", &id)).await?;
            Ok(Redirect::to(&format!("{}?fait=note#notes", product.href())).into_response())
        }
        Err(fault) => {
            let asked = Asked { day: today.day, ..Asked::default() };
            let mut seen = seen(&kernel, &who, product, asked).await?;
            seen.note = Filled::new().with("texte", form.texte).with_error("texte", fault.to_string());
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &ShowPage::of(frame, &today.catalogue, product, seen)))
        }
    }
}
