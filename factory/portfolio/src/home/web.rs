//! HTTP: the home page, the list, its file.

use std::borrow::Cow;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kernel, Problem, Who};
use serde::Serialize;
use ui::Frame;

use super::domain::read;
use super::own::Own;
use super::view::{HomePage, ListPage};
use crate::catalogue::{self, Today};
use crate::fiche::{grants, masked};
use crate::search::Query;

/// The home page: what the person keeps comes first.
pub async fn home(State(kernel): State<Kernel>, frame: Frame, who: Who) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let own = Own::of(&grants(&kernel, &who).await?, &today);
    Ok(ui::page(&HomePage::of(frame, &today, own)))
}

/// The list of products.
pub async fn list(State(kernel): State<Kernel>, frame: Frame, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let mut filters = read(query.as_deref().unwrap_or_default());
    let answer = today.index.ask(&filters.query);
    filters.refuse(&answer);
    Ok(ui::page(&ListPage::of(frame, &today, &filters, answer)))
}

/// The products of the same filters, all pages together, as a CSV file. A filter that cannot be understood is refused: a file that
/// holds more than was asked would be taken for the answer.
pub async fn csv(State(kernel): State<Kernel>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let mut filters = read(query.as_deref().unwrap_or_default());
    let question = Query { page: 1, per_page: 0, ..filters.query.clone() };
    let answer = today.index.ask(&question);
    // A file is one page: none is beyond the last.
    filters.query.page = 0;
    filters.refuse(&answer);
    if !filters.errors.is_empty() {
        let problem = Problem::of(StatusCode::BAD_REQUEST);
        let detail = "Un paramètre de l'adresse est à corriger : chaque erreur nomme le sien.";
        let mut response = problem.detail(detail).errors(filters.errors).into_response();
        // Programs read this file: without this the server would show the problem as a page.
        response.extensions_mut().remove::<Problem>();
        return Ok(response);
    }
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
    mission: Cow<'a, str>,
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
            mission: masked(&source.mission, &[&source.id, &source.title]),
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
