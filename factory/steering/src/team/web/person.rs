//! One person of a team: accesses, steps of the arrival and of the departure, trainings.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Can, Error, Form, Kernel};
use portfolio::registry::store::names;
use ui::{Choice, Filled, Frame, NavItem};

use super::{Nothing, back, href};
use crate::pages::crumbs;
use crate::perimeter::{PrepareProduct, product};
use crate::processing::STAFF;
use crate::team::act;
use crate::team::lists::{COURSES, STEPS, Step};
use crate::team::records::access::Model as Access;
use crate::team::store;
use crate::team::told::gone_on;
use crate::team::typed::{TypedAccess, TypedStep, TypedTraining};

#[derive(Template)]
#[template(path = "team/person.html")]
struct PersonPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    name: String,
    team: String,
    href: String,
    gone: String,
    missions: Vec<Mission>,
    accesses: Vec<Access>,
    steps: Vec<(&'static Step, bool)>,
    courses: Vec<(&'static str, String)>,
    choices: Vec<Choice>,
    opening: Filled,
    training: Filled,
}

/// A mission stated here.
struct Mission {
    id: String,
    trade: &'static str,
    share: i64,
    employer: String,
    start: String,
    end: String,
}

#[derive(Default)]
struct Forms {
    opening: Filled,
    training: Filled,
}

async fn page(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    frame: Frame,
    (id, person): (&str, &str),
    forms: Forms,
) -> Result<PersonPage, Error> {
    let product = product(can, id).await?;
    let person = act::member(can, id, person).await?;
    let (sql, today) = (can.reader(), kernel.clock().today());
    let restricted = act::coaches(kernel, can, id).await?;
    let name = names(sql, [person.clone()], STAFF).await?.remove(&person).unwrap_or_default();
    let done = store::steps(sql, &person, id).await?;
    let mut accesses = store::accesses(sql, id).await?;
    accesses.retain(|one| one.person == person);
    let followed = store::trainings(sql).await?;
    let on = |course: &str| {
        let line = followed.iter().find(|one| one.person == person && one.course.as_str() == course);
        line.map(|one| ui::format::date(one.followed_on)).unwrap_or_default()
    };
    let mission = |one: crate::team::records::mission::Model| Mission {
        id: one.id.to_string(),
        trade: one.trade.label(),
        share: one.share,
        employer: one.employer.into_read(STAFF),
        start: ui::format::date(one.start_on),
        end: one.end_on.map(ui::format::date).unwrap_or_default(),
    };
    let stated = store::stated(sql, id).await?.into_iter().filter(|one| one.person == person);
    let team = href(id);
    let mut crumbs = crumbs(&product, &name);
    crumbs.insert(crumbs.len() - 1, NavItem::new(&team, "Équipe"));
    Ok(PersonPage {
        frame,
        crumbs,
        href: format!("{team}/{person}"),
        gone: gone_on(&store::stints(sql, id).await?, &person, today).map(ui::format::date).unwrap_or_default(),
        missions: stated.map(mission).collect(),
        name,
        team,
        accesses,
        steps: STEPS
            .iter()
            .filter(|step| restricted || !step.restricted)
            .map(|step| (step, done.contains(step.id)))
            .collect(),
        courses: COURSES.iter().map(|(course, title)| (*title, on(course))).collect(),
        choices: COURSES.iter().map(|(course, title)| Choice::new(*course, *title)).collect(),
        opening: forms.opening,
        training: forms.training,
    })
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, person)): Path<(String, String)>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, &can, frame, (&id, &person), Forms::default()).await?))
}

/// Notes an access.
pub async fn open(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, person)): Path<(String, String)>,
    Form(typed): Form<TypedAccess>,
) -> Result<Response, Error> {
    match act::give_access(&kernel, &can, (&id, &person), &typed).await {
        Err(Error::Invalid(faults)) => {
            let forms = Forms { opening: Filled::of(&typed).with_errors(faults), ..Forms::default() };
            let page = page(&kernel, &can, frame, (&id, &person), forms).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        other => back(other, &format!("{}/{person}", href(&id))),
    }
}

/// Closes an access.
pub async fn close(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, person, access)): Path<(String, String, String)>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    back(act::close_access(&kernel, &can, (&id, &access)).await, &format!("{}/{person}", href(&id)))
}

/// Says a step done.
pub async fn step(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, person)): Path<(String, String)>,
    Form(typed): Form<TypedStep>,
) -> Result<Response, Error> {
    let restricted = act::coaches(&kernel, &can, &id).await?;
    let done = act::step(&can, (&id, &person), &typed, restricted).await;
    back(done, &format!("{}/{person}", href(&id)))
}

/// Says a training followed.
pub async fn follow(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, person)): Path<(String, String)>,
    Form(typed): Form<TypedTraining>,
) -> Result<Response, Error> {
    match act::follow(&kernel, &can, (&id, &person), &typed).await {
        Err(Error::Invalid(faults)) => {
            let forms = Forms { training: Filled::of(&typed).with_errors(faults), ..Forms::default() };
            let page = page(&kernel, &can, frame, (&id, &person), forms).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        other => back(other, &format!("{}/{person}", href(&id))),
    }
}
