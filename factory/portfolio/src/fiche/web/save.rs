//! Saves an edited fiche.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::DateTime;
use kernel::{Can, Error, Event, Form, Kernel};
use ui::Frame;

use super::edit::own;
use crate::catalogue;
use crate::fiche::edit::{EditPage, FicheForm, apply, changes, merge};
use crate::fiche::permission::EditProduct;
use crate::registry::records::history::Kind;
use crate::registry::store::{self, Author};

/// Takes the form: redirects to the fiche, or shows the form again with what is to be corrected or decided.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<EditProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(form): Form<FicheForm>,
) -> Result<Response, Error> {
    let stored = own(&can, &id).await?;
    let today = catalogue::today(&kernel).await?;
    if form.revision != stored.revision {
        return conflict(&kernel, &can, frame, &id, form).await;
    }
    let known = |organisation: &str| today.catalogue.organisation(organisation).is_some();
    let after = match apply(&stored.source, &form, known) {
        Ok(after) => after,
        Err(faults) => {
            let page = EditPage::of(frame, &today.catalogue, &stored.source, &form, faults);
            return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let changes = changes(&stored.source, &after);
    let href = catalogue::href("/produits/", &id);
    if changes.is_empty() {
        return Ok(Redirect::to(&format!("{href}?fait=rien")).into_response());
    }
    let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
    let event = Event::new("product.edited").subject("produit", &id).detail("champs", fields.clone());
    let tx = can.begin().await?;
    match store::change_product(&tx, &stored, &after, &changes, Author::Here, today.day).await {
        Err(Error::Conflict(_)) => {
            drop(tx);
            return conflict(&kernel, &can, frame, &id, form).await;
        }
        saved => saved?,
    }
    tx.commit(event).await?;
    Ok(Redirect::to(&format!("{href}?fait=fiche")).into_response())
}

/// Somebody else was faster: the page tells what is stored now and keeps the person's text.
async fn conflict(
    kernel: &Kernel,
    can: &Can<EditProduct>,
    frame: Frame,
    id: &str,
    form: FicheForm,
) -> Result<Response, Error> {
    let stored = own(can, id).await?;
    let today = catalogue::today(kernel).await?;
    let opened = DateTime::from_timestamp_micros(form.depuis).unwrap_or_default();
    let edits = store::first_edits_after(can.reader(), Kind::Product, id, opened).await?;
    let since = stored.changed_at.timestamp_micros();
    let (merged, clashes) = merge(&stored.source, stored.revision, since, form, &edits);
    let page = EditPage::of(frame, &today.catalogue, &stored.source, &merged, Vec::new()).after_conflict(clashes);
    Ok(ui::page_with(StatusCode::CONFLICT, &page))
}
