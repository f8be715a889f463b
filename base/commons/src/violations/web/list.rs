//! The register of violations, as a page and as files.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use kernel::{Can, Error, Kernel};
use ui::{Frame, NavItem};

use crate::register::Format;
use crate::violations::domain::{Case, TERM, deadline, left, left_to_do};
use crate::violations::{HandleViolations, export, store};

#[derive(Template)]
#[template(path = "violations/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    open: Vec<Case>,
    closed: Vec<Case>,
    now: DateTime<Utc>,
}

impl ListPage {
    fn clock(&self, case: &Case) -> (String, &'static str) {
        let end = deadline(case.facts().aware_at);
        match case.settled_at() {
            Some(at) if case.notifications().next().is_some() => {
                (format!("Notifiée le {}", ui::format::datetime(at)), "success")
            }
            Some(at) => (format!("Ne se notifie pas, décidé le {}", ui::format::datetime(at)), "success"),
            None if self.now > end => (format!("Délai {}", left(self.now, end)), "error"),
            None if end - self.now < TERM / 3 => (format!("Reste {}", left(self.now, end)), "warning"),
            None => (format!("Reste {}", left(self.now, end)), "info"),
        }
    }

    fn rest(&self, case: &Case) -> String {
        let rest = left_to_do(case, self.now);
        if rest.is_empty() { "Clore, avec les enseignements".to_owned() } else { rest.join(" ; ") }
    }
}

/// Those that are open, with their clock, then those that are closed.
pub async fn show(frame: Frame, can: Can<HandleViolations>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let cases = store::list(kernel.db(), can.readings()).await?;
    let (closed, open) = cases.into_iter().partition(|case| case.closed_at.is_some());
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Violations de données")];
    Ok(ui::page(&ListPage { frame, crumbs, open, closed, now: kernel.clock().now() }))
}

pub async fn csv(can: Can<HandleViolations>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    send(&kernel, &can, Format::Csv).await
}

pub async fn json(can: Can<HandleViolations>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    send(&kernel, &can, Format::Json).await
}

pub async fn ods(can: Can<HandleViolations>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    send(&kernel, &can, Format::Ods).await
}

pub async fn pdf(can: Can<HandleViolations>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    send(&kernel, &can, Format::Pdf).await
}

async fn send(kernel: &Kernel, can: &Can<HandleViolations>, format: Format) -> Result<Response, Error> {
    let cases = store::list(kernel.db(), can.readings()).await?;
    let now = kernel.clock().now();
    let name = format!("attachment; filename=\"violations-{}.{format}\"", kernel.clock().today());
    let headers = [
        (CONTENT_TYPE, format.media_type().to_owned()),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    let written = tokio::task::spawn_blocking(move || export::export(&cases, now, format)).await;
    Ok((headers, written.map_err(anyhow::Error::from)??).into_response())
}
