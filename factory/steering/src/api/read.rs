//! What programs read before they act.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kernel::http::extract::Json;
use kernel::{Can, Error, Kernel};
use portfolio::catalogue;
use portfolio::fiche::may_follow_product;
use serde::Serialize;
use utoipa::ToSchema;

use crate::deadline::gather::{everything, followed};
use crate::decision::act::standing;
use crate::decision::store;
use crate::gate::act::lines_of;
use crate::gate::gates::Gate;
use crate::perimeter::{FollowProduct, product as own};

/// Où en est un produit.
#[derive(Serialize, ToSchema)]
pub struct Etat {
    /// Identifiant.
    pub produit: String,
    /// Révision à renvoyer avec une décision.
    pub revision: i64,
    /// Phase en cours, ou `candidature`.
    pub phase: String,
    /// Depuis quand.
    pub depuis: Option<NaiveDate>,
    /// Phases que la méthode permet d'ouvrir.
    pub suites: Vec<String>,
    /// Prochain jalon.
    pub jalon: Option<String>,
    /// Ses critères.
    pub criteres: Vec<Critere>,
}

/// Un critère du prochain jalon.
#[derive(Serialize, ToSchema)]
pub struct Critere {
    /// Identifiant.
    pub id: String,
    /// Question.
    pub libelle: String,
    /// Tient la porte fermée.
    pub bloquant: bool,
    /// Où il en est.
    pub etat: String,
    /// Preuve.
    pub preuve: String,
}

/// Une échéance.
#[derive(Serialize, ToSchema)]
pub struct Echeance {
    /// Jour.
    pub jour: NaiveDate,
    /// Produit.
    pub produit: String,
    /// De quoi il s'agit.
    pub quoi: String,
    /// Identifiant, quand elle a été écrite et peut être dite tenue.
    pub id: Option<String>,
}

/// Une décision du registre.
#[derive(Serialize, ToSchema)]
pub struct Acte {
    /// Identifiant.
    pub id: String,
    /// Numéro.
    pub numero: i64,
    /// Produit.
    pub produit: String,
    /// Jour.
    pub jour: NaiveDate,
    /// Empreinte du contenu.
    pub empreinte: String,
    /// Ce qui est décidé.
    pub dispositif: Vec<String>,
}

/// Où en est un produit.
#[utoipa::path(get, path = "/api/pilotage/produits/{id}", operation_id = "steering_product", params(("id" = String, Path)),
    responses((status = 200, body = Etat), (status = 404, content_type = "application/problem+json")))]
pub async fn product(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let product = own(&can, &id).await?;
    let today = kernel.clock().today();
    let (state, since) = standing(&product, today);
    let gate = Gate::next(state);
    let lines = match gate {
        Some(gate) => lines_of(&kernel, gate, &product, today).await?,
        None => Vec::new(),
    };
    let criterion = |line: &crate::gate::standing::Line| Critere {
        id: line.criterion.id.to_owned(),
        libelle: line.criterion.label.to_owned(),
        bloquant: line.criterion.blocking,
        etat: line.state().0.to_owned(),
        preuve: line.told(),
    };
    Ok(Json(Etat {
        produit: id,
        revision: product.revision,
        phase: state.id().to_owned(),
        depuis: since,
        suites: state.next().iter().map(|phase| phase.id().to_owned()).collect(),
        jalon: gate.map(|gate| gate.id().to_owned()),
        criteres: lines.iter().map(criterion).collect(),
    })
    .into_response())
}

/// Les échéances des produits suivis.
#[utoipa::path(get, path = "/api/pilotage/echeances", operation_id = "steering_deadlines", responses((status = 200, body = [Echeance])))]
pub async fn deadlines(State(kernel): State<Kernel>, can: Can<FollowProduct>) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let all = followed(everything(&kernel, &today).await?, &today, can.grants());
    let line = |due: crate::deadline::domain::Due| Echeance {
        jour: due.on,
        produit: due.product,
        quoi: due.what,
        id: due.entry,
    };
    Ok(Json(all.into_iter().map(line).collect::<Vec<_>>()).into_response())
}

/// Les décisions sur les produits suivis.
#[utoipa::path(get, path = "/api/pilotage/decisions", operation_id = "steering_decisions", responses((status = 200, body = [Acte])))]
pub async fn decisions(State(kernel): State<Kernel>, can: Can<FollowProduct>) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let mut acts = Vec::new();
    for row in store::list(can.reader(), None).await? {
        let product = today.catalogue.product(row.product.as_str());
        if product.is_some_and(|product| may_follow_product(can.grants(), &product.source)) {
            let content = store::content_of(&row)?;
            acts.push(Acte {
                id: row.id.to_string(),
                numero: row.number,
                produit: row.product.to_string(),
                jour: row.decided_on,
                empreinte: row.digest.to_string(),
                dispositif: content.dispositif,
            });
        }
    }
    Ok(Json(acts).into_response())
}
