//! A violation: its clock, what is owed, its history, and the small steps.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::{DateTime, Utc};
use http::StatusCode;
use kernel::{Can, Error, FieldError, Form, Kernel, Personal};
use serde::{Deserialize, Serialize};
use ui::{Choice, Filled, Frame, Moment, NavItem};

use super::{add, crumbs, find, find_open};
use crate::violations::domain::{
    Case, CountsForm, Duty, MeasureForm, Nature, Step, checklist, deadline, left, left_to_do, read_closing,
};
use crate::violations::processing::SIGNING;
use crate::violations::{HandleViolations, store};

#[derive(Template)]
#[template(path = "violations/show.html")]
struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    /// The address of this page.
    address: String,
    case: Case,
    duties: Vec<Duty>,
    rest: Vec<&'static str>,
    /// The clock: kind of message, title, text.
    clock: (&'static str, &'static str, String),
    history: Vec<Moment>,
    states: Vec<Choice>,
    filled: Filled,
}

impl ShowPage {
    fn of(
        frame: Frame,
        case: Case,
        names: &HashMap<String, Personal<String>>,
        now: DateTime<Utc>,
        filled: Filled,
    ) -> Self {
        Self {
            crumbs: crumbs(&frame, None, &case.reference()),
            address: format!("{}/violations/{}", frame.brand.prefix, case.id),
            frame,
            duties: checklist(&case, now),
            rest: left_to_do(&case, now),
            clock: clock(&case, now),
            history: history(&case, names),
            states: vec![Choice::new("prise", "Prise"), Choice::new("envisagee", "Envisagée")],
            case,
            filled,
        }
    }

    fn nature(&self) -> String {
        self.case.facts().nature.iter().copied().map(Nature::label).collect::<Vec<_>>().join(", ")
    }
}

fn clock(case: &Case, now: DateTime<Utc>) -> (&'static str, &'static str, String) {
    let end = deadline(case.facts().aware_at);
    let until = ui::format::datetime(end);
    match (case.closed_at, case.settled_at()) {
        (Some(at), _) => ("success", "Violation close", format!("Le {}.", ui::format::datetime(at))),
        (None, Some(at)) => {
            let late = if at > end { ", après la fin du délai" } else { "" };
            let how = if case.notifications().next().is_some() {
                "Notifiée à la CNIL"
            } else {
                "Décision de ne pas notifier"
            };
            ("success", "Le délai de 72 heures ne court plus", format!("{how} le {}{late}.", ui::format::datetime(at)))
        }
        (None, None) if now > end => (
            "error",
            "Le délai de 72 heures est dépassé",
            format!(
                "Il a pris fin le {until} ({}). Notifiez sans attendre : les raisons du retard seront demandées.",
                left(now, end)
            ),
        ),
        (None, None) => (
            if now > end - chrono::TimeDelta::hours(24) { "warning" } else { "info" },
            "Le délai de 72 heures court",
            format!("Il reste {}, jusqu'au {until}.", left(now, end)),
        ),
    }
}

fn history(case: &Case, names: &HashMap<String, Personal<String>>) -> Vec<Moment> {
    let moment = |(rank, dated): (usize, &crate::violations::domain::Dated)| {
        let (title, text) = dated.step.shown();
        let by = names.get(&dated.author).map(|name| format!(", par {}", name.read(SIGNING))).unwrap_or_default();
        let date = format!("{}{by}", ui::format::datetime(dated.at));
        Moment { date, title, text, current: rank + 1 == case.steps.len() && case.closed_at.is_none(), ahead: false }
    };
    case.steps.iter().enumerate().map(moment).collect()
}

/// Shows a violation.
pub async fn show(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let case = find(&kernel, &can, &id).await?;
    let names = store::names(&kernel, &case).await?;
    let filled = Filled::new().with("etat", "prise");
    Ok(ui::page(&ShowPage::of(frame, case, &names, kernel.clock().now(), filled)))
}

async fn again(
    frame: Frame,
    kernel: &Kernel,
    case: Case,
    typed: &impl Serialize,
    errors: Vec<FieldError>,
) -> Result<Response, Error> {
    let names = store::names(kernel, &case).await?;
    let filled = Filled::of(typed).with_errors(errors);
    let page = ShowPage::of(frame, case, &names, kernel.clock().now(), filled);
    Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Corrects the numbers by hand.
pub async fn count(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(form): Form<CountsForm>,
) -> Result<Response, Error> {
    let case = find_open(&kernel, &can, &id, form.version).await?;
    match form.read() {
        Ok(counts) => add(&kernel, &can, frame.brand.prefix, &case, &Step::Counts(counts)).await,
        Err(errors) => again(frame, &kernel, case, &form, errors).await,
    }
}

/// Notes a measure.
pub async fn measure(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(form): Form<MeasureForm>,
) -> Result<Response, Error> {
    let case = find_open(&kernel, &can, &id, form.version).await?;
    match form.read() {
        Ok(measure) => add(&kernel, &can, frame.brand.prefix, &case, &Step::Measure(measure)).await,
        Err(errors) => again(frame, &kernel, case, &form, errors).await,
    }
}

/// What the form of the end sends.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ClosingForm {
    enseignements: String,
    version: i64,
}

/// Closes a violation of which everything owed is done.
pub async fn close(
    frame: Frame,
    can: Can<HandleViolations>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
    Form(form): Form<ClosingForm>,
) -> Result<Response, Error> {
    let case = find_open(&kernel, &can, &id, form.version).await?;
    let rest = left_to_do(&case, kernel.clock().now());
    if !rest.is_empty() {
        return Err(Error::Refused(format!(
            "Cette violation ne peut pas encore être close. Il reste à : {}.",
            rest.join(" ; ")
        )));
    }
    match read_closing(&form.enseignements) {
        Ok(closing) => add(&kernel, &can, frame.brand.prefix, &case, &Step::Closing(closing)).await,
        Err(errors) => again(frame, &kernel, case, &form, errors).await,
    }
}
