//! The perimeter of a product, declared by its people.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Event, Form, Kernel};
use ui::{Filled, Frame};

use super::reached;
use crate::carnet::view::PerimeterPage;
use crate::perimeter::{PerimeterForm, store};
use crate::permission::StateConformity;

/// The form, filled with what was declared last.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<StateConformity>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let (board, row) = reached(&kernel, &can, &id).await?;
    let filled = Filled::of(&PerimeterForm::of(&board.subjects[row].perimeter));
    Ok(ui::page(&PerimeterPage::of(frame, &board.subjects[row], filled)))
}

/// Declares a perimeter; the same one again changes nothing.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<StateConformity>,
    frame: Frame,
    Path(id): Path<String>,
    Form(form): Form<PerimeterForm>,
) -> Result<Response, Error> {
    let (board, row) = reached(&kernel, &can, &id).await?;
    let subject = &board.subjects[row];
    let perimeter = match form.read(&subject.perimeter) {
        Ok(perimeter) => perimeter,
        Err(errors) => {
            let page = PerimeterPage::of(frame, subject, Filled::of(&form).with_errors(errors));
            return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let mut done = "rien";
    if perimeter != subject.perimeter {
        let tx = can.begin().await?;
        store::save(&tx, &id, &perimeter, Some(&can.who().account)).await?;
        tx.commit(Event::new("conformity.perimeter_declared").subject("produit", &id)).await?;
        done = "perimetre";
    }
    Ok(Redirect::to(&format!("{}?fait={done}", subject.carnet())).into_response())
}
