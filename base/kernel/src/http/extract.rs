//! Extractors whose refusals are in French and never repeat what was sent.

use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::problem::Problem;

/// A JSON body, both ways.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(json_problem(&rejection)),
        }
    }
}

impl<T: serde::Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// The parameters of the address.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read: Result<axum::extract::Query<T>, QueryRejection> =
            axum::extract::Query::from_request_parts(parts, state).await;
        read.map(|axum::extract::Query(value)| Self(value)).map_err(|_| {
            Problem::of(StatusCode::BAD_REQUEST)
                .detail("Un paramètre de l'adresse manque ou n'a pas la forme attendue.")
        })
    }
}

fn json_problem(rejection: &JsonRejection) -> Problem {
    match rejection {
        JsonRejection::JsonSyntaxError(_) => {
            Problem::of(StatusCode::BAD_REQUEST).detail("Le corps de la demande n'est pas du JSON bien formé.")
        }
        JsonRejection::JsonDataError(_) => Problem::of(StatusCode::UNPROCESSABLE_ENTITY)
            .detail("Le JSON est bien formé, mais un champ manque ou n'a pas le type attendu."),
        JsonRejection::MissingJsonContentType(_) => Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE)
            .detail("Envoyez du JSON, annoncé par « Content-Type: application/json »."),
        other => Problem::of(other.status()),
    }
}
