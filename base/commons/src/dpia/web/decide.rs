//! Submission, and the decision of the controller.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kernel::{Can, Error, Event, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::{Sent, add, crumbs, found, refused, same_rank};
use crate::dpia::content::Content;
use crate::dpia::review::Review;
use crate::dpia::screening_form::value;
use crate::dpia::state::{Standing, State as Written, awaiting, submit as may_submit, validate};
use crate::dpia::{KeepDpia, ValidateDpia};

#[derive(Template)]
#[template(path = "dpia/decide.html")]
struct DecidePage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    review: Review,
    filled: Filled,
    choices: Vec<Choice>,
}

impl DecidePage {
    fn of(frame: Frame, review: Review, filled: Filled) -> Self {
        let choices = vec![
            Choice::new("valider", "Valider l'analyse")
                .hint("La validation vaut pour le périmètre d'aujourd'hui : elle expire s'il change."),
            Choice::new("renvoyer", "Renvoyer l'analyse à ses auteurs").hint("Dites ce qui est à reprendre."),
        ];
        Self { crumbs: crumbs(&frame, &review, "Décision"), frame, review, filled, choices }
    }

    fn waits(&self) -> bool {
        self.review.standing() == Standing::At(Written::Submitted)
    }

    fn content(&self) -> Content {
        self.review.latest.as_ref().map(|latest| latest.content.clone()).unwrap_or_default()
    }
}

pub async fn submit(
    frame: Frame,
    can: Can<KeepDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    may_submit(review.latest.as_ref(), &review.declared).map_err(|refusal| refused(&refusal))?;
    same_rank(&review, &sent)?;
    let Some(latest) = &review.latest else { return Err(Error::NotFound) };
    // What was said of another scope is to be said again of this one.
    let content = if latest.scope == review.scope { latest.content.clone() } else { latest.content.ungiven() };
    add(&can, &review, &content, Written::Submitted, Event::new("dpia.submitted")).await?;
    Ok(Redirect::to(&format!("{}/aipd/{id}?fait=soumission", frame.brand.prefix)).into_response())
}

pub async fn ask(
    frame: Frame,
    _can: Can<ValidateDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    Ok(ui::page(&DecidePage::of(frame, review, Filled::new())))
}

pub async fn decide(
    frame: Frame,
    can: Can<ValidateDpia>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Error> {
    let review = found(&kernel, &id).await?;
    let latest = awaiting(review.latest.as_ref()).map_err(|refusal| refused(&refusal))?;
    same_rank(&review, &sent)?;
    let why = value(&sent, "motif");
    let (content, state, event, done) = match value(&sent, "decision") {
        "valider" => {
            if let Err(refusal) = validate(review.latest.as_ref(), &review.declared, why) {
                let filled = Filled::from_pairs(sent).with_error("motif", refusal.to_string());
                return Ok(again(frame, review, filled));
            }
            let passed_over = latest.content.advice.as_ref().is_some_and(|advice| !advice.favourable);
            let mut content = Content { returned: String::new(), ..latest.content.clone() };
            if passed_over {
                content.adjusted = format!("Avis défavorable du délégué, passé outre par le responsable : {why}");
            }
            let event = Event::new("dpia.validated").detail("perimetre", review.scope.as_str());
            (content, Written::Validated, event, "validation")
        }
        "renvoyer" if !why.is_empty() && why.chars().count() <= 5_000 => {
            let content = Content { returned: why.to_owned(), ..latest.content.clone() };
            (content, Written::Returned, Event::new("dpia.returned"), "renvoi")
        }
        "renvoyer" => {
            let filled = Filled::from_pairs(sent)
                .with_error("motif", "Dites ce qui est à reprendre, en 5 000 caractères au plus");
            return Ok(again(frame, review, filled));
        }
        _ => {
            let filled = Filled::from_pairs(sent).with_error("decision", "Choisissez ce que vous décidez");
            return Ok(again(frame, review, filled));
        }
    };
    add(&can, &review, &content.tidied(), state, event).await?;
    Ok(Redirect::to(&format!("{}/aipd/{id}?fait={done}", frame.brand.prefix)).into_response())
}

fn again(frame: Frame, review: Review, filled: Filled) -> Response {
    ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &DecidePage::of(frame, review, filled))
}
