//! The one error at the edge: each variant exists because the person who meets it can do something about it.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use sea_orm::DbErr;
use serde::Serialize;

use crate::http::problem::Problem;
use crate::http::request_id::RequestId;

/// What was wrong with one field of a form or of an API request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The name of the field as the form sends it.
    pub field: String,
    /// What to correct, in French, ready to show; never the value itself.
    pub text: String,
}

impl FieldError {
    /// An error on `field`.
    pub fn new(field: impl Into<String>, text: impl Into<String>) -> Self {
        Self { field: field.into(), text: text.into() }
    }
}

/// Every way in which a request can end without its result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing stands here, or nothing that this person may see.
    #[error("page introuvable")]
    NotFound,
    /// The person is known, and may not do this.
    #[error("accès refusé")]
    Forbidden,
    /// Nobody is signed in, and somebody must be.
    #[error("connexion nécessaire")]
    SignInRequired,
    /// A rule says no; the text says which, in French.
    #[error("{0}")]
    Refused(String),
    /// Some fields cannot be taken as they are.
    #[error("données invalides")]
    Invalid(Vec<FieldError>),
    /// Somebody else was faster; the text says what happened.
    #[error("{0}")]
    Conflict(String),
    /// Too many requests from one address.
    #[error("trop de demandes")]
    TooManyRequests,
    /// The database or the disk does not answer; nothing was written.
    #[error("service momentanément indisponible")]
    Unavailable,
    /// A defect of ours. Logged once, under the reference that the person sees.
    #[error("erreur interne")]
    Internal(#[from] anyhow::Error),
}

impl Error {
    /// The HTTP status of this error.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignInRequired => StatusCode::UNAUTHORIZED,
            Self::Refused(_) | Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn problem(&self) -> Problem {
        let problem = Problem::of(self.status());
        match self {
            Self::Refused(why) => Problem::new(self.status(), "Demande refusée").detail(why.clone()),
            Self::Conflict(what) => problem.detail(what.clone()),
            Self::Invalid(fields) => problem.errors(fields.iter().map(|one| (one.field.as_str(), one.text.as_str()))),
            Self::Unavailable => problem.retry_after(30).detail(
                "Rien n'a été enregistré et vos données précédentes sont intactes. Revenez en arrière : ce que vous aviez saisi est \
                 encore dans la page ; réessayez dans quelques minutes.",
            ),
            Self::TooManyRequests => problem.retry_after(30),
            Self::Internal(cause) => {
                let reference = RequestId::current().to_string();
                tracing::error!(reference, cause = format!("{cause:#}"), "internal error");
                problem.reference(reference)
            }
            Self::NotFound | Self::Forbidden | Self::SignInRequired => problem,
        }
    }
}

impl From<DbErr> for Error {
    /// A lost, full or locked database is a passing state (503); a broken uniqueness is a conflict; the rest is ours.
    fn from(error: DbErr) -> Self {
        crate::db::faults::classify(error)
    }
}

impl IntoResponse for Error {
    /// A problem document; the edge shows it as a page to whoever asked for one.
    fn into_response(self) -> Response {
        self.problem().into_response()
    }
}
