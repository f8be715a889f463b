//! What is done with a plan of handing over.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use serde::Deserialize;
use ui::{Filled, Frame};

use super::view::Forms;
use super::{again, back};
use crate::perimeter::{PlanCommittee, PrepareProduct, ReceiveTransfer};
use crate::transfer::act;
use crate::transfer::domain::{TypedCheck, TypedItem, TypedSignature};

/// Adds an item.
pub async fn add(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedItem>,
) -> Result<Response, Error> {
    let (plan, _) = act::own(&can, &id).await?;
    match act::add(&can, &id, &typed).await {
        Ok(()) => Ok(back(plan.product.as_str(), "element")),
        Err(Error::Invalid(faults)) => {
            let forms = Forms { item: Filled::of(&typed).with_errors(faults), ..Forms::default() };
            again(&kernel, &can, frame, plan.product.as_str(), forms).await
        }
        Err(other) => Err(other),
    }
}

/// Checks an item.
pub async fn check(
    State(kernel): State<Kernel>,
    can: Can<ReceiveTransfer>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedCheck>,
) -> Result<Response, Error> {
    let (plan, _) = act::own(&can, &id).await?;
    match act::check(&kernel, &can, &id, &typed).await {
        Ok(()) => Ok(back(plan.product.as_str(), "verifie")),
        Err(Error::Invalid(faults)) => {
            let forms = Forms { check: Filled::of(&typed).with_errors(faults), ..Forms::default() };
            again(&kernel, &can, frame, plan.product.as_str(), forms).await
        }
        Err(other) => Err(other),
    }
}

/// Signs that everything is there.
pub async fn sign(
    State(kernel): State<Kernel>,
    can: Can<ReceiveTransfer>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedSignature>,
) -> Result<Response, Error> {
    let (plan, _) = act::own(&can, &id).await?;
    match act::sign(&kernel, &can, &id, &typed).await {
        Ok(decision) => Ok(Redirect::to(&format!("/decisions/{decision}?fait=signee")).into_response()),
        Err(Error::Invalid(faults)) => {
            let forms = Forms { signature: Filled::of(&typed).with_errors(faults), ..Forms::default() };
            again(&kernel, &can, frame, plan.product.as_str(), forms).await
        }
        Err(other) => Err(other),
    }
}

/// A form without a field.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Gives a plan up.
pub async fn abandon(
    can: Can<PlanCommittee>,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    let (plan, _) = act::own(&can, &id).await?;
    act::abandon(&can, &id).await?;
    Ok(back(plan.product.as_str(), "abandonne"))
}
