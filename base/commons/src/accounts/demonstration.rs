//! One-click sign-in as a fictitious person. The route exists in demonstrations only.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::identity::{Visit, after_sign_in, demonstration};
use kernel::{Error, Form, Kernel};
use serde::Deserialize;

/// Whom to be.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    personne: String,
    retour: String,
}

/// Signs in as the person chosen.
pub async fn sign_in(
    visit: Visit,
    State(kernel): State<Kernel>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Error> {
    let signed_in = demonstration::sign_in(&kernel, &chosen.personne, after_sign_in(&chosen.retour), &visit).await?;
    Ok(signed_in.into_response())
}
