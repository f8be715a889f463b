//! Commands about impact.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::http::extract::Json;
use kernel::{Can, Error, Kernel};

use super::Nothing;
use crate::api::body::{Command, Fait, done, made};
use crate::impact::act;
use crate::impact::domain::definition::TypedIndicator;
use crate::impact::domain::measure::TypedMeasure;
use crate::impact::domain::review::TypedReview;
use crate::impact::permission::{MeasureImpact, ReviewImpact};
use crate::priority::domain::{TypedCandidate, TypedEnd};
use crate::priority::{self, Prioritise};
use crate::statistics::act::{Bilan, import};

/// Suit un nouvel indicateur.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/indicateurs", operation_id = "steering_indicator", params(("id" = String, Path)),
    request_body = TypedIndicator,
    responses((status = 201, body = Fait), (status = 422, content_type = "application/problem+json")))]
pub async fn define(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    Path(id): Path<String>,
    Command(typed): Command<TypedIndicator>,
) -> Result<Response, Error> {
    let own = act::define(&kernel, &can, &id, &typed).await?;
    Ok(made(&own, &format!("{}/", crate::impact::web::href(&id))))
}

/// Change la définition d'un indicateur ; ses revues tombent.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/indicateurs/{indicateur}", operation_id = "steering_redefine", params(("id" = String, Path), ("indicateur" = String, Path)),
    request_body = TypedIndicator,
    responses((status = 200, body = Fait), (status = 422, content_type = "application/problem+json")))]
pub async fn redefine(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    Path((id, indicateur)): Path<(String, String)>,
    Command(typed): Command<TypedIndicator>,
) -> Result<Response, Error> {
    act::redefine(&kernel, &can, &id, &indicateur, &typed).await?;
    Ok(done())
}

/// Ce qu'est devenue une mesure.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Mesure {
    /// `mesure` (nouvelle), `remplacement` ou `inchangee`.
    pub fait: &'static str,
}

/// Note une mesure ; celle du même jour est remplacée, la même ne change rien.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/indicateurs/{indicateur}/mesures", operation_id = "steering_measure", params(("id" = String, Path), ("indicateur" = String, Path)),
    request_body = TypedMeasure,
    responses((status = 200, body = Mesure), (status = 422, content_type = "application/problem+json")))]
pub async fn measure(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    Path((id, indicateur)): Path<(String, String)>,
    Command(typed): Command<TypedMeasure>,
) -> Result<Response, Error> {
    let recorded = act::record(&kernel, &can, &id, &indicateur, &typed).await?;
    Ok(Json(Mesure { fait: recorded.id() }).into_response())
}

/// Retire une mesure ; le journal en garde la valeur.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/indicateurs/{indicateur}/mesures/{mesure}/retrait", operation_id = "steering_withdraw_measure", params(("id" = String, Path), ("indicateur" = String, Path), ("mesure" = String, Path)),
    responses((status = 200, body = Fait), (status = 404, content_type = "application/problem+json")))]
pub async fn remove(
    can: Can<MeasureImpact>,
    Path((id, indicateur, mesure)): Path<(String, String, String)>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::remove(&can, &id, &indicateur, &mesure).await?;
    Ok(done())
}

/// Choisit la métrique phare.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/indicateurs/{indicateur}/phare", operation_id = "steering_flagship", params(("id" = String, Path), ("indicateur" = String, Path)),
    responses((status = 200, body = Fait), (status = 404, content_type = "application/problem+json")))]
pub async fn watch(
    can: Can<MeasureImpact>,
    Path((id, indicateur)): Path<(String, String)>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::watch(&can, &id, &indicateur).await?;
    Ok(done())
}

/// Signe une revue.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/indicateurs/{indicateur}/revues", operation_id = "steering_review", params(("id" = String, Path), ("indicateur" = String, Path)),
    request_body = TypedReview,
    responses((status = 200, body = Fait), (status = 422, content_type = "application/problem+json")))]
pub async fn review(
    can: Can<ReviewImpact>,
    Path((id, indicateur)): Path<(String, String)>,
    Command(typed): Command<TypedReview>,
) -> Result<Response, Error> {
    act::review(&can, &id, &indicateur, &typed).await?;
    Ok(done())
}

/// Importe un fichier du schéma ouvert, CSV ou JSON, tout ou rien.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/statistiques", operation_id = "steering_statistics", params(("id" = String, Path)),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = Bilan), (status = 422, content_type = "application/problem+json")))]
pub async fn statistics(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    Path(id): Path<String>,
    file: File,
) -> Result<Response, Error> {
    Ok(Json(import(&kernel, &can, &id, &file.0).await?).into_response())
}

/// Propose une fonctionnalité, avec son hypothèse d'impact.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/priorites", operation_id = "steering_propose", params(("id" = String, Path)),
    request_body = TypedCandidate,
    responses((status = 201, body = Fait), (status = 422, content_type = "application/problem+json")))]
pub async fn propose(
    can: Can<Prioritise>,
    Path(id): Path<String>,
    Command(typed): Command<TypedCandidate>,
) -> Result<Response, Error> {
    let own = priority::act::propose(&can, &id, &typed).await?;
    Ok(made(&own, &format!("{}/priorites#", portfolio::catalogue::href("/produits/", &id))))
}

/// Dit une fonctionnalité livrée ou abandonnée.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/priorites/fin", operation_id = "steering_end_feature", params(("id" = String, Path)),
    request_body = TypedEnd,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn end(
    State(kernel): State<Kernel>,
    can: Can<Prioritise>,
    Path(id): Path<String>,
    Command(typed): Command<TypedEnd>,
) -> Result<Response, Error> {
    priority::act::end(&kernel, &can, &id, &typed).await?;
    Ok(done())
}

/// A file as the body of a request. Its type is asked for: a form of another site cannot send it.
pub struct File(Bytes);

impl axum::extract::FromRequest<Kernel> for File {
    type Rejection = Error;

    async fn from_request(request: axum::extract::Request, kernel: &Kernel) -> Result<Self, Error> {
        let refused = |text: &str| Error::Invalid(vec![kernel::FieldError::new("", text)]);
        let kind = request.headers().get(axum::http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_owned();
        if !matches!(kind.as_str(), "text/csv" | "application/json") {
            return Err(refused("Envoyez un fichier annoncé par « Content-Type: text/csv » ou « application/json »"));
        }
        let body = Bytes::from_request(request, kernel).await;
        body.map(Self).map_err(|_| refused("Le fichier n'est pas arrivé entier, ou il est trop lourd"))
    }
}
