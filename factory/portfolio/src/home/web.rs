//! HTTP: the home page, the list, its file.

use axum::extract::{RawQuery, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kernel};
use serde::Serialize;
use ui::Frame;

use super::domain::read;
use super::view::{HomePage, ListPage};
use crate::catalogue::{self, Today};
use crate::search::Query;

/// The home page.
pub async fn home(State(kernel): State<Kernel>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    Ok(ui::page(&HomePage::of(frame, &today)))
}

/// The list of products.
pub async fn list(State(kernel): State<Kernel>, frame: Frame, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let mut filters = read(query.as_deref().unwrap_or_default());
    let answer = today.index.ask(&filters.query);
    filters.refuse(&answer);
    Ok(ui::page(&ListPage::of(frame, &today, &filters, answer)))
}

/// The products of the same filters, all pages together, as a CSV file.
pub async fn csv(State(kernel): State<Kernel>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let filters = read(query.as_deref().unwrap_or_default());
    let answer = today.index.ask(&Query { page: 1, per_page: 0, ..filters.query });
    let lines: Vec<Line<'_>> = answer.products.iter().map(|&at| Line::of(&today, at)).collect();
    let name = format!("attachment; filename=\"produits-{}.csv\"", today.day);
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, commons::csv::to_csv(&lines)?).into_response())
}

/// A line of the file. The names are those of the API.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    titre: &'a str,
    mission: &'a str,
    phase: &'a str,
    depuis: String,
    incubateur: &'a str,
    sponsors: String,
    thematiques: String,
    publics: String,
    technos: String,
    site: &'a str,
    code_source: &'a str,
    statistiques: &'a str,
    accessibilite: &'a str,
}

impl<'a> Line<'a> {
    fn of(today: &'a Today, at: usize) -> Self {
        let source = &today.catalogue.products[at].source;
        let entry = &today.index.entries()[at];
        let optional = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
        Self {
            id: &source.id,
            titre: &source.title,
            mission: &source.mission,
            phase: entry.phase.map_or("", |phase| phase.id()),
            depuis: entry.since.map(ui::format::iso).unwrap_or_default(),
            incubateur: today.catalogue.incubator_label(&source.incubator),
            sponsors: source.sponsors.join(", "),
            thematiques: source.thematiques.join(", "),
            publics: source.usertypes.join(", "),
            technos: source.techno.join(", "),
            site: optional(&source.link),
            code_source: optional(&source.repository),
            statistiques: optional(&source.stats_url),
            accessibilite: optional(&source.accessibility_status),
        }
    }
}
