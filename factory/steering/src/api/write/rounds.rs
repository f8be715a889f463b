//! The weekly round for programs.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::http::extract::Json;
use kernel::{Can, Error, Kernel};
use serde::Serialize;
use utoipa::ToSchema;

use super::Nothing;
use crate::api::body::{Command, Fait, done};
use crate::perimeter::{FollowProduct, PrepareProduct};
use crate::standup::act;
use crate::standup::domain::{TypedWeek, monday};
use crate::standup::web::round::turns;

/// Le tour d'une équipe cette semaine.
#[derive(Serialize, ToSchema)]
pub struct Tour {
    /// Produit.
    pub produit: String,
    /// `bon`, `moyen`, `mauvais`, ou rien tant que l'équipe n'a rien dit.
    pub meteo: Option<String>,
    /// Chiffres.
    pub kpis: String,
    /// Priorités.
    pub priorites: String,
    /// Échéances.
    pub echeances: String,
    /// Besoins ouverts.
    pub besoins: Vec<Besoin>,
}

/// Un besoin ouvert.
#[derive(Serialize, ToSchema)]
pub struct Besoin {
    /// Identifiant.
    pub id: String,
    /// Besoin.
    pub texte: String,
    /// Quelqu'un s'en occupe.
    pub pris: bool,
}

/// Le point hebdo de cette semaine.
#[utoipa::path(get, path = "/api/pilotage/point-hebdo", operation_id = "steering_round", responses((status = 200, body = [Tour])))]
pub async fn list(State(kernel): State<Kernel>, can: Can<FollowProduct>) -> Result<Response, Error> {
    let week = monday(kernel.clock().today());
    let all = turns(&kernel, &can, week).await?.into_iter().map(|turn| {
        let besoins = turn.needs.into_iter().map(|told| Besoin {
            id: told.need.id.to_string(),
            texte: told.need.need,
            pris: told.need.taker.is_some(),
        });
        let besoins = besoins.collect();
        let said = turn.week;
        Tour {
            produit: turn.id,
            meteo: said.as_ref().map(|said| said.weather.id().to_owned()),
            kpis: said.as_ref().map(|said| said.figures.clone()).unwrap_or_default(),
            priorites: said.as_ref().map(|said| said.priorities.clone()).unwrap_or_default(),
            echeances: said.map(|said| said.dates).unwrap_or_default(),
            besoins,
        }
    });
    Ok(Json(all.collect::<Vec<_>>()).into_response())
}

/// Dit la semaine d'une équipe.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/point-hebdo", operation_id = "steering_week", params(("id" = String, Path)),
    request_body = TypedWeek,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn fill(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path(id): Path<String>,
    Command(typed): Command<TypedWeek>,
) -> Result<Response, Error> {
    act::fill(&kernel, &can, &id, &typed).await?;
    Ok(done())
}

/// Prend un besoin.
#[utoipa::path(post, path = "/api/pilotage/besoins/{besoin}/prise", operation_id = "steering_need_take", params(("besoin" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json")))]
pub async fn take(
    can: Can<FollowProduct>,
    Path(besoin): Path<String>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::take(&can, &besoin).await?;
    Ok(done())
}

/// Clôt un besoin.
#[utoipa::path(post, path = "/api/pilotage/besoins/{besoin}/cloture", operation_id = "steering_need_close", params(("besoin" = String, Path)),
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json")))]
pub async fn close(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    Path(besoin): Path<String>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    act::close(&kernel, &can, &besoin).await?;
    Ok(done())
}
