//! Budgets: read and written like the pages do.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kernel::http::extract::Json;
use kernel::{Can, Error, Kernel};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::{Command, Fait, done, made};
use super::write::Nothing;
use crate::budget::act::{self, EditBudget, year_of};
use crate::budget::annual_cents;
use crate::budget::domain::{TypedConvention, TypedLayer, cell_name};
use crate::budget::store::{self, conventions};
use crate::perimeter::{FollowProduct, product};

/// Le budget d'un produit pour un exercice.
#[derive(Serialize, ToSchema)]
pub struct Budget {
    /// Produit.
    pub produit: String,
    /// Exercice.
    pub exercice: i32,
    /// Ce que coûte l'exercice : réalisé s'il est clos, sinon révisé, sinon prévu ; en centimes.
    pub cout_centimes: Option<i64>,
    /// Les volets écrits.
    pub volets: Vec<Volet>,
    /// Les conventions du produit.
    pub conventions: Vec<Convention>,
}

/// Un volet : prévu, révisé, réalisé.
#[derive(Serialize, ToSchema)]
pub struct Volet {
    /// `prevu`, `revise` ou `realise`.
    pub volet: String,
    /// Révision à renvoyer pour l'écrire.
    pub revision: i64,
    /// Autorisations d'engagement, en centimes.
    pub ae_centimes: Option<i64>,
    /// Crédits de paiement, en centimes.
    pub cp_centimes: i64,
    /// Jour auquel les dépenses sont arrêtées.
    pub arrete_le: Option<NaiveDate>,
    /// L'exercice est clos.
    pub clos: bool,
    /// Les cellules qui ne sont pas nulles : `activite_ressource`, en centimes.
    pub cellules: BTreeMap<String, i64>,
}

/// Une convention de financement.
#[derive(Serialize, ToSchema)]
pub struct Convention {
    /// Identifiant.
    pub id: String,
    /// Révision à renvoyer pour la modifier.
    pub revision: i64,
    /// Organisation qui finance.
    pub financeur: String,
    /// Nature du financeur.
    pub nature: String,
    /// Référence.
    pub reference: String,
    /// Montant en centimes.
    pub centimes: i64,
    /// Premier jour.
    pub debut: NaiveDate,
    /// Dernier jour.
    pub fin: NaiveDate,
}

/// Le budget d'un exercice.
#[utoipa::path(get, path = "/api/pilotage/produits/{id}/budget/{annee}", operation_id = "steering_budget", params(("id" = String, Path), ("annee" = String, Path)),
    responses((status = 200, body = Budget), (status = 404, content_type = "application/problem+json")))]
pub async fn read(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    Path((id, annee)): Path<(String, String)>,
) -> Result<Response, Error> {
    product(&can, &id).await?;
    let year = year_of(&kernel, &annee)?;
    let mut volets = Vec::new();
    for layer in store::layers(can.reader(), &id, year).await? {
        let cells = layer.matrix.cells().filter(|(_, _, cents)| *cents != 0);
        volets.push(Volet {
            volet: layer.head.kind.id().to_owned(),
            revision: layer.head.revision,
            ae_centimes: layer.head.ae_cents,
            cp_centimes: layer.matrix.total().map_err(anyhow::Error::from)?,
            arrete_le: layer.head.settled_on,
            clos: layer.head.complete,
            cellules: cells.map(|(row, column, cents)| (cell_name(row, column), cents)).collect(),
        });
    }
    let agreed = conventions::list(can.reader(), Some(&id)).await?.into_iter();
    let conventions = agreed.map(|one| Convention {
        id: one.id.to_string(),
        revision: one.revision,
        financeur: one.funder,
        nature: one.kind.id().to_owned(),
        reference: one.reference,
        centimes: one.amount_cents,
        debut: one.starts_on,
        fin: one.ends_on,
    });
    let cout_centimes = annual_cents(can.reader(), &id, year).await?;
    let conventions = conventions.collect();
    Ok(Json(Budget { produit: id, exercice: year, cout_centimes, volets, conventions }).into_response())
}

/// Écrit un volet entier.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/budget/{annee}/{volet}", operation_id = "steering_budget_write", params(("id" = String, Path), ("annee" = String, Path), ("volet" = String, Path)),
    request_body = TypedLayer,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn write(
    State(kernel): State<Kernel>,
    can: Can<EditBudget>,
    Path((id, annee, volet)): Path<(String, String, String)>,
    Command(typed): Command<TypedLayer>,
) -> Result<Response, Error> {
    act::write(&kernel, &can, &id, (&annee, &volet), &typed).await?;
    Ok(done())
}

/// Publie la synthèse d'un exercice.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/budget/{annee}/publication", operation_id = "steering_budget_publish", params(("id" = String, Path), ("annee" = String, Path)),
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn publish(
    State(kernel): State<Kernel>,
    can: Can<EditBudget>,
    Path((id, annee)): Path<(String, String)>,
    Command(_): Command<Nothing>,
) -> Result<Response, Error> {
    let publication = act::publish(&kernel, &can, &id, &annee).await?;
    Ok(made(&publication, &format!("{}/budget/", portfolio::catalogue::href("/produits/", &id))))
}

/// Ajoute une convention.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/conventions", operation_id = "steering_agree", params(("id" = String, Path)),
    request_body = TypedConvention,
    responses((status = 201, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn agree(
    can: Can<EditBudget>,
    Path(id): Path<String>,
    Command(typed): Command<TypedConvention>,
) -> Result<Response, Error> {
    let convention = act::agree(&can, &id, &typed).await?;
    Ok(made(&convention, &format!("{}/conventions/", crate::pages::steering_of(&id))))
}

/// Modifie une convention.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/conventions/{convention}", operation_id = "steering_amend", params(("id" = String, Path), ("convention" = String, Path)),
    request_body = TypedConvention,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn amend(
    can: Can<EditBudget>,
    Path((id, convention)): Path<(String, String)>,
    Command(typed): Command<TypedConvention>,
) -> Result<Response, Error> {
    act::amend(&can, &id, &convention, &typed).await?;
    Ok(done())
}

/// Quelle révision est retirée.
#[derive(Debug, Default, serde::Deserialize, ToSchema)]
#[serde(default)]
pub struct Retrait {
    /// Révision lue.
    pub revision: String,
}

/// Retire une convention.
#[utoipa::path(post, path = "/api/pilotage/produits/{id}/conventions/{convention}/retrait", operation_id = "steering_withdraw_convention", params(("id" = String, Path), ("convention" = String, Path)),
    request_body = Retrait,
    responses((status = 200, body = Fait), (status = 409, content_type = "application/problem+json"), (status = 422, content_type = "application/problem+json")))]
pub async fn withdraw(
    can: Can<EditBudget>,
    Path((id, convention)): Path<(String, String)>,
    Command(typed): Command<Retrait>,
) -> Result<Response, Error> {
    act::withdraw(&can, &id, &convention, &typed.revision).await?;
    Ok(done())
}
