//! Commands about committees.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Can, Error, Kernel};

use super::Nothing;
use crate::api::body::{Command, Fait, done, made};
use crate::committee;
use crate::committee::domain::{TypedDecision, TypedPlan};
use crate::committee::gather::{TypedDocument, TypedMember};
use crate::committee::store::File;
use crate::perimeter::{PlanCommittee, PrepareProduct, SignDecision};

/// Planifie un comité.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/comites", operation_id = "steering_plan", params(("id" = String, Path)),
    request_body = TypedPlan,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn plan(
    State(kernel): State<Kernel>,
    can: Can<PlanCommittee>,
    Path(id): Path<String>,
    Command(typed): Command<TypedPlan>,
) -> Result<Response, Error> {
    Ok(made(&committee::act::plan(&kernel, &can, &id, &typed).await?, "/comites/"))
}

/// Déplace un comité.
#[utoipa::path(post, path = "/api/pilotage/comites/{comite}/date", operation_id = "steering_reschedule", params(("comite" = String, Path)),
    request_body = TypedPlan,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn reschedule(
    State(kernel): State<Kernel>,
    can: Can<PlanCommittee>,
    Path(comite): Path<String>,
    Command(typed): Command<TypedPlan>,
) -> Result<Response, Error> {
    committee::act::reschedule(&kernel, &can, &comite, &typed).await?;
    Ok(done())
}

/// Annule un comité.
#[utoipa::path(post, path = "/api/pilotage/comites/{comite}/annulation", operation_id = "steering_cancel", params(("comite" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn cancel(
    can: Can<PlanCommittee>,
    Path(comite): Path<String>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    committee::act::cancel(&can, &comite).await?;
    Ok(done())
}

/// Écrit le dossier d'un comité.
#[utoipa::path(post, path = "/api/pilotage/comites/{comite}/dossier", operation_id = "steering_prepare", params(("comite" = String, Path)),
    request_body = File,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn prepare(
    can: Can<PrepareProduct>,
    Path(comite): Path<String>,
    Command(typed): Command<File>,
) -> Result<Response, Error> {
    committee::act::prepare(&can, &comite, &typed).await?;
    Ok(done())
}

/// Invite un membre à un comité.
#[utoipa::path(post, path = "/api/pilotage/comites/{comite}/membres", operation_id = "steering_invite", params(("comite" = String, Path)),
    request_body = TypedMember,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn invite(
    can: Can<PrepareProduct>,
    Path(comite): Path<String>,
    Command(typed): Command<TypedMember>,
) -> Result<Response, Error> {
    committee::gather::invite(&can, &comite, &typed).await?;
    Ok(done())
}

/// Joint un lien à un comité.
#[utoipa::path(post, path = "/api/pilotage/comites/{comite}/documents", operation_id = "steering_attach", params(("comite" = String, Path)),
    request_body = TypedDocument,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn attach(
    can: Can<PrepareProduct>,
    Path(comite): Path<String>,
    Command(typed): Command<TypedDocument>,
) -> Result<Response, Error> {
    committee::gather::attach(&can, &comite, &typed, None).await?;
    Ok(done())
}

/// Clôt un comité par une décision signée.
#[utoipa::path(post, path = "/api/pilotage/comites/{comite}/decision", operation_id = "steering_conclude", params(("comite" = String, Path)),
    request_body = TypedDecision,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn conclude(
    State(kernel): State<Kernel>,
    can: Can<SignDecision>,
    Path(comite): Path<String>,
    Command(typed): Command<TypedDecision>,
) -> Result<Response, Error> {
    Ok(made(&committee::act::conclude(&kernel, &can, &comite, &typed).await?, "/decisions/"))
}
