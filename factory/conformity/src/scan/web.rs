//! HTTP: asking for a scan.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use kernel::{Can, Error, Event, Form, Kernel, Tx};
use serde::Deserialize;

use super::{jobs, store};
use crate::board;
use crate::permission::{StateConformity, may};

/// The form has a button only.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// A second click within this time asks for nothing more.
const AGAIN: TimeDelta = TimeDelta::minutes(10);

/// Asks for a scan of the product's site, within the domains that its team authorised.
pub async fn ask(
    State(kernel): State<Kernel>,
    can: Can<StateConformity>,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    let board = board::today(&kernel).await?;
    let row = board.place(&id).ok_or(Error::NotFound)?;
    let subject = &board.subjects[row];
    if !may::<StateConformity>(can.grants(), subject) {
        return Err(Error::NotFound);
    }
    let Some(url) = subject.scannable() else {
        return Err(Error::Refused(
            "La sonde n'est pas autorisée : déclarez dans le périmètre le domaine de l'adresse que donne la fiche."
                .into(),
        ));
    };
    let tx = can.begin().await?;
    if ask_once(&tx, &id, url).await? {
        tx.commit(Event::new("conformity.scan_asked").subject("produit", &id)).await?;
    }
    Ok(Redirect::to(&format!("{}?fait=sonde", subject.carnet())).into_response())
}

/// Asks for a scan, unless one was asked minutes ago. Answers whether it did; the caller commits.
pub(crate) async fn ask_once(tx: &Tx, product: &str, url: &str) -> Result<bool, Error> {
    let recent = store::list_of_product(tx.sql(), product, 1).await?;
    if recent.first().is_some_and(|last| tx.now() - last.asked_at <= AGAIN) {
        return Ok(false);
    }
    let scan = store::ask(tx, product, url).await?;
    tx.enqueue(jobs::SCAN, &[scan]).await?;
    Ok(true)
}
