//! HTTP: the declaration of a deployment, by a program.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Event, FieldError, Kernel};
use serde::Deserialize;

use super::store;
use crate::board;
use crate::scan;

/// What is declared.
#[derive(Debug, Deserialize)]
struct Declared {
    produit: String,
}

/// Asks for a scan of the product that was deployed. Declared twice within minutes, it is scanned once.
pub async fn declare(State(kernel): State<Kernel>, headers: HeaderMap, body: Bytes) -> Result<Response, Error> {
    let token = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let held = store::find_product(kernel.db().reader(), token.ok_or(Error::SignInRequired)?.trim()).await?;
    let product = held.ok_or(Error::SignInRequired)?;
    let unreadable =
        || Error::Invalid(vec![FieldError::new("produit", "Le corps attendu est {\"produit\": \"identifiant\"}")]);
    let declared: Declared = serde_json::from_slice(&body).map_err(|_| unreadable())?;
    if declared.produit != product {
        return Err(Error::NotFound);
    }
    let board = board::today(&kernel).await?;
    let row = board.place(&product).ok_or(Error::NotFound)?;
    let Some(url) = board.subjects[row].scannable() else {
        return Err(Error::Refused("La sonde n'est pas autorisée sur l'adresse que donne la fiche.".into()));
    };
    let tx = kernel.begin_as_anonymous().await?;
    let asked = scan::ask_once(&tx, &product, url).await?;
    let answer = if asked { "demandée" } else { "déjà demandée" };
    if asked {
        tx.commit(Event::new("conformity.deployment_declared").subject("produit", &product)).await?;
    }
    Ok((StatusCode::ACCEPTED, axum::Json(serde_json::json!({ "sonde": answer }))).into_response())
}
