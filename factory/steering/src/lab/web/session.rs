//! One session: invitations, its report, what was said, the lessons drawn.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, FieldError, Form, Kernel};
use ui::{Choice, Filled, Frame, NavItem};

use super::list::href;
use crate::lab::counted::{Counted, TypedReport};
use crate::lab::domain::{TypedInvitations, TypedLesson, TypedVerbatim};
use crate::lab::records::lesson::Model as Lesson;
use crate::lab::records::session::Model as Session;
use crate::lab::{act, store};
use crate::pages::crumbs;
use crate::perimeter::{PrepareProduct, product};

#[derive(Template)]
#[template(path = "lab/session.html")]
struct SessionPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    labs: String,
    href: String,
    session: Session,
    counted: Counted,
    mean: String,
    invited: u64,
    may_invite: bool,
    may_report: bool,
    said: Vec<Said>,
    lessons: Vec<Lesson>,
    known: Vec<Choice>,
    inviting: Filled,
    reporting: Filled,
    listening: Filled,
    learning: Filled,
}

/// What somebody said.
struct Said {
    id: String,
    profile: String,
    words: String,
}

#[derive(Default)]
struct Forms {
    inviting: Filled,
    reporting: Filled,
    listening: Filled,
    learning: Filled,
}

async fn page(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    frame: Frame,
    (id, session): (&str, &str),
    forms: Forms,
) -> Result<SessionPage, Error> {
    let product = product(can, id).await?;
    let session = act::own(can, id, session).await?;
    let today = kernel.clock().today();
    let mut said = Vec::new();
    for one in store::verbatims(can.reader(), &session.id).await? {
        let words = act::words(can, &one).await?.unwrap_or_else(|| "Effacé".to_owned());
        said.push(Said { id: one.id.to_string(), profile: one.profile, words });
    }
    let mut lessons = store::lessons(can.reader(), id).await?;
    lessons.retain(|one| one.session == session.id);
    let labs = href(id);
    let mut crumbs = crumbs(&product, "Séance");
    crumbs.insert(crumbs.len() - 1, NavItem::new(&labs, "Open labs"));
    let counted = Counted::of(&session);
    Ok(SessionPage {
        frame,
        crumbs,
        title: product.source.title.clone(),
        href: format!("{labs}/{}", session.id),
        labs,
        mean: counted.mean().map(|mean| ui::format::decimal(mean, 1)).unwrap_or_default(),
        counted,
        invited: store::invitations(can.reader(), &session.id).await?,
        may_invite: session.digest.is_none() && session.held_on >= today,
        may_report: session.digest.is_none() && session.held_on <= today,
        session,
        said,
        known: lessons.iter().map(|one| Choice::new(one.id.as_str(), one.statement.as_str())).collect(),
        lessons,
        inviting: forms.inviting,
        reporting: forms.reporting,
        listening: forms.listening,
        learning: forms.learning,
    })
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, session)): Path<(String, String)>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, &can, frame, (&id, &session), Forms::default()).await?))
}

async fn answer<T>(
    done: Result<T, Error>,
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    frame: Frame,
    (id, session): (&str, &str),
    forms: impl FnOnce(Vec<FieldError>) -> Forms,
) -> Result<Response, Error> {
    match done {
        Ok(_) => Ok(Redirect::to(&format!("{}/{session}", href(id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let page = page(kernel, can, frame, (id, session), forms(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Invites people.
pub async fn invite(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, session)): Path<(String, String)>,
    Form(typed): Form<TypedInvitations>,
) -> Result<Response, Error> {
    let done = act::invite(&kernel, &can, (&id, &session), &typed).await;
    let forms = |faults| Forms { inviting: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &kernel, &can, frame, (&id, &session), forms).await
}

/// Takes the report.
pub async fn hold(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, session)): Path<(String, String)>,
    Form(typed): Form<TypedReport>,
) -> Result<Response, Error> {
    let done = act::hold(&kernel, &can, (&id, &session), &typed).await;
    let forms = |faults| Forms { reporting: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &kernel, &can, frame, (&id, &session), forms).await
}

/// Takes what somebody said.
pub async fn listen(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, session)): Path<(String, String)>,
    Form(typed): Form<TypedVerbatim>,
) -> Result<Response, Error> {
    let done = act::listen(&kernel, &can, (&id, &session), &typed).await;
    let forms = |faults| Forms { listening: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &kernel, &can, frame, (&id, &session), forms).await
}

/// Takes a lesson.
pub async fn learn(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, session)): Path<(String, String)>,
    Form(typed): Form<TypedLesson>,
) -> Result<Response, Error> {
    let done = act::learn(&can, (&id, &session), &typed).await;
    let forms = |faults| Forms { learning: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &kernel, &can, frame, (&id, &session), forms).await
}

/// An action without a field.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Erases what somebody said.
pub async fn forget(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, session, verbatim)): Path<(String, String, String)>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::forget(&kernel, &can, (&id, &session), &verbatim).await?;
    Ok(Redirect::to(&format!("{}/{session}", href(&id))).into_response())
}
