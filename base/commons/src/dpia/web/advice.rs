//! The opinion of the data protection officer, and that of the people concerned.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::{Can, Error, Event, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::{Sent, add, crumbs, found, refused, same_rank};
use crate::dpia::AdviseDpia;
use crate::dpia::advice_form::{pairs, read};
use crate::dpia::review::Review;
use crate::dpia::state::{Refusal, State as Written};

#[derive(Template)]
#[template(path = "dpia/advice.html")]
struct AdvicePage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    review: Review,
    filled: Filled,
    senses: Vec<Choice>,
    yes_or_no: Vec<Choice>,
}

impl AdvicePage {
    fn of(frame: Frame, review: Review, filled: Filled) -> Self {
        Self {
            crumbs: crumbs(&frame, &review, "Avis"),
            frame,
            review,
            filled,
            senses: vec![Choice::new("favorable", "Favorable"), Choice::new("defavorable", "Défavorable")],
            yes_or_no: vec![Choice::new("oui", "Oui"), Choice::new("non", "Non")],
        }
    }
}

pub async fn edit(
    frame: Frame,
    _can: Can<AdviseDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    let written = review.latest.as_ref().map(|latest| pairs(&latest.content)).unwrap_or_default();
    Ok(ui::page(&AdvicePage::of(frame, review, Filled::from_pairs(written))))
}

pub async fn save(
    frame: Frame,
    can: Can<AdviseDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    let Some(latest) = &review.latest else { return Err(refused(&Refusal::Absent)) };
    let content = match read(&sent, &latest.content) {
        Ok(content) => content,
        Err(errors) => {
            let filled = Filled::from_pairs(sent).with_errors(errors);
            return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &AdvicePage::of(frame, review, filled)));
        }
    };
    if content != latest.content {
        same_rank(&review, &sent)?;
        // Advising on what waits for the controller leaves it waiting.
        let state = if latest.state == Written::Submitted { Written::Submitted } else { Written::Draft };
        let favourable = content.advice.as_ref().is_some_and(|advice| advice.favourable);
        add(&can, &review, &content, state, Event::new("dpia.advised").detail("favorable", favourable)).await?;
    }
    Ok(Redirect::to(&format!("{}/aipd/{id}?fait=avis", frame.brand.prefix)).into_response())
}
