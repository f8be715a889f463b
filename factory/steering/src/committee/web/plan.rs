//! Planning, moving, cancelling a committee.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use portfolio::registry::domain::Product;
use ui::{Choice, Filled, Frame, NavItem};

use super::view::{Forms, ShowPage, gates};
use crate::committee::act;
use crate::committee::domain::{TypedPlan, Window};
use crate::decision::act::standing;
use crate::pages::{crumbs, steering_of};
use crate::perimeter::{PlanCommittee, product};

#[derive(Template)]
#[template(path = "committee/plan.html")]
struct PlanPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    back: String,
    latest: String,
    best: Option<(String, String)>,
    gates: Vec<Choice>,
    filled: Filled,
}

impl PlanPage {
    fn of(kernel: &Kernel, frame: Frame, product: &Product, window: Window, filled: Filled) -> Self {
        let (state, _) = standing(product, kernel.clock().today());
        let date = |day: chrono::NaiveDate| ui::format::date(day);
        Self {
            frame,
            crumbs: crumbs(product, "Planifier un comité"),
            title: product.source.title.clone(),
            back: steering_of(&product.source.id),
            latest: window.latest.map(date).unwrap_or_default(),
            best: window.best.map(|(from, to)| (date(from), date(to))),
            gates: gates(state),
            filled,
        }
    }
}

/// The form.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<PlanCommittee>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let window = act::window_of(can.reader(), &id).await?;
    Ok(ui::page(&PlanPage::of(&kernel, frame, &product, window, Filled::new())))
}

/// Takes the form.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<PlanCommittee>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedPlan>,
) -> Result<Response, Error> {
    match act::plan(&kernel, &can, &id, &typed).await {
        Ok(session) => Ok(Redirect::to(&format!("/comites/{session}?fait=planifie")).into_response()),
        Err(Error::Invalid(faults)) => {
            let product = product(&can, &id).await?;
            let window = act::window_of(can.reader(), &id).await?;
            let filled = Filled::of(&typed).with_errors(faults);
            let page = PlanPage::of(&kernel, frame, &product, window, filled);
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Takes another day.
pub async fn reschedule(
    State(kernel): State<Kernel>,
    can: Can<PlanCommittee>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedPlan>,
) -> Result<Response, Error> {
    match act::reschedule(&kernel, &can, &id, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/comites/{id}?fait=date")).into_response()),
        Err(Error::Invalid(faults)) => {
            let forms = Forms { day: Some(Filled::of(&typed).with_errors(faults)), ..Forms::default() };
            let (session, product) = act::own(&can, &id).await?;
            let page = ShowPage::of(&kernel, &can, frame, session, &product, forms).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// An action without a field.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Cancels.
pub async fn cancel(
    can: Can<PlanCommittee>,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    act::cancel(&can, &id).await?;
    Ok(Redirect::to(&format!("/comites/{id}?fait=annule")).into_response())
}
