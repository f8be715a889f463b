//! Commands about transfers, and where one stands.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kernel::http::extract::Json;
use kernel::{Can, Error, Kernel};
use serde::Serialize;

use super::Nothing;
use crate::api::body::{Command, Fait, done, made};
use crate::perimeter::{FollowProduct, PlanCommittee, PrepareProduct, ReceiveTransfer, product};
use crate::team;
use crate::transfer::domain::{TypedCheck, TypedItem, TypedPlan, TypedSignature};
use crate::transfer::dossier::{Missing, gather};
use crate::transfer::drill::Report;
use crate::transfer::{act, store};

/// Où en est la transmission d'un produit.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Transfert {
    /// Part interne du temps de l'équipe, en pour cent.
    pub internalisation: Option<u32>,
    /// Personnes qui tiennent le métier le moins tenu.
    pub facteur_de_bus: Option<usize>,
    /// Passations, la plus récente d'abord.
    pub passations: Vec<Passation>,
    /// Ce qui manque au dossier.
    pub manque: Vec<Missing>,
    /// Exercices tenus, le plus récent d'abord.
    pub exercices: Vec<Exercice>,
}

/// Une passation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Passation {
    /// Identifiant.
    pub id: String,
    /// Repreneur.
    pub repreneur: String,
    /// Terme.
    pub terme: NaiveDate,
    /// État.
    pub etat: &'static str,
    /// Éléments.
    pub elements: Vec<Element>,
}

/// Un élément d'une passation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Element {
    /// Identifiant.
    pub id: String,
    /// Nature.
    pub nature: &'static str,
    /// Ce qui est transmis.
    pub libelle: String,
    /// État.
    pub etat: &'static str,
}

/// Un exercice.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Exercice {
    /// Jour.
    pub tenu_le: NaiveDate,
    /// Empreinte du dossier.
    pub dossier: String,
    /// `reussi`, `incomplet` ou `echoue`.
    pub resultat: &'static str,
}

/// Où en est la transmission d'un produit.
#[utoipa::path(get, path = "/api/pilotage/produits/{id}/transfert", operation_id = "steering_transfer", params(("id" = String, Path)),
    responses((status = 200, body = Transfert), (status = 404, content_type = "application/problem+json")))]
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let sql = can.reader();
    let (stints, today) = (team::stints(sql, &id).await?, kernel.clock().today());
    let mut passations = Vec::new();
    for plan in store::plans(sql, &id).await? {
        let element = |one: &crate::transfer::records::item::Model| Element {
            id: one.id.to_string(),
            nature: one.kind.id(),
            libelle: one.label.clone(),
            etat: one.state.label().0,
        };
        passations.push(Passation {
            elements: store::items(sql, &plan.id).await?.iter().map(element).collect(),
            id: plan.id.to_string(),
            repreneur: plan.receiver,
            terme: plan.due_on,
            etat: plan.state.label().0,
        });
    }
    let drill = |one: &crate::transfer::records::drill::Model| Exercice {
        tenu_le: one.held_on,
        dossier: one.dossier.to_string(),
        resultat: one.result.id(),
    };
    Ok(Json(Transfert {
        internalisation: team::internalisation(&stints, today),
        facteur_de_bus: team::bus_factor(&stints, today).map(|factor| factor.people),
        passations,
        manque: gather(&kernel, &product).await?.missing,
        exercices: store::drills(sql, &id).await?.iter().map(drill).collect(),
    })
    .into_response())
}

/// Ouvre une passation.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/passations", operation_id = "steering_open_transfer", params(("id" = String, Path)),
    request_body = TypedPlan,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn open(
    State(kernel): State<Kernel>,
    can: Can<PlanCommittee>,
    Path(id): Path<String>,
    Command(typed): Command<TypedPlan>,
) -> Result<Response, Error> {
    Ok(made(&act::open(&kernel, &can, &id, &typed).await?, "/api/pilotage/passations/"))
}

/// Ajoute un élément à une passation.
#[utoipa::path(post, path = "/api/pilotage/passations/{plan}/elements", operation_id = "steering_transfer_item", params(("plan" = String, Path)),
    request_body = TypedItem,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn add(
    can: Can<PrepareProduct>,
    Path(plan): Path<String>,
    Command(typed): Command<TypedItem>,
) -> Result<Response, Error> {
    act::add(&can, &plan, &typed).await?;
    Ok(done())
}

/// Vérifie un élément reçu.
#[utoipa::path(post, path = "/api/pilotage/passations/{plan}/verification", operation_id = "steering_transfer_check", params(("plan" = String, Path)),
    request_body = TypedCheck,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn check(
    State(kernel): State<Kernel>,
    can: Can<ReceiveTransfer>,
    Path(plan): Path<String>,
    Command(typed): Command<TypedCheck>,
) -> Result<Response, Error> {
    act::check(&kernel, &can, &plan, &typed).await?;
    Ok(done())
}

/// Signe une passation dont tout est reçu.
#[utoipa::path(post, path = "/api/pilotage/passations/{plan}/signature", operation_id = "steering_transfer_sign", params(("plan" = String, Path)),
    request_body = TypedSignature,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn sign(
    State(kernel): State<Kernel>,
    can: Can<ReceiveTransfer>,
    Path(plan): Path<String>,
    Command(typed): Command<TypedSignature>,
) -> Result<Response, Error> {
    Ok(made(&act::sign(&kernel, &can, &plan, &typed).await?, "/decisions/"))
}

/// Abandonne une passation.
#[utoipa::path(post, path = "/api/pilotage/passations/{plan}/abandon", operation_id = "steering_transfer_abandon", params(("plan" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json")))]
pub async fn abandon(
    can: Can<PlanCommittee>,
    Path(plan): Path<String>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::abandon(&can, &plan).await?;
    Ok(done())
}

/// Fabrique le dossier de transfert et le rend, en ZIP.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/transfert/dossier", operation_id = "steering_transfer_dossier", params(("id" = String, Path)),
    responses((status = 200, content_type = "application/zip"), (status = 404, content_type = "application/problem+json")))]
pub async fn dossier(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    let (name, archive) = act::make(&kernel, &can, &id).await?;
    let file = format!("attachment; filename=\"{name}\"");
    let headers =
        [(http::header::CONTENT_TYPE, "application/zip".to_owned()), (http::header::CONTENT_DISPOSITION, file)];
    Ok((headers, archive).into_response())
}

/// Enregistre le compte rendu d'un exercice.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/transfert/exercices", operation_id = "steering_transfer_drill", params(("id" = String, Path)),
    request_body = Report,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn drill(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(report): Command<Report>,
) -> Result<Response, Error> {
    act::report(&can, &id, &serde_json::to_vec(&report).map_err(anyhow::Error::from)?).await?;
    Ok(done())
}
