//! HTTP: the page of deadlines.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use chrono::NaiveDate;
use kernel::{Can, Error, Kernel};
use ui::{Frame, NavItem, Pagination, Query};

use super::domain::deadlines;
use crate::board;
use crate::permission::{SeeConformity, may};
use crate::state;

/// Lines of one page.
const LINES: usize = 100;
/// Days behind, so that what has just ended is not lost.
const PAST: u64 = 30;

#[derive(Template)]
#[template(path = "deadline/list.html")]
struct ListPage<'a> {
    frame: Frame,
    crumbs: Vec<NavItem>,
    day: NaiveDate,
    ahead: u64,
    lines: Vec<Line<'a>>,
    total: usize,
    pages: Pagination,
}

struct Line<'a> {
    day: NaiveDate,
    product: &'a str,
    criterion: &'a str,
    href: String,
    who: String,
    state: state::State,
    reminder: Option<u32>,
}

/// What ends, the nearest first.
pub async fn list(
    State(kernel): State<Kernel>,
    can: Can<SeeConformity>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let board = board::today(&kernel).await?;
    let query = Query::parse("/conformite/echeances", query.as_deref().unwrap_or_default());
    let ahead = match query.value("jours") {
        "30" => 30,
        "365" => 365,
        _ => 90,
    };
    let all = deadlines(&board, PAST, ahead, |subject| may::<SeeConformity>(can.grants(), subject));
    let last = all.len().div_ceil(LINES).max(1);
    let page = query.value("page").parse().unwrap_or(1_usize).clamp(1, last);
    let line = |one: &super::Deadline| {
        let (subject, criterion) = (&board.subjects[one.row], &board.criteria[one.column]);
        let who: Vec<&str> = criterion.attesters.iter().map(|role| crate::carnet::role_label(role)).collect();
        Line {
            day: one.day,
            product: &subject.title,
            criterion: &criterion.label,
            href: format!("{}/{}", subject.carnet(), criterion.id),
            who: if who.is_empty() { "Équipe".to_owned() } else { who.join(" ou ") },
            state: one.state,
            reminder: one.reminder,
        }
    };
    let crumbs = [("/", "Accueil"), ("/conformite", "Conformité"), ("", "Échéances")];
    Ok(ui::page(&ListPage {
        frame,
        crumbs: crumbs.map(|(href, label)| NavItem::new(href, label)).into(),
        day: board.day,
        ahead,
        lines: all.iter().skip((page - 1) * LINES).take(LINES).map(line).collect(),
        total: all.len(),
        pages: Pagination::new(query, page as u64, LINES as u64, all.len() as u64),
    }))
}
