//! The body of a command, and what it answers.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use kernel::http::extract::Json;
use kernel::{Error, FieldError, Kernel};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A command in JSON. The type is asked for: a form of another site cannot send it.
pub struct Command<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Kernel> for Command<T> {
    type Rejection = Error;

    async fn from_request(request: Request, kernel: &Kernel) -> Result<Self, Error> {
        let refused = |text: &str| Error::Invalid(vec![FieldError::new("", text)]);
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.split(';').next().unwrap_or_default().trim() != "application/json" {
            return Err(refused("Envoyez du JSON, annoncé par « Content-Type: application/json »"));
        }
        let body =
            Bytes::from_request(request, kernel).await.map_err(|_| refused("La demande n'est pas arrivée entière"))?;
        serde_json::from_slice(&body).map(Self).map_err(|_| refused("Ce JSON n'est pas celui que la commande attend"))
    }
}

/// What a command did.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Fait {
    /// Ce qui a été créé : une décision, un comité ; rien quand il n'y a rien à suivre.
    pub id: Option<String>,
    /// Où le lire, relatif à ce serveur.
    pub lien: Option<String>,
}

/// Something was made.
pub fn made(id: &impl std::fmt::Display, at: &str) -> Response {
    let fait = Fait { id: Some(id.to_string()), lien: Some(format!("{at}{id}")) };
    (StatusCode::CREATED, Json(fait)).into_response()
}

/// It is done.
pub fn done() -> Response {
    Json(Fait { id: None, lien: None }).into_response()
}
