//! A decision about the phase of a product, outside a committee.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Form, Kernel};
use portfolio::phase::PhaseName;
use portfolio::registry::domain::Product;
use ui::{Choice, Filled, Frame, NavItem};

use crate::decision::act::{decide, standing};
use crate::decision::domain::Typed;
use crate::machine::{Move, way};
use crate::pages::{crumbs, steering_of};
use crate::perimeter::{SignDecision, product};

#[derive(Template)]
#[template(path = "decision/decide.html")]
struct DecidePage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    back: String,
    phase: &'static str,
    filled: Filled,
    phases: Vec<Choice>,
}

/// The form.
pub async fn edit(
    State(kernel): State<Kernel>,
    can: Can<SignDecision>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let filled = Filled::of(&Typed { revision: product.revision.to_string(), ..Typed::default() });
    Ok(ui::page(&page(&kernel, frame, &product, filled)))
}

/// Takes the form.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<SignDecision>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    match decide(&kernel, &can, &id, &typed).await {
        Ok(decision) => Ok(Redirect::to(&format!("/decisions/{decision}?fait=signee")).into_response()),
        Err(Error::Invalid(faults)) => {
            let product = product(&can, &id).await?;
            let page = page(&kernel, frame, &product, Filled::of(&typed).with_errors(faults));
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

fn page(kernel: &Kernel, frame: Frame, product: &Product, filled: Filled) -> DecidePage {
    let (state, _) = standing(product, kernel.clock().today());
    let choice = |to: PhaseName| {
        let told = match way(state, to)? {
            Move::Ordinary if to.is_stopped() => "Fin du produit : le motif est obligatoire",
            Move::Ordinary => "Passage ordinaire",
            Move::Shortcut => "Passage direct : le motif est obligatoire",
            Move::Backward => "Retour en arrière : le motif est obligatoire",
        };
        Some(Choice::new(to.id(), to.label()).hint(told))
    };
    let mut phases: Vec<(Option<Move>, Choice)> =
        PhaseName::ALL.into_iter().filter_map(|to| Some((way(state, to), choice(to)?))).collect();
    phases.sort_by_key(|(way, _)| *way != Some(Move::Ordinary));
    DecidePage {
        frame,
        crumbs: crumbs(product, "Décider d'une phase"),
        title: product.source.title.clone(),
        back: steering_of(&product.source.id),
        phase: state.label(),
        filled,
        phases: phases.into_iter().map(|(_, choice)| choice).collect(),
    }
}
