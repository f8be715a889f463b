//! Commands about deadlines, candidatures and investigations.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Can, Error, Kernel};

use super::Nothing;
use crate::api::body::{Command, Fait, done};
use crate::candidature::act::{AnswerCandidature, JudgeCandidature, TypedStep, TypedVote};
use crate::deadline::act::TypedEntry;
use crate::investigation::domain::{TypedHypothesis, TypedInterview, TypedReport};
use crate::lesson::domain::TypedStop;
use crate::perimeter::PrepareProduct;
use crate::{candidature, deadline, investigation};

/// Ajoute une échéance.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/echeances", operation_id = "steering_deadline", params(("id" = String, Path)),
    request_body = TypedEntry,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn deadline(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedEntry>,
) -> Result<Response, Error> {
    deadline::act::add(&can, &id, &typed).await?;
    Ok(done())
}

/// Dit une échéance tenue.
#[utoipa::path(post, path = "/api/pilotage/echeances/{echeance}/tenue", operation_id = "steering_met", params(("echeance" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn met(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(echeance): Path<String>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    deadline::act::done(&kernel, &can, &echeance).await?;
    Ok(done())
}

/// Donne un avis sur une candidature.
#[utoipa::path(post, path = "/api/pilotage/candidatures/{candidature}/avis", operation_id = "steering_vote", params(("candidature" = String, Path)),
    request_body = TypedVote,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn vote(
    can: Can<JudgeCandidature>,
    Path(candidature): Path<String>,
    Command(typed): Command<TypedVote>,
) -> Result<Response, Error> {
    candidature::act::vote(&can, &candidature, &typed).await?;
    Ok(done())
}

/// Donne une suite à une candidature.
#[utoipa::path(post, path = "/api/pilotage/candidatures/{candidature}/suite", operation_id = "steering_answer", params(("candidature" = String, Path)),
    request_body = TypedStep,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn answer(
    State(kernel): State<Kernel>,
    can: Can<AnswerCandidature>,
    Path(candidature): Path<String>,
    Command(typed): Command<TypedStep>,
) -> Result<Response, Error> {
    candidature::act::step(&kernel, &can, &candidature, &typed).await?;
    Ok(done())
}

/// Note un entretien.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/investigation/entretiens", operation_id = "steering_hear", params(("id" = String, Path)),
    request_body = TypedInterview,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn hear(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedInterview>,
) -> Result<Response, Error> {
    investigation::act::hear(&kernel, &can, &id, &typed).await?;
    Ok(done())
}

/// Écrit ou juge une hypothèse.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/investigation/hypotheses", operation_id = "steering_suppose", params(("id" = String, Path)),
    request_body = TypedHypothesis,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn suppose(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedHypothesis>,
) -> Result<Response, Error> {
    investigation::act::suppose(&can, &id, &typed).await?;
    Ok(done())
}

/// Écrit le rapport d'investigation.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/investigation/rapport", operation_id = "steering_report", params(("id" = String, Path)),
    request_body = TypedReport,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn report(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedReport>,
) -> Result<Response, Error> {
    investigation::act::report(&can, &id, &typed).await?;
    Ok(done())
}

/// Écrit ce que l'arrêt d'un produit a appris.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/arret", operation_id = "steering_lesson", params(("id" = String, Path)),
    request_body = TypedStop,
    responses((status = 200, body = Fait), (status = 422, content_type = "application/problem+json")))]
pub async fn lesson(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedStop>,
) -> Result<Response, Error> {
    crate::lesson::act::write(&kernel, &can, &id, &typed).await?;
    Ok(done())
}
