//! Strategy: the commands of its pages.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kernel::http::extract::Json;
use kernel::{Can, Error, Kernel};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::{Command, Fait, done, made};
use super::write::Nothing;
use crate::perimeter::{FollowProduct, PrepareProduct};
use crate::strategy::act::{self, SignStrategy, WriteStrategy, dealings};
use crate::strategy::domain::{TypedGoal, TypedLink, TypedMessage, TypedRequest, TypedRoadmap, TypedText};
use crate::strategy::store;

/// Un objectif et ce qui le sert.
#[derive(Serialize, ToSchema)]
pub struct Objectif {
    /// Identifiant.
    pub id: String,
    /// Feuille de route.
    pub feuille: String,
    /// Révision à renvoyer pour le modifier.
    pub revision: i64,
    /// Objectif de politique publique.
    pub objectif: String,
    /// Résultat cherché.
    pub resultat: String,
    /// Indicateur.
    pub indicateur: String,
    /// Valeur cible.
    pub cible: String,
    /// Date de la cible.
    pub date: NaiveDate,
    /// Produits qui le servent.
    pub produits: Vec<String>,
}

/// Les objectifs de toutes les feuilles de route.
#[utoipa::path(get, path = "/api/pilotage/objectifs", operation_id = "steering_goals", responses((status = 200, body = Vec<Objectif>)))]
pub async fn goals(can: Can<FollowProduct>) -> Result<Response, Error> {
    let links = store::links(can.reader()).await?;
    let all = store::goals(can.reader(), None).await?.into_iter().map(|goal| Objectif {
        produits: links.iter().filter(|link| link.goal == goal.id).map(|link| link.product.to_string()).collect(),
        id: goal.id.into(),
        feuille: goal.roadmap.into(),
        revision: goal.revision,
        objectif: goal.title,
        resultat: goal.result,
        indicateur: goal.indicator,
        cible: goal.target,
        date: goal.due_on,
    });
    Ok(Json(all.collect::<Vec<_>>()).into_response())
}

/// Écrit une feuille de route nouvelle.
#[utoipa::path(post, path = "/api/pilotage/feuilles-de-route", operation_id = "steering_roadmap_add",
    request_body = TypedRoadmap,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn add(can: Can<WriteStrategy>, Command(typed): Command<TypedRoadmap>) -> Result<Response, Error> {
    Ok(made(&act::write(&can, None, &typed).await?, "/feuilles-de-route/"))
}

/// Modifie une feuille de route.
#[utoipa::path(post, path = "/api/pilotage/feuilles-de-route/{feuille}", operation_id = "steering_roadmap_save", params(("feuille" = String, Path)),
    request_body = TypedRoadmap,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn save(
    can: Can<WriteStrategy>,
    Path(feuille): Path<String>,
    Command(typed): Command<TypedRoadmap>,
) -> Result<Response, Error> {
    act::write(&can, Some(&feuille), &typed).await?;
    Ok(done())
}

/// Commente une feuille de route.
#[utoipa::path(post, path = "/api/pilotage/feuilles-de-route/{feuille}/commentaires", operation_id = "steering_roadmap_comment", params(("feuille" = String, Path)),
    request_body = TypedText,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn comment(
    can: Can<FollowProduct>,
    Path(feuille): Path<String>,
    Command(typed): Command<TypedText>,
) -> Result<Response, Error> {
    act::comment(&can, &feuille, &typed).await?;
    Ok(done())
}

/// Dit ce qui est fait d'un commentaire.
#[utoipa::path(post, path = "/api/pilotage/commentaires/{commentaire}/suite", operation_id = "steering_roadmap_answer", params(("commentaire" = String, Path)),
    request_body = TypedText,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn answer(
    can: Can<WriteStrategy>,
    Path(commentaire): Path<String>,
    Command(typed): Command<TypedText>,
) -> Result<Response, Error> {
    act::answer(&can, &commentaire, &typed).await?;
    Ok(done())
}

/// Signe une feuille de route.
#[utoipa::path(post, path = "/api/pilotage/feuilles-de-route/{feuille}/signature", operation_id = "steering_roadmap_sign", params(("feuille" = String, Path)),
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn sign(
    State(kernel): State<Kernel>,
    can: Can<SignStrategy>,
    Path(feuille): Path<String>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    Ok(made(&act::sign(&kernel, &can, &feuille).await?, "/decisions/"))
}

/// Ajoute un objectif.
#[utoipa::path(post, path = "/api/pilotage/feuilles-de-route/{feuille}/objectifs", operation_id = "steering_goal_add", params(("feuille" = String, Path)),
    request_body = TypedGoal,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn aim(
    can: Can<WriteStrategy>,
    Path(feuille): Path<String>,
    Command(typed): Command<TypedGoal>,
) -> Result<Response, Error> {
    Ok(made(&act::aim(&can, &feuille, &typed).await?, "/objectifs/"))
}

/// Modifie un objectif.
#[utoipa::path(post, path = "/api/pilotage/objectifs/{objectif}", operation_id = "steering_goal_change", params(("objectif" = String, Path)),
    request_body = TypedGoal,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn change(
    can: Can<WriteStrategy>,
    Path(objectif): Path<String>,
    Command(typed): Command<TypedGoal>,
) -> Result<Response, Error> {
    act::change(&can, &objectif, &typed).await?;
    Ok(done())
}

/// Retire un objectif.
#[utoipa::path(post, path = "/api/pilotage/objectifs/{objectif}/retrait", operation_id = "steering_goal_remove", params(("objectif" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn remove(
    can: Can<WriteStrategy>,
    Path(objectif): Path<String>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::remove(&can, &objectif).await?;
    Ok(done())
}

/// Lie un produit à un objectif.
#[utoipa::path(post, path = "/api/pilotage/objectifs/{objectif}/produits", operation_id = "steering_goal_link", params(("objectif" = String, Path)),
    request_body = TypedLink,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn link(
    can: Can<WriteStrategy>,
    Path(objectif): Path<String>,
    Command(typed): Command<TypedLink>,
) -> Result<Response, Error> {
    act::link(&can, &objectif, &typed).await?;
    Ok(done())
}

/// Retire un produit d'un objectif.
#[utoipa::path(post, path = "/api/pilotage/objectifs/{objectif}/produits/retrait", operation_id = "steering_goal_unlink", params(("objectif" = String, Path)),
    request_body = TypedLink,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn unlink(
    can: Can<WriteStrategy>,
    Path(objectif): Path<String>,
    Command(typed): Command<TypedLink>,
) -> Result<Response, Error> {
    act::unlink(&can, &objectif, &typed.produit).await?;
    Ok(done())
}

/// Écrit le positionnement d'un produit.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/strategie/positionnement", operation_id = "steering_position", params(("id" = String, Path)),
    request_body = TypedMessage,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn position(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedMessage>,
) -> Result<Response, Error> {
    dealings::position(&kernel, &can, &id, &typed).await?;
    Ok(done())
}

/// Prévoit un message.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/strategie/messages", operation_id = "steering_message_plan", params(("id" = String, Path)),
    request_body = TypedMessage,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn plan(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedMessage>,
) -> Result<Response, Error> {
    dealings::plan(&can, &id, &typed).await?;
    Ok(done())
}

/// Note le résultat d'un message.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/strategie/messages/{message}", operation_id = "steering_message_told", params(("id" = String, Path), ("message" = String, Path)),
    request_body = TypedText,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn told(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, message)): Path<(String, String)>,
    Command(typed): Command<TypedText>,
) -> Result<Response, Error> {
    dealings::told(&kernel, &can, &id, &message, &typed).await?;
    Ok(done())
}

/// Note une demande à un autre service.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/strategie/demandes", operation_id = "steering_request_ask", params(("id" = String, Path)),
    request_body = TypedRequest,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn ask(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedRequest>,
) -> Result<Response, Error> {
    dealings::ask(&can, &id, &typed).await?;
    Ok(done())
}

/// Note la réponse à une demande.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/strategie/demandes/{demande}", operation_id = "steering_request_reply", params(("id" = String, Path), ("demande" = String, Path)),
    request_body = TypedText,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn reply(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, demande)): Path<(String, String)>,
    Command(typed): Command<TypedText>,
) -> Result<Response, Error> {
    dealings::answer(&kernel, &can, &id, &demande, &typed).await?;
    Ok(done())
}
