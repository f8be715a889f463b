//! The pages of violations.

pub mod assess;
pub mod facts;
pub mod list;
pub mod notify;
pub mod show;
pub mod tell;

use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use kernel::{Can, Error, Event, Kernel};
use ui::{Frame, NavItem};

use super::domain::{Case, Step};
use super::{HandleViolations, store};

/// The violation of this address.
async fn find(kernel: &Kernel, can: &Can<HandleViolations>, id: &str) -> Result<Case, Error> {
    store::find(kernel.db(), can.readings(), id).await?.ok_or(Error::NotFound)
}

/// The violation of this address, as the person saw it: not closed, and nothing was added since.
async fn find_open(kernel: &Kernel, can: &Can<HandleViolations>, id: &str, version: i64) -> Result<Case, Error> {
    let case = find(kernel, can, id).await?;
    match (case.closed_at, case.version == version) {
        (Some(_), _) => Err(Error::Conflict("Cette violation est close : elle ne change plus.".into())),
        (None, false) => Err(moved()),
        (None, true) => Ok(case),
    }
}

fn moved() -> Error {
    Error::Conflict(
        "Cette violation a été complétée depuis l'ouverture de cette page, par vous ou par quelqu'un d'autre. Rechargez-la avant de continuer.".into(),
    )
}

/// Adds a step, with its line in the journal, and goes back to the violation.
async fn add(
    kernel: &Kernel,
    can: &Can<HandleViolations>,
    prefix: &str,
    case: &Case,
    step: &Step,
) -> Result<Response, Error> {
    let tx = can.begin().await?;
    let at = tx.now();
    store::add_step(&tx, kernel.db(), case, step, at).await?.ok_or_else(moved)?;
    tx.commit(event(case, step)).await?;
    Ok(back(prefix, case))
}

fn event(case: &Case, step: &Step) -> Event {
    let event = Event::new(step.event()).subject("violation", &case.id).detail("reference", case.reference());
    match step {
        Step::Assessment(one) => event.detail("niveau", one.level.word()).detail("notifier", one.notify),
        Step::Notification(sent) => event.detail("etape", sent.stage.word()),
        Step::Told(told) => event.detail("moyen", told.way.word()),
        _ => event,
    }
}

fn back(prefix: &str, case: &Case) -> Response {
    Redirect::to(&format!("{prefix}/violations/{}", case.id)).into_response()
}

/// The breadcrumb of a page under a violation; `last` names the page.
fn crumbs(frame: &Frame, case: Option<&Case>, last: &str) -> Vec<NavItem> {
    let list = format!("{}/violations", frame.brand.prefix);
    let mut crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new(list.clone(), "Violations de données")];
    if let Some(case) = case {
        crumbs.push(NavItem::new(format!("{list}/{}", case.id), case.reference()));
    }
    crumbs.push(NavItem::new("", last));
    crumbs
}

/// A day and an hour as fields show them, at the time of Paris.
fn fields(at: DateTime<Utc>) -> (String, String) {
    let local = ui::format::paris(at);
    (local.format("%Y-%m-%d").to_string(), local.format("%H:%M").to_string())
}
