//! One lesson: the decision, then the delivery.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::list::href;
use crate::lab::domain::{TypedChoice, TypedDelivery};
use crate::lab::records::lesson::{Choice as Decided, Model as Lesson};
use crate::lab::{act, store};
use crate::pages::crumbs;
use crate::perimeter::{PrepareProduct, product};

#[derive(Template)]
#[template(path = "lab/lesson.html")]
struct LessonPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    labs: String,
    href: String,
    public: String,
    lesson: Lesson,
    held_on: String,
    may_deliver: bool,
    answers: Vec<Choice>,
    form: Filled,
}

async fn page(
    can: &Can<PrepareProduct>,
    frame: Frame,
    (id, lesson): (&str, &str),
    form: Filled,
) -> Result<LessonPage, Error> {
    let product = product(can, id).await?;
    let lesson = act::own_lesson(can, id, lesson).await?;
    let session = store::find(can.reader(), id, lesson.session.as_str()).await?.ok_or(Error::NotFound)?;
    let labs = href(id);
    let mut crumbs = crumbs(&product, "Enseignement");
    crumbs.insert(crumbs.len() - 1, NavItem::new(&labs, "Open labs"));
    Ok(LessonPage {
        frame,
        crumbs,
        href: format!("{labs}/enseignements/{}", lesson.id),
        public: portfolio::catalogue::href("/vous-avez-dit/", id),
        labs,
        may_deliver: lesson.choice == Some(Decided::Oui) && lesson.delivered_on.is_none(),
        lesson,
        held_on: ui::format::date(session.held_on),
        answers: vec![Choice::new("oui", "Oui, nous le ferons"), Choice::new("non", "Non, et nous disons pourquoi")],
        form,
    })
}

/// The page.
pub async fn show(
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, lesson)): Path<(String, String)>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&can, frame, (&id, &lesson), Filled::new()).await?))
}

async fn answer(
    done: Result<(), Error>,
    can: &Can<PrepareProduct>,
    frame: Frame,
    (id, lesson): (&str, &str),
    typed: Filled,
) -> Result<Response, Error> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{}/enseignements/{lesson}", href(id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let page = page(can, frame, (id, lesson), typed.with_errors(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Takes the decision.
pub async fn decide(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, lesson)): Path<(String, String)>,
    Form(typed): Form<TypedChoice>,
) -> Result<Response, Error> {
    let done = act::decide(&kernel, &can, (&id, &lesson), &typed).await;
    answer(done, &can, frame, (&id, &lesson), Filled::of(&typed)).await
}

/// Takes the delivery.
pub async fn deliver(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, lesson)): Path<(String, String)>,
    Form(typed): Form<TypedDelivery>,
) -> Result<Response, Error> {
    let done = act::deliver(&kernel, &can, (&id, &lesson), &typed).await;
    answer(done, &can, frame, (&id, &lesson), Filled::of(&typed)).await
}
