//! The file of the CNIL's tool, out and back in.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use kernel::{Can, Error, Event, Kernel, Upload};
use ui::{Filled, Frame, NavItem};

use super::{Sent, add, crumbs, found, same_rank};
use crate::dpia::KeepDpia;
use crate::dpia::pia::{self, Unreadable};
use crate::dpia::review::Review;
use crate::dpia::screening_form::value;
use crate::dpia::state::State as Written;

#[derive(Template)]
#[template(path = "dpia/import.html")]
struct ImportPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    review: Review,
    filled: Filled,
}

pub async fn export(
    _can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    let file = pia::export(&review.declared, review.latest.as_ref(), kernel.clock().now());
    let name = format!("attachment; filename=\"pia-{id}.json\"");
    let headers = [(CONTENT_TYPE, "application/json; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, file).into_response())
}

pub async fn ask(
    frame: Frame,
    _can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    Ok(page(frame, review, Filled::new(), StatusCode::OK))
}

pub async fn import(
    frame: Frame,
    can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    upload: Upload<Sent>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    let confirmed = value(&upload.values, "autre_nom") == "oui";
    let again = |review: Review, field: &str, text: String| {
        let filled = Filled::new().with("autre_nom", value(&upload.values, "autre_nom")).with_error(field, text);
        page(frame.clone(), review, filled, StatusCode::UNPROCESSABLE_ENTITY)
    };
    let Some(file) = &upload.file else {
        return Ok(again(review, "fichier", "Choisissez un fichier".into()));
    };
    let read = match pia::read(&file.content) {
        Ok(read) => read,
        Err(unreadable) => return Ok(again(review, "fichier", unreadable.to_string())),
    };
    if !confirmed && !pia::is_named(&read, &review.declared) {
        return Ok(again(review, "autre_nom", Unreadable::Other.to_string()));
    }
    let before = review.latest.as_ref().map(|latest| &latest.content);
    let Some(content) = pia::adopt(read, &review.declared, before) else {
        return Ok(Redirect::to(&format!("{}/aipd/{id}?fait=identique", frame.brand.prefix)).into_response());
    };
    same_rank(&review, &upload.values)?;
    let event = Event::new("dpia.imported").detail("ecarts", content.differing.len());
    add(&can, &review, &content.tidied(), Written::Draft, event).await?;
    Ok(Redirect::to(&format!("{}/aipd/{id}?fait=import", frame.brand.prefix)).into_response())
}

fn page(frame: Frame, review: Review, filled: Filled, status: StatusCode) -> Response {
    ui::page_with(
        status,
        &ImportPage { crumbs: crumbs(&frame, &review, "Reprendre un fichier"), frame, review, filled },
    )
}
