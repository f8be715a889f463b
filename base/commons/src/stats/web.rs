//! Shows and exports the figures.

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use kernel::{Error, Kernel};
use serde::Serialize;
use ui::Frame;

use crate::csv::to_csv;

#[derive(Template)]
#[template(path = "stats/show.html")]
struct StatsPage {
    frame: Frame,
    title: &'static str,
    figures: Vec<Figure>,
    date: chrono::NaiveDate,
}

struct Figure {
    name: &'static str,
    unit: &'static str,
    method: &'static str,
    value: f64,
}

/// A line of the open schema « statistiques d'un service public numérique ».
#[derive(Serialize)]
struct Line {
    administration_rattachement: &'static str,
    nom_service_public_numerique: &'static str,
    indicateur: &'static str,
    valeur: f64,
    unite_mesure: &'static str,
    est_cible: bool,
    frequence_monitoring: &'static str,
    date: chrono::NaiveDate,
    est_periode: bool,
    est_automatise: bool,
    source_collecte: &'static str,
    commentaires: &'static str,
}

pub async fn show(frame: Frame, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let mut figures = Vec::new();
    for indicator in &kernel.outline().indicators {
        let value = indicator.value(&kernel).await?;
        figures.push(Figure { name: indicator.name, unit: indicator.unit, method: indicator.method, value });
    }
    let page = StatsPage { frame, title: kernel.manifest().title, figures, date: kernel.clock().today() };
    Ok(ui::page(&page))
}

pub async fn list_json(State(kernel): State<Kernel>) -> Result<Response, Error> {
    Ok(Json(lines(&kernel).await?).into_response())
}

pub async fn list_csv(State(kernel): State<Kernel>) -> Result<Response, Error> {
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"statistiques.csv\"")];
    Ok((headers, to_csv(&lines(&kernel).await?)?).into_response())
}

async fn lines(kernel: &Kernel) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for indicator in &kernel.outline().indicators {
        lines.push(Line {
            administration_rattachement: kernel.manifest().legal.publisher,
            nom_service_public_numerique: kernel.manifest().title,
            indicateur: indicator.id,
            valeur: indicator.value(kernel).await?,
            unite_mesure: indicator.unit,
            est_cible: false,
            frequence_monitoring: "quotidienne",
            date: kernel.clock().today(),
            est_periode: false,
            est_automatise: true,
            source_collecte: "base du service",
            commentaires: indicator.method,
        });
    }
    Ok(lines)
}
