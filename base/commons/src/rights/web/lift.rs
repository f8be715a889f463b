//! The end of a restriction, of which the person is told before (RGPD, art. 18 §3).

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::{Can, Error, Event, Form, Kernel};
use serde::{Deserialize, Serialize};
use ui::{Filled, Frame};

use super::answer;
use crate::rights::store::requests;
use crate::rights::{AnswerRights, letters, restriction};

/// What the form sends.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Typed {
    raison: String,
}

/// Plans the end: the letter leaves first, the data are used again after.
pub async fn lift(
    frame: Frame,
    can: Can<AnswerRights>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let request = requests::find_request(kernel.db(), &id).await?.ok_or(Error::NotFound)?;
    restriction::find_for_request(kernel.db(), &request.id).await?.ok_or(Error::NotFound)?;
    let reason = typed.raison.trim();
    if reason.is_empty() || reason.chars().count() > 5_000 {
        let lack = "Dites pourquoi la limitation prend fin, en 5 000 caractères au plus : la personne le lira";
        let filled = Filled::of(&typed).with_error("raison", lack);
        let page = answer::page(frame, &can, &kernel, request, filled).await?;
        return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let tx = can.begin().await?;
    if !restriction::plan_end(&tx, &request.id).await? {
        return Err(Error::Conflict("La fin de cette limitation est déjà décidée.".into()));
    }
    tx.letter(letters::lifted(&kernel, &request, reason)).await?;
    tx.enqueue(restriction::LIFT, &request.id).await?;
    tx.commit(Event::new("rights.restriction_end_planned").subject("demande", &request.id)).await?;
    Ok(Redirect::to(&format!("{}/droits/{id}", frame.brand.prefix)).into_response())
}
