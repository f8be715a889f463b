//! HTTP: one handler an address.

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{Error, Kernel};
use utoipa::OpenApi;

use super::answer::{CSV, Fault, JSON, answer, json};
use super::document::Document;
use super::{question, v2, v3};
use crate::catalogue;

/// Liste des produits, avec leur phase à un jour donné.
#[utoipa::path(
    get,
    path = "/api/v3/produits",
    operation_id = "list_products",
    params(
        ("au" = Option<String>, Query, format = Date, description = "Jour dont la phase est donnée, AAAA-MM-JJ ; aujourd'hui par défaut"),
        ("phase" = Option<Vec<String>>, Query, description = "Phase en cours ce jour-là, ou « aucune » ; peut être répété"),
        ("incubateur" = Option<Vec<String>>, Query, description = "Identifiant d'un incubateur ; peut être répété"),
        ("q" = Option<String>, Query, description = "Mots cherchés, sans égard aux accents ni à l'ordre"),
        ("page" = Option<u32>, Query, minimum = 1, description = "Numéro de page, à partir de 1"),
        ("par_page" = Option<u32>, Query, minimum = 1, maximum = 1000, description = "Produits par page, de 1 à 1000 ; 50 par défaut"),
    ),
    responses(
        (status = 200, description = "Les produits", body = v3::Liste),
        (status = 304, description = "Rien n'a changé depuis la version que vous avez"),
        (status = 400, description = "Un paramètre est à corriger", content_type = "application/problem+json"),
    )
)]
pub async fn list(
    State(kernel): State<Kernel>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let today = catalogue::today(&kernel).await?;
    let question = question::read(query.as_deref().unwrap_or_default(), &today)?;
    answer(&headers, &today, JSON, || json(&v3::list(&today, &question)))
}

/// Un produit.
#[utoipa::path(
    get,
    path = "/api/v3/produits/{id}",
    operation_id = "show_product",
    params(
        ("id" = String, Path, description = "Identifiant du produit"),
        ("au" = Option<String>, Query, format = Date, description = "Jour dont la phase est donnée, AAAA-MM-JJ ; aujourd'hui par défaut"),
    ),
    responses(
        (status = 200, description = "Le produit", body = v3::Detail),
        (status = 304, description = "Rien n'a changé depuis la version que vous avez"),
        (status = 404, description = "Aucun produit n'a cet identifiant", content_type = "application/problem+json"),
    )
)]
pub async fn show(
    State(kernel): State<Kernel>,
    headers: HeaderMap,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let today = catalogue::today(&kernel).await?;
    let question = question::read(query.as_deref().unwrap_or_default(), &today)?;
    let detail = v3::detail(&today.catalogue, &id, question.on).ok_or(Error::NotFound)?;
    answer(&headers, &today, JSON, || json(&detail))
}

/// The OpenAPI document.
pub async fn openapi(State(kernel): State<Kernel>, headers: HeaderMap) -> Result<Response, Fault> {
    let today = catalogue::today(&kernel).await?;
    answer(&headers, &today, JSON, || json(&Document::openapi()))
}

/// Version 2.7, JSON: written once for all until something changes.
pub async fn startups_json(State(kernel): State<Kernel>, headers: HeaderMap) -> Result<Response, Fault> {
    let today = catalogue::today(&kernel).await?;
    answer(&headers, &today, JSON, || match today.startups.get() {
        Some(written) => Ok(written.clone()),
        None => {
            let written = json(&v2::startups(&today, &kernel.config().public_url()))?;
            Ok(today.startups.get_or_init(|| written).clone())
        }
    })
}

/// Version 2.7, CSV.
pub async fn startups_csv(State(kernel): State<Kernel>, headers: HeaderMap) -> Result<Response, Fault> {
    let today = catalogue::today(&kernel).await?;
    answer(&headers, &today, CSV, || Ok(Bytes::from(v2::startups_csv(&today)?)))
}
