//! HTTP: the team of a product, one of its people, coaching notes, the register of trainings.

pub mod coaching;
pub mod person;
pub mod show;
pub mod trainings;

use axum::response::{IntoResponse, Redirect, Response};
use kernel::Error;

/// The address of the team of a product.
pub fn href(id: &str) -> String {
    format!("{}/equipe", portfolio::catalogue::href("/produits/", id))
}

/// Back to a page once it is done.
fn back(done: Result<(), Error>, to: &str) -> Result<Response, Error> {
    done.map(|()| Redirect::to(to).into_response())
}

/// An action without a field.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Nothing {}
