//! Defining an indicator.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::http::extract::Query;
use kernel::{Can, Error, Form, Kernel};
use portfolio::registry::domain::Product;
use serde::Deserialize;
use ui::{Choice, Filled, Frame, NavItem};

use crate::impact::act;
use crate::impact::domain::definition::TypedIndicator;
use crate::impact::frequency::Frequency;
use crate::impact::mandatory::Mandatory;
use crate::impact::permission::MeasureImpact;
use crate::impact::records::indicator::Model;
use crate::impact::unit::Unit;
use crate::impact::words::{Aarri, Dataviz, Direction, Family};
use crate::pages::crumbs;
use crate::perimeter::product;

#[derive(Template)]
#[template(path = "impact/define.html")]
struct DefinePage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    heading: String,
    action: String,
    back: String,
    changing: bool,
    filled: Filled,
    kinds: Vec<Choice>,
    families: Vec<Choice>,
    units: Vec<Choice>,
    directions: Vec<Choice>,
    frequencies: Vec<Choice>,
    steps: Vec<Choice>,
    drawings: Vec<Choice>,
}

fn page(frame: Frame, product: &Product, of: Option<&Model>, filled: Filled) -> DefinePage {
    let base = super::href(&product.source.id);
    let mut crumbs = crumbs(product, if of.is_some() { "Définition" } else { "Nouvel indicateur" });
    crumbs.insert(crumbs.len() - 1, NavItem::new(&base, "Impact"));
    let back = of.map_or(base.clone(), |of| format!("{base}/{}", of.id));
    DefinePage {
        frame,
        crumbs,
        heading: of.map_or("Suivre un indicateur".to_owned(), |of| of.name.clone()),
        action: of.map_or(base, |_| format!("{back}/definition")),
        back,
        changing: of.is_some(),
        filled,
        kinds: Mandatory::measured().map(|kind| Choice::new(kind.id(), kind.label())).collect(),
        families: Family::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
        units: Unit::ALL.into_iter().map(|one| Choice::new(one.id(), one.id())).collect(),
        directions: Direction::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
        frequencies: Frequency::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
        steps: Aarri::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
        drawings: Dataviz::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
    }
}

/// What is defined of an indicator, as the form has it.
pub fn typed(of: &Model) -> TypedIndicator {
    let yes = |said: bool| if said { "oui" } else { "" }.to_owned();
    TypedIndicator {
        obligatoire: of.kind.map_or("", Mandatory::id).to_owned(),
        nom: of.name.clone(),
        famille: of.family.id().to_owned(),
        unite: of.unit.id().to_owned(),
        sens: of.direction.id().to_owned(),
        frequence: of.frequency.id().to_owned(),
        aarri: of.aarri.map_or("", Aarri::id).to_owned(),
        mode_calcul: of.calculation.clone(),
        limites: of.limits.clone(),
        source: of.source.clone(),
        automatise: yes(of.automated),
        representation: of.dataviz.map_or("", Dataviz::id).to_owned(),
        depuis: of.since.to_string(),
        phare: yes(of.flagship),
    }
}

/// What the address says of the indicator to follow.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    obligatoire: String,
}

/// The empty form.
pub async fn new(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let filled = Filled::new()
        .with("obligatoire", asked.obligatoire)
        .with("frequence", "mensuelle")
        .with("depuis", kernel.clock().today().to_string());
    Ok(ui::page(&page(frame, &product, None, filled)))
}

/// Takes a new indicator.
pub async fn create(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedIndicator>,
) -> Result<Response, Error> {
    match act::define(&kernel, &can, &id, &typed).await {
        Ok(own) => Ok(Redirect::to(&format!("{}/{own}?fait=definition", super::href(&id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let product = product(&can, &id).await?;
            let page = page(frame, &product, None, Filled::of(&typed).with_errors(faults));
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// The form of what is defined.
pub async fn edit(
    can: Can<MeasureImpact>,
    frame: Frame,
    Path((id, indicator)): Path<(String, String)>,
) -> Result<Response, Error> {
    let known = act::own(&can, &id, &indicator).await?;
    let product = product(&can, &id).await?;
    Ok(ui::page(&page(frame, &product, Some(&known), Filled::of(&typed(&known)))))
}

/// Takes a definition.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<MeasureImpact>,
    frame: Frame,
    Path((id, indicator)): Path<(String, String)>,
    Form(typed): Form<TypedIndicator>,
) -> Result<Response, Error> {
    match act::redefine(&kernel, &can, &id, &indicator, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("{}/{indicator}?fait=definition", super::href(&id))).into_response()),
        Err(Error::Invalid(faults)) => {
            let known = act::own(&can, &id, &indicator).await?;
            let product = product(&can, &id).await?;
            let page = page(frame, &product, Some(&known), Filled::of(&typed).with_errors(faults));
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}
