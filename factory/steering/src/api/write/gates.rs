//! Commands about phases and gates.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Can, Error, Kernel};

use super::Nothing;
use crate::api::body::{Command, Fait, done, made};
use crate::decision::domain::Typed;
use crate::gate::domain::{TypedDerogation, TypedEngagement, TypedEvidence};
use crate::perimeter::{PrepareProduct, SignDecision, SignEngagement};
use crate::{decision, gate};

/// Change la phase d'un produit par une décision signée.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/decisions", operation_id = "steering_decide", params(("id" = String, Path)),
    request_body = Typed,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn decide(
    State(kernel): State<Kernel>,
    can: Can<SignDecision>,
    Path(id): Path<String>,
    Command(typed): Command<Typed>,
) -> Result<Response, Error> {
    Ok(made(&decision::act::decide(&kernel, &can, &id, &typed).await?, "/decisions/"))
}

/// Apporte une preuve à un critère.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/jalons/{jalon}/preuves", operation_id = "steering_evidence", params(("id" = String, Path), ("jalon" = String, Path)),
    request_body = TypedEvidence,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn evidence(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, jalon)): Path<(String, String)>,
    Command(typed): Command<TypedEvidence>,
) -> Result<Response, Error> {
    gate::act::show(&kernel, &can, &id, &jalon, &typed).await?;
    Ok(done())
}

/// Signe une dérogation à un critère bloquant.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/jalons/{jalon}/derogations", operation_id = "steering_derogate", params(("id" = String, Path), ("jalon" = String, Path)),
    request_body = TypedDerogation,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn derogate(
    State(kernel): State<Kernel>,
    can: Can<SignDecision>,
    Path((id, jalon)): Path<(String, String)>,
    Command(typed): Command<TypedDerogation>,
) -> Result<Response, Error> {
    Ok(made(&gate::act::derogate(&kernel, &can, &id, &jalon, &typed).await?, "/decisions/"))
}

/// Écrit la fiche d'engagement.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/engagement", operation_id = "steering_engage", params(("id" = String, Path)),
    request_body = TypedEngagement,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn engage(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedEngagement>,
) -> Result<Response, Error> {
    gate::act::engage(&kernel, &can, &id, &typed).await?;
    Ok(done())
}

/// Signe la fiche d'engagement.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/engagement/{version}/signature", operation_id = "steering_sign", params(("id" = String, Path), ("version" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn sign(
    State(kernel): State<Kernel>,
    can: Can<SignEngagement>,
    Path((id, version)): Path<(String, String)>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    gate::act::sign(&kernel, &can, &id, &version).await?;
    Ok(done())
}
