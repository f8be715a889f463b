//! The page of the matrix, made from memory.

use askama::Template;
use chrono::NaiveDate;
use portfolio::catalogue::Today;
use portfolio::phase::PhaseName;
use ui::{Frame, Pagination, Query};

use super::domain::{Cell, Filters, Flagship, Row, rows};
use crate::impact::domain::level::Level;
use crate::impact::figures::Figures;
use crate::impact::mandatory::Mandatory;

/// Products on one page.
const ROWS: usize = 30;

/// The matrix.
#[derive(Template)]
#[template(path = "matrix/show.html")]
pub struct MatrixPage {
    frame: Frame,
    day: NaiveDate,
    query: Query,
    faults: Vec<String>,
    total: usize,
    measured: usize,
    fresh: usize,
    valid: usize,
    lines: Vec<Line>,
    pages: Pagination,
    selects: Vec<Select>,
    filtered: usize,
}

/// A filter.
struct Select {
    name: &'static str,
    label: &'static str,
    entries: Vec<(String, String, bool)>,
}

/// A row in words.
struct Line {
    title: String,
    href: String,
    phase: &'static str,
    flagship: Flagship,
    cells: [Cell; 7],
}

impl Line {
    fn of(row: &Row<'_>) -> Self {
        Self {
            title: row.product.source.title.clone(),
            href: format!("{}/stats", row.product.href()),
            phase: row.state.label(),
            flagship: row.flagship,
            cells: row.cells,
        }
    }
}

impl MatrixPage {
    /// The page of an address.
    pub fn of(
        frame: Frame,
        today: &Today,
        figures: &Figures,
        query: Query,
        filters: &Filters,
        faults: Vec<String>,
    ) -> Self {
        let all = rows(today, figures, filters);
        let last = all.len().div_ceil(ROWS).max(1);
        let page = query.value("page").parse().unwrap_or(1_usize).clamp(1, last);
        let count = |is: &dyn Fn(&Row<'_>) -> bool| all.iter().filter(|row| is(row)).count();
        Self {
            day: today.day,
            faults,
            total: all.len(),
            measured: count(&|row| row.cell(Mandatory::ImpactGenere).level != Level::Absente),
            fresh: count(&|row| row.flagship == Flagship::AJour),
            valid: count(&|row| row.cell(Mandatory::ImpactGenere).level == Level::Validee),
            lines: all.iter().skip((page - 1) * ROWS).take(ROWS).map(Line::of).collect(),
            pages: Pagination::new(query.clone(), page as u64, ROWS as u64, all.len() as u64),
            selects: selects(today, filters),
            filtered: super::web::FILTERS.iter().filter(|name| !query.value(name).is_empty()).count(),
            query,
            frame,
        }
    }

    fn columns(&self) -> [Mandatory; 7] {
        Mandatory::ALL
    }

    fn levels(&self) -> [Level; 4] {
        Level::ALL
    }

    fn export(&self) -> String {
        self.query.with("page", "").replacen("/impact", "/impact.csv", 1)
    }
}

fn selects(today: &Today, filters: &Filters) -> Vec<Select> {
    let entry = |value: &str, label: &str, chosen: bool| (value.to_owned(), label.to_owned(), chosen);
    let phases = PhaseName::ALL.into_iter().map(|one| entry(one.id(), one.label(), filters.phase == Some(one)));
    let incubators = today.catalogue.incubators.iter();
    let incubators = incubators.map(|one| entry(&one.id, &one.title, filters.incubator == one.id));
    let kinds = Mandatory::ALL.into_iter();
    let kinds = kinds.map(|one| entry(one.id(), one.label(), filters.indicator == Some(one)));
    let levels = Level::ALL.into_iter().map(|one| entry(one.id(), one.label(), filters.level == Some(one)));
    let flagships = Flagship::ALL.into_iter();
    let flagships = flagships.map(|one| entry(one.id(), one.label(), filters.flagship == Some(one)));
    vec![
        Select { name: "phase", label: "Phase", entries: phases.collect() },
        Select { name: "incubateur", label: "Incubateur", entries: incubators.collect() },
        Select { name: "indicateur", label: "Indicateur", entries: kinds.collect() },
        Select { name: "revue", label: "Niveau de revue", entries: levels.collect() },
        Select { name: "phare", label: "Métrique phare", entries: flagships.collect() },
    ]
}
