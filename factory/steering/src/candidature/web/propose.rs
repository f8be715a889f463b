//! The public form, and the page by which a proposal is followed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Error, Form, Kernel, Who};
use ui::{Filled, Frame, NavItem};

use crate::candidature::act;
use crate::candidature::domain::TypedProblem;
use crate::candidature::records::problem::{Model, Stage};
use crate::candidature::store;

#[derive(Template)]
#[template(path = "candidature/propose.html")]
struct ProposePage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    filled: Filled,
    signed_in: bool,
}

#[derive(Template)]
#[template(path = "candidature/follow.html")]
struct FollowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    problem: Model,
    stage: (&'static str, &'static str),
    step: u32,
}

fn page(frame: Frame, who: &Who, filled: Filled) -> ProposePage {
    let crumbs = vec![NavItem::new("/", "Accueil"), NavItem::new("", "Proposer un problème")];
    ProposePage { frame, crumbs, filled, signed_in: who.person().is_some() }
}

/// The form.
pub async fn show(frame: Frame, who: Who) -> Response {
    ui::page(&page(frame, &who, Filled::new()))
}

/// Takes the form.
pub async fn receive(
    State(kernel): State<Kernel>,
    frame: Frame,
    who: Who,
    Form(typed): Form<TypedProblem>,
) -> Result<Response, Error> {
    match act::propose(&kernel, &who, &typed).await {
        Ok(token) => Ok(Redirect::to(&format!("/candidatures/suivi/{token}")).into_response()),
        Err(Error::Invalid(faults)) => {
            let page = page(frame, &who, Filled::of(&typed).with_errors(faults));
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Where a proposal stands, for whoever has its address.
pub async fn follow(State(kernel): State<Kernel>, frame: Frame, Path(token): Path<String>) -> Result<Response, Error> {
    let problem = store::find_followed(kernel.db().reader(), &token).await?.ok_or(Error::NotFound)?;
    let crumbs = vec![
        NavItem::new("/", "Accueil"),
        NavItem::new("/candidatures/proposer", "Proposer un problème"),
        NavItem::new("", "Votre candidature"),
    ];
    let step = match problem.state {
        Stage::Prejury => 1,
        Stage::Jury => 2,
        Stage::Retenue | Stage::Refusee => 3,
    };
    Ok(ui::page(&FollowPage { frame, crumbs, stage: problem.state.label(), step, problem }))
}
