//! The judges' side: the list, one candidature, the votes, the answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel, Permission};
use portfolio::catalogue;
use ui::{Choice, Filled, Frame, NavItem};

use crate::candidature::act::{self, AnswerCandidature, JudgeCandidature, TypedStep, TypedVote};
use crate::candidature::domain::{OPINIONS, Words};
use crate::candidature::records::problem::{Model, Stage};
use crate::candidature::store;
use crate::pages::crumbs_of_factory;
use crate::processing::JUDGE;

#[derive(Template)]
#[template(path = "candidature/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    problems: Vec<Model>,
}

#[derive(Template)]
#[template(path = "candidature/show.html")]
struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    problem: Model,
    words: Words,
    tallies: Vec<(&'static str, usize, usize, usize)>,
    open: bool,
    answers: bool,
    opinion: Filled,
    opinions: Vec<Choice>,
    filled: Filled,
    steps: Vec<Choice>,
    incubators: Vec<Choice>,
}

/// The list.
pub async fn list(can: Can<JudgeCandidature>, frame: Frame) -> Result<Response, Error> {
    let problems = store::list(can.reader()).await?;
    Ok(ui::page(&ListPage { frame, crumbs: crumbs_of_factory(&[], "Candidatures"), problems }))
}

/// One candidature.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<JudgeCandidature>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, &can, frame, &id, Filled::new()).await?))
}

/// Takes a vote.
pub async fn vote(
    can: Can<JudgeCandidature>,
    Path(id): Path<String>,
    Form(typed): Form<TypedVote>,
) -> Result<Response, Error> {
    match act::vote(&can, &id, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/candidatures/{id}")).into_response()),
        Err(Error::Invalid(_)) => Err(Error::Refused("Choisissez un avis avant d'enregistrer.".into())),
        Err(other) => Err(other),
    }
}

/// Takes an answer.
pub async fn step(
    State(kernel): State<Kernel>,
    can: Can<AnswerCandidature>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedStep>,
) -> Result<Response, Error> {
    match act::step(&kernel, &can, &id, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/candidatures/{id}")).into_response()),
        Err(Error::Invalid(faults)) => {
            let filled = Filled::of(&typed).with_errors(faults);
            let page = page(&kernel, &can, frame, &id, filled).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

async fn page<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    id: &str,
    filled: Filled,
) -> Result<ShowPage, Error> {
    let problem = store::find(can.reader(), id).await?.ok_or(Error::NotFound)?;
    let words = act::words(can, &problem).await?;
    let votes = store::votes(can.reader(), &problem.id).await?;
    let count = |stage: Stage, opinion: &str| {
        votes.iter().filter(|vote| vote.stage == stage && vote.opinion.read(JUDGE) == opinion).count()
    };
    let tally = |stage: Stage, label| (label, count(stage, "pour"), count(stage, "contre"), count(stage, "abstention"));
    let own = votes.iter().find(|vote| vote.stage == problem.state && *vote.account.read(JUDGE) == can.who().account);
    let opinion = own.map_or_else(Filled::new, |own| Filled::new().with("avis", own.opinion.read(JUDGE).as_str()));
    let today = catalogue::today(kernel).await?;
    let grants = kernel::access::grants_of(kernel.db(), &can.who().account).await?;
    let mut steps = vec![Choice::new("refuser", "Ne pas retenir").hint("La raison est envoyée à la personne")];
    steps.insert(
        0,
        match problem.state {
            Stage::Prejury => Choice::new("jury", "Présenter au jury").hint("La personne est prévenue du jour"),
            _ => Choice::new("retenir", "Retenir")
                .hint("Le problème devient un produit en candidature, par une décision signée"),
        },
    );
    Ok(ShowPage {
        crumbs: crumbs_of_factory(&[("/candidatures", "Candidatures")], &problem.title),
        frame,
        words,
        tallies: vec![tally(Stage::Prejury, "Pré-jury"), tally(Stage::Jury, "Jury")],
        open: matches!(problem.state, Stage::Prejury | Stage::Jury),
        answers: grants.iter().any(kernel::Grant::gives::<AnswerCandidature>),
        opinion,
        opinions: OPINIONS.into_iter().map(|(value, label)| Choice::new(value, label)).collect(),
        filled,
        steps,
        incubators: today.catalogue.incubators.iter().map(|one| Choice::new(&one.id, &one.title)).collect(),
        problem,
    })
}
