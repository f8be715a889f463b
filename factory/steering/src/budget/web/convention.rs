//! Conventions with funders: added, corrected, withdrawn.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form};
use serde::Deserialize;
use ui::{Choice, Filled, Frame, NavItem};

use super::{budget_of, crumbs_of};
use crate::budget::act::{self, EditBudget};
use crate::budget::domain::TypedConvention;
use crate::budget::money::plain;
use crate::budget::records::convention::Funder;
use crate::budget::store::conventions;
use crate::perimeter::product;

#[derive(Template)]
#[template(path = "budget/convention.html")]
struct ConventionPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    back: String,
    known: bool,
    kinds: Vec<Choice>,
    filled: Filled,
}

async fn page(
    can: &Can<EditBudget>,
    frame: Frame,
    id: &str,
    known: bool,
    filled: Filled,
) -> Result<ConventionPage, Error> {
    let product = product(can, id).await?;
    Ok(ConventionPage {
        frame,
        crumbs: crumbs_of(&product, if known { "Convention" } else { "Ajouter une convention" }),
        title: product.source.title.clone(),
        back: budget_of(id),
        known,
        kinds: Funder::ALL.into_iter().map(|kind| Choice::new(kind.id(), kind.label())).collect(),
        filled,
    })
}

fn back(id: &str) -> Response {
    Redirect::to(&format!("{}?fait=convention#conventions", budget_of(id))).into_response()
}

/// The form of a new one.
pub async fn new(can: Can<EditBudget>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    Ok(ui::page(&page(&can, frame, &id, false, Filled::new()).await?))
}

/// Takes a new one.
pub async fn add(
    can: Can<EditBudget>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedConvention>,
) -> Result<Response, Error> {
    match act::agree(&can, &id, &typed).await {
        Ok(_) => Ok(back(&id)),
        Err(Error::Invalid(faults)) => {
            let page = page(&can, frame, &id, false, Filled::of(&typed).with_errors(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// The form of a known one.
pub async fn edit(
    can: Can<EditBudget>,
    frame: Frame,
    Path((id, convention)): Path<(String, String)>,
) -> Result<Response, Error> {
    product(&can, &id).await?;
    let known = conventions::find(can.reader(), &id, &convention).await?.ok_or(Error::NotFound)?;
    let typed = TypedConvention {
        revision: known.revision.to_string(),
        financeur: known.funder.clone(),
        nature: known.kind.id().to_owned(),
        reference: known.reference.clone(),
        montant: plain(known.amount_cents),
        debut: known.starts_on.to_string(),
        fin: known.ends_on.to_string(),
    };
    Ok(ui::page(&page(&can, frame, &id, true, Filled::of(&typed)).await?))
}

/// Takes a correction.
pub async fn amend(
    can: Can<EditBudget>,
    frame: Frame,
    Path((id, convention)): Path<(String, String)>,
    Form(typed): Form<TypedConvention>,
) -> Result<Response, Error> {
    match act::amend(&can, &id, &convention, &typed).await {
        Ok(()) => Ok(back(&id)),
        Err(Error::Invalid(faults)) => {
            let page = page(&can, frame, &id, true, Filled::of(&typed).with_errors(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Which revision is withdrawn.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Withdrawn {
    revision: String,
}

/// Withdraws one.
pub async fn withdraw(
    can: Can<EditBudget>,
    Path((id, convention)): Path<(String, String)>,
    Form(withdrawn): Form<Withdrawn>,
) -> Result<Response, Error> {
    act::withdraw(&can, &id, &convention, &withdrawn.revision).await?;
    Ok(back(&id))
}
