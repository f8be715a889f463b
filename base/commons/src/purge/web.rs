//! Shows the reports.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::{Can, Error, Kernel};
use ui::{Frame, NavItem};

use super::{Report, store};
use crate::rights::AnswerRights;

#[derive(Template)]
#[template(path = "purge/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    reports: Vec<Shown>,
}

struct Shown {
    id: String,
    at: DateTime<Utc>,
    report: Report,
}

pub async fn list(frame: Frame, _can: Can<AnswerRights>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let kept = store::list_reports(kernel.db()).await?;
    let shown = |(rank, (at, report))| Shown { id: format!("purge-{rank}"), at, report };
    let reports = kept.into_iter().enumerate().map(shown).collect();
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Purges")];
    Ok(ui::page(&ListPage { frame, crumbs, reports }))
}
