//! Open labs for programs: what is known, and each command of the pages.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kernel::http::extract::Json;
use kernel::{Can, Error, Kernel};
use serde::Serialize;
use utoipa::ToSchema;

use super::Nothing;
use crate::api::body::{Command, Fait, done, made};
use crate::lab::act::{self, TypedLaunch};
use crate::lab::counted::{Counted, TypedReport};
use crate::lab::domain::{TypedChoice, TypedDelivery, TypedInvitations, TypedLesson, TypedSession, TypedVerbatim};
use crate::lab::store;
use crate::perimeter::{FollowProduct, PrepareProduct, product};

/// Les open labs d'un produit.
#[derive(Serialize, ToSchema)]
pub struct Labs {
    /// Séances, la plus récente d'abord.
    pub seances: Vec<Seance>,
    /// Enseignements, le plus récent d'abord.
    pub enseignements: Vec<Enseignement>,
}

/// Une séance.
#[derive(Serialize, ToSchema)]
pub struct Seance {
    /// Identifiant.
    pub id: String,
    /// Jour.
    pub jour: NaiveDate,
    /// Lieu.
    pub lieu: String,
    /// Participants.
    pub participants: u32,
    /// Personnes qui ont donné 1, 2, 3, 4 et 5.
    pub roti: Vec<u32>,
    /// Prochaine date annoncée.
    pub prochaine: Option<NaiveDate>,
    /// Empreinte du compte rendu ; rien avant qu'il soit écrit.
    pub empreinte: Option<String>,
}

/// Un enseignement et sa suite.
#[derive(Serialize, ToSchema)]
pub struct Enseignement {
    /// Identifiant.
    pub id: String,
    /// Séance.
    pub seance: String,
    /// Énoncé.
    pub enonce: String,
    /// `oui`, `non`, ou rien.
    pub decision: Option<String>,
    /// Ce qui est décidé, ou pourquoi non.
    pub motif: String,
    /// Jour de la livraison.
    pub livre_le: Option<NaiveDate>,
    /// Ce qui est livré.
    pub livraison: String,
}

/// Les open labs d'un produit.
#[utoipa::path(get, path = "/api/pilotage/produits/{id}/labs", operation_id = "steering_labs", params(("id" = String, Path)),
    responses((status = 200, body = Labs), (status = 404, content_type = "application/problem+json")))]
pub async fn list(can: Can<FollowProduct>, Path(id): Path<String>) -> Result<Response, Error> {
    product(&can, &id).await?;
    let seances = store::list(can.reader(), Some(&id)).await?.into_iter().map(|one| {
        let counted = Counted::of(&one);
        Seance {
            id: one.id.to_string(),
            jour: one.held_on,
            lieu: one.place,
            participants: counted.participants(),
            roti: counted.roti.to_vec(),
            prochaine: one.next_on,
            empreinte: one.digest.map(|digest| digest.to_string()),
        }
    });
    let enseignements = store::lessons(can.reader(), &id).await?.into_iter().map(|one| Enseignement {
        id: one.id.to_string(),
        seance: one.session.to_string(),
        enonce: one.statement,
        decision: one.choice.map(|choice| choice.id().to_owned()),
        motif: one.reason,
        livre_le: one.delivered_on,
        livraison: one.delivery,
    });
    Ok(Json(Labs { seances: seances.collect(), enseignements: enseignements.collect() }).into_response())
}

/// Annonce une séance.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/labs", operation_id = "steering_lab_plan", params(("id" = String, Path)),
    request_body = TypedSession,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn plan(
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedSession>,
) -> Result<Response, Error> {
    let made_id = act::plan(&can, &id, &typed).await?;
    Ok(made(&made_id, &format!("/produits/{id}/labs/")))
}

/// Dit le jour du premier usager réel.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/premier-usager", operation_id = "steering_lab_launch", params(("id" = String, Path)),
    request_body = TypedLaunch,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn launch(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedLaunch>,
) -> Result<Response, Error> {
    act::launch(&kernel, &can, &id, &typed).await?;
    Ok(done())
}

/// Invite des personnes à une séance.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/labs/{seance}/invitations", operation_id = "steering_lab_invite", params(("id" = String, Path), ("seance" = String, Path)),
    request_body = TypedInvitations,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn invite(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, seance)): Path<(String, String)>,
    Command(typed): Command<TypedInvitations>,
) -> Result<Response, Error> {
    act::invite(&kernel, &can, (&id, &seance), &typed).await?;
    Ok(done())
}

/// Scelle le compte rendu d'une séance.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/labs/{seance}/compte-rendu", operation_id = "steering_lab_hold", params(("id" = String, Path), ("seance" = String, Path)),
    request_body = TypedReport,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn hold(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, seance)): Path<(String, String)>,
    Command(typed): Command<TypedReport>,
) -> Result<Response, Error> {
    act::hold(&kernel, &can, (&id, &seance), &typed).await?;
    Ok(done())
}

/// Note une parole.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/labs/{seance}/verbatims", operation_id = "steering_lab_listen", params(("id" = String, Path), ("seance" = String, Path)),
    request_body = TypedVerbatim,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn listen(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, seance)): Path<(String, String)>,
    Command(typed): Command<TypedVerbatim>,
) -> Result<Response, Error> {
    act::listen(&kernel, &can, (&id, &seance), &typed).await?;
    Ok(done())
}

/// Efface une parole.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/labs/{seance}/verbatims/{verbatim}/effacement", operation_id = "steering_lab_forget", params(("id" = String, Path), ("seance" = String, Path), ("verbatim" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn forget(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, seance, verbatim)): Path<(String, String, String)>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::forget(&kernel, &can, (&id, &seance), &verbatim).await?;
    Ok(done())
}

/// Tire un enseignement d'une séance tenue.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/labs/{seance}/enseignements", operation_id = "steering_lab_learn", params(("id" = String, Path), ("seance" = String, Path)),
    request_body = TypedLesson,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn learn(
    can: Can<PrepareProduct>,
    Path((id, seance)): Path<(String, String)>,
    Command(typed): Command<TypedLesson>,
) -> Result<Response, Error> {
    let made_id = act::learn(&can, (&id, &seance), &typed).await?;
    Ok(made(&made_id, &format!("/produits/{id}/labs/enseignements/")))
}

/// Décide de la suite d'un enseignement.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/enseignements/{enseignement}/decision", operation_id = "steering_lab_decide", params(("id" = String, Path), ("enseignement" = String, Path)),
    request_body = TypedChoice,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn decide(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, enseignement)): Path<(String, String)>,
    Command(typed): Command<TypedChoice>,
) -> Result<Response, Error> {
    act::decide(&kernel, &can, (&id, &enseignement), &typed).await?;
    Ok(done())
}

/// Dit ce qui est livré.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/enseignements/{enseignement}/livraison", operation_id = "steering_lab_deliver", params(("id" = String, Path), ("enseignement" = String, Path)),
    request_body = TypedDelivery,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn deliver(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, enseignement)): Path<(String, String)>,
    Command(typed): Command<TypedDelivery>,
) -> Result<Response, Error> {
    act::deliver(&kernel, &can, (&id, &enseignement), &typed).await?;
    Ok(done())
}
