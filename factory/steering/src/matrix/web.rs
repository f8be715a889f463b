//! HTTP: the matrix, for everybody: statistics are public.

use axum::extract::{RawQuery, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use commons::csv::to_csv;
use kernel::{Error, Kernel};
use portfolio::catalogue::{self, Today};
use serde::Serialize;
use ui::{Frame, Query};

use super::domain::{Filters, Flagship, Row, rows};
use super::view::MatrixPage;
use crate::impact::domain::level::Level;
use crate::impact::figures;
use crate::impact::mandatory::Mandatory;

/// The filters of the page, by name.
pub const FILTERS: [&str; 5] = ["phase", "incubateur", "indicateur", "revue", "phare"];

/// The page.
pub async fn show(State(kernel): State<Kernel>, frame: Frame, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let figures = figures::today(&kernel).await?;
    let query = Query::parse("/impact", query.as_deref().unwrap_or_default());
    let (filters, faults) = read(&query, &today);
    Ok(ui::page(&MatrixPage::of(frame, &today, &figures, query, &filters, faults)))
}

/// A line of the export: a level for each indicator.
#[derive(Serialize)]
struct Exported<'a> {
    produit: &'a str,
    titre: &'a str,
    phase: &'static str,
    metrique_phare: &'static str,
    facilite_usage: &'static str,
    utilisateurs_actifs: &'static str,
    transactions: &'static str,
    penetration: &'static str,
    satisfaction: &'static str,
    impact_genere: &'static str,
    cout_utilisation: &'static str,
    en_retard: usize,
}

/// The same lines as CSV.
pub async fn csv(State(kernel): State<Kernel>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let figures = figures::today(&kernel).await?;
    let (filters, _) = read(&Query::parse("/impact.csv", query.as_deref().unwrap_or_default()), &today);
    let rows = rows(&today, &figures, &filters);
    let exported: Vec<Exported<'_>> = rows.iter().map(exported).collect();
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"impact.csv\"")];
    Ok((headers, to_csv(&exported)?).into_response())
}

fn exported<'a>(row: &Row<'a>) -> Exported<'a> {
    let level = |kind: Mandatory| row.cell(kind).level.id();
    Exported {
        produit: &row.product.source.id,
        titre: &row.product.source.title,
        phase: row.state.id(),
        metrique_phare: row.flagship.id(),
        facilite_usage: level(Mandatory::FaciliteUsage),
        utilisateurs_actifs: level(Mandatory::UtilisateursActifs),
        transactions: level(Mandatory::Transactions),
        penetration: level(Mandatory::Penetration),
        satisfaction: level(Mandatory::Satisfaction),
        impact_genere: level(Mandatory::ImpactGenere),
        cout_utilisation: level(Mandatory::CoutUtilisation),
        en_retard: row.cells.iter().filter(|cell| cell.late).count(),
    }
}

/// The filters of an address, and what of it is not understood.
fn read(query: &Query, today: &Today) -> (Filters, Vec<String>) {
    let mut faults = Vec::new();
    let filters = Filters {
        phase: one(query, "phase", |text| text.parse().ok(), &mut faults),
        incubator: one(query, "incubateur", |id| today.catalogue.incubator(id).map(|one| one.id.clone()), &mut faults)
            .unwrap_or_default(),
        indicator: one(query, "indicateur", Mandatory::of, &mut faults),
        level: one(query, "revue", Level::of, &mut faults),
        flagship: one(query, "phare", Flagship::of, &mut faults),
    };
    (filters, faults)
}

fn one<T>(query: &Query, name: &str, of: impl Fn(&str) -> Option<T>, faults: &mut Vec<String>) -> Option<T> {
    let text = query.value(name);
    let found = of(text);
    if found.is_none() && !text.is_empty() {
        faults.push(format!("« {name} » : cette valeur n'existe pas, le filtre est laissé de côté."));
    }
    found
}
