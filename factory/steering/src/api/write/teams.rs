//! Teams for programs: what missions say, and each command of the pages.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::http::extract::Json;
use kernel::{Can, Error, Kernel};
use serde::Serialize;
use utoipa::ToSchema;

use super::Nothing;
use crate::api::body::{Command, Fait, done};
use crate::perimeter::{FollowProduct, PrepareProduct, product};
use crate::team::act::{self, CoachProduct, coaches};
use crate::team::typed::{
    TypedAccess, TypedContract, TypedDays, TypedMission, TypedNote, TypedStep, TypedTeamChoice, TypedTraining,
};
use crate::team::{Carried, active, bus_factor, carried, internalisation, stints};

/// Ce que les missions disent d'une équipe.
#[derive(Serialize, ToSchema)]
pub struct Equipe {
    /// Missions en cours.
    pub missions: usize,
    /// Un intrapreneur la porte à mi-temps au moins.
    pub portee: bool,
    /// Personnes du métier le moins fourni ; rien quand il n'y a personne.
    pub facteur_de_bus: Option<usize>,
    /// Métiers que tient une seule personne.
    pub metiers_fragiles: Vec<String>,
    /// Part interne du temps, en pour cent.
    pub internalisation: Option<u32>,
}

/// L'équipe d'un produit.
#[utoipa::path(get, path = "/api/pilotage/produits/{id}/equipe", operation_id = "steering_team", params(("id" = String, Path)),
    responses((status = 200, body = Equipe), (status = 404, content_type = "application/problem+json")))]
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    product(&can, &id).await?;
    let (stints, today) = (stints(can.reader(), &id).await?, kernel.clock().today());
    let factor = bus_factor(&stints, today);
    let fragile = factor.iter().flat_map(|factor| &factor.alone).map(|trade| trade.id().to_owned()).collect();
    Ok(Json(Equipe {
        missions: active(&stints, today).len(),
        portee: carried(&stints, today) == Carried::Yes,
        facteur_de_bus: factor.as_ref().map(|factor| factor.people),
        metiers_fragiles: fragile,
        internalisation: internalisation(&stints, today),
    })
    .into_response())
}

/// Dit une mission.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/missions", operation_id = "steering_team_engage", params(("id" = String, Path)),
    request_body = TypedMission,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn engage(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedMission>,
) -> Result<Response, Error> {
    act::engage(&can, &id, &typed).await?;
    Ok(done())
}

/// Termine une mission aujourd'hui.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/missions/{mission}/fin", operation_id = "steering_team_leave", params(("id" = String, Path), ("mission" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn leave(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, mission)): Path<(String, String)>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::leave(&kernel, &can, (&id, &mission)).await?;
    Ok(done())
}

/// Note un contrat.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/contrats", operation_id = "steering_team_contract", params(("id" = String, Path)),
    request_body = TypedContract,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn contract(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedContract>,
) -> Result<Response, Error> {
    act::contract(&can, &id, &typed).await?;
    Ok(done())
}

/// Dit les jours consommés d'un contrat.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/contrats/{contrat}", operation_id = "steering_team_consume", params(("id" = String, Path), ("contrat" = String, Path)),
    request_body = TypedDays,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn consume(
    can: Can<PrepareProduct>,
    Path((id, contrat)): Path<(String, String)>,
    Command(typed): Command<TypedDays>,
) -> Result<Response, Error> {
    act::consume(&can, (&id, &contrat), &typed).await?;
    Ok(done())
}

/// Note une décision de l'équipe.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/decisions", operation_id = "steering_team_choose", params(("id" = String, Path)),
    request_body = TypedTeamChoice,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn choose(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedTeamChoice>,
) -> Result<Response, Error> {
    act::choose(&kernel, &can, &id, &typed).await?;
    Ok(done())
}

/// Ajoute un accès à l'inventaire.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/{personne}/acces", operation_id = "steering_team_open", params(("id" = String, Path), ("personne" = String, Path)),
    request_body = TypedAccess,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn open(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, personne)): Path<(String, String)>,
    Command(typed): Command<TypedAccess>,
) -> Result<Response, Error> {
    act::give_access(&kernel, &can, (&id, &personne), &typed).await?;
    Ok(done())
}

/// Ferme un accès.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/{personne}/acces/{acces}/fermeture", operation_id = "steering_team_close", params(("id" = String, Path), ("personne" = String, Path), ("acces" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn close(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, _personne, acces)): Path<(String, String, String)>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::close_access(&kernel, &can, (&id, &acces)).await?;
    Ok(done())
}

/// Dit une étape faite.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/{personne}/etapes", operation_id = "steering_team_step", params(("id" = String, Path), ("personne" = String, Path)),
    request_body = TypedStep,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn step(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, personne)): Path<(String, String)>,
    Command(typed): Command<TypedStep>,
) -> Result<Response, Error> {
    let restricted = coaches(&kernel, &can, &id).await?;
    act::step(&can, (&id, &personne), &typed, restricted).await?;
    Ok(done())
}

/// Dit une formation suivie.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/equipe/{personne}/formations", operation_id = "steering_team_follow", params(("id" = String, Path), ("personne" = String, Path)),
    request_body = TypedTraining,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn follow(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, personne)): Path<(String, String)>,
    Command(typed): Command<TypedTraining>,
) -> Result<Response, Error> {
    act::follow(&kernel, &can, (&id, &personne), &typed).await?;
    Ok(done())
}

/// Écrit une note de coaching.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/coaching", operation_id = "steering_team_note", params(("id" = String, Path)),
    request_body = TypedNote,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn note(
    State(kernel): State<Kernel>,
    can: Can<CoachProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedNote>,
) -> Result<Response, Error> {
    act::note(&kernel, &can, &id, &typed).await?;
    Ok(done())
}
