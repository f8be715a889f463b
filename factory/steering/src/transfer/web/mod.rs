//! HTTP: the transfer page of a product.

pub mod dossier;
pub mod plan;
mod view;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::http::extract::Query;
use kernel::{Can, Error, Form, Kernel, Permission};
use serde::Deserialize;
use ui::{Filled, Frame};

use self::view::{Forms, TransferPage};
use super::act;
use super::domain::TypedPlan;
use crate::perimeter::{FollowProduct, PlanCommittee, product};

/// What was done, and which item is about to be checked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    fait: String,
    element: String,
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let forms = Forms { check: Filled::new().with("element", asked.element), ..Forms::default() };
    let mut page = TransferPage::of(&kernel, &can, frame, &product, forms).await?;
    page.done = match asked.fait.as_str() {
        "ouvert" => "Le plan de passation est ouvert",
        "element" => "L'élément est ajouté",
        "verifie" => "La vérification est enregistrée",
        "abandonne" => "La passation est abandonnée",
        "exercice" => "Le compte rendu de l'exercice est enregistré",
        _ => "",
    };
    Ok(ui::page(&page))
}

/// Opens a plan.
pub async fn open(
    State(kernel): State<Kernel>,
    can: Can<PlanCommittee>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedPlan>,
) -> Result<Response, Error> {
    match act::open(&kernel, &can, &id, &typed).await {
        Ok(_) => Ok(back(&id, "ouvert")),
        Err(Error::Invalid(faults)) => {
            let forms = Forms { plan: Filled::of(&typed).with_errors(faults), ..Forms::default() };
            again(&kernel, &can, frame, &id, forms).await
        }
        Err(other) => Err(other),
    }
}

fn back(product: &str, done: &str) -> Response {
    let href = portfolio::catalogue::href("/produits/", product);
    Redirect::to(&format!("{href}/transfert?fait={done}")).into_response()
}

async fn again<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    id: &str,
    forms: Forms,
) -> Result<Response, Error> {
    let product = product(can, id).await?;
    let page = TransferPage::of(kernel, can, frame, &product, forms).await?;
    Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
