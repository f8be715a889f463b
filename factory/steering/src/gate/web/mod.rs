//! The pages of gates.

pub mod engagement;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use kernel::access::grants_of;
use kernel::http::extract::Query;
use kernel::{Can, Error, Form, Kernel, Permission};
use portfolio::registry::domain::Product;
use serde::Deserialize;
use ui::{Choice, Filled, Frame, NavItem};

use super::act;
use super::criteria::Nature;
use super::domain::{TypedDerogation, TypedEvidence};
use super::gates::Gate;
use super::records::evidence::Measure;
use super::standing::Line;
use crate::decision::act::standing;
use crate::machine::State as Phase;
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, PrepareProduct, SignDecision, product};

#[derive(Template)]
#[template(path = "gate/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    gates: Vec<(Gate, bool, usize, usize)>,
}

#[derive(Template)]
#[template(path = "gate/show.html")]
struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    carnet: String,
    gate: Gate,
    concerns: bool,
    done: &'static str,
    lines: Vec<Line>,
    missing: usize,
    prepares: bool,
    signs: bool,
    proof: Filled,
    wait: Filled,
    criteria: Vec<Choice>,
    blocking: Vec<Choice>,
    states: Vec<Choice>,
    measures: Vec<Choice>,
    scored: bool,
    measured: bool,
    longest: NaiveDate,
}

/// All six gates, with what is held of each.
pub async fn list(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let today = kernel.clock().today();
    let (state, _) = standing(&product, today);
    let mut gates = Vec::new();
    for gate in Gate::ALL {
        let lines = act::lines_of(&kernel, gate, &product, today).await?;
        gates.push((gate, gate.concerns(state), lines.iter().filter(|line| line.is_held()).count(), lines.len()));
    }
    let href = format!("{}/jalons", portfolio::catalogue::href("/produits/", &id));
    Ok(ui::page(&ListPage {
        frame,
        crumbs: crumbs(&product, "Jalons"),
        title: product.source.title.clone(),
        href,
        gates,
    }))
}

/// What was done, and which criterion is about to be filled in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    fait: String,
    critere: String,
}

/// One gate.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path((id, gate)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let filled = Filled::new().with("critere", asked.critere);
    let mut page = page(&kernel, &can, frame, &id, &gate, filled, Filled::new()).await?;
    page.done = match asked.fait.as_str() {
        "preuve" => "La preuve est enregistrée",
        "derogation" => "La dérogation est signée et scellée",
        _ => "",
    };
    Ok(ui::page(&page))
}

/// Takes evidence.
pub async fn evidence(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, gate)): Path<(String, String)>,
    Form(typed): Form<TypedEvidence>,
) -> Result<Response, Error> {
    match act::show(&kernel, &can, &id, &gate, &typed).await {
        Ok(()) => Ok(back(&id, &gate, "preuve")),
        Err(Error::Invalid(faults)) => {
            let filled = Filled::of(&typed).with_errors(faults);
            let page = page(&kernel, &can, frame, &id, &gate, filled, Filled::new()).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Takes a derogation.
pub async fn derogation(
    State(kernel): State<Kernel>,
    can: Can<SignDecision>,
    frame: Frame,
    Path((id, gate)): Path<(String, String)>,
    Form(typed): Form<TypedDerogation>,
) -> Result<Response, Error> {
    match act::derogate(&kernel, &can, &id, &gate, &typed).await {
        Ok(_) => Ok(back(&id, &gate, "derogation")),
        Err(Error::Invalid(faults)) => {
            let rename = |mut fault: kernel::FieldError| {
                fault.field = if fault.field == "critere" { "critere_bloquant".into() } else { fault.field };
                fault
            };
            let filled = Filled::of(&typed).with("critere_bloquant", &typed.critere);
            let filled = filled.with_errors(faults.into_iter().map(rename));
            let page = page(&kernel, &can, frame, &id, &gate, Filled::new(), filled).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

fn back(id: &str, gate: &str, done: &str) -> Response {
    let href = portfolio::catalogue::href("/produits/", id);
    Redirect::to(&format!("{href}/jalons/{gate}?fait={done}")).into_response()
}

async fn page<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    id: &str,
    gate: &str,
    proof: Filled,
    wait: Filled,
) -> Result<ShowPage, Error> {
    let product: Product = product(can, id).await?;
    let gate = Gate::of(gate).ok_or(Error::NotFound)?;
    let today = kernel.clock().today();
    let (state, _): (Phase, _) = standing(&product, today);
    let lines = act::lines_of(kernel, gate, &product, today).await?;
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    let choice = |line: &Line| Choice::new(line.criterion.id, line.criterion.label);
    let has = |nature: Nature| gate.criteria().iter().any(|criterion| criterion.nature == nature);
    Ok(ShowPage {
        crumbs: {
            let mut all = crumbs(&product, gate.label());
            let at = all.len() - 1;
            let list = format!("{}/jalons", portfolio::catalogue::href("/produits/", id));
            all.insert(at, NavItem::new(list, "Jalons"));
            all
        },
        frame,
        title: product.source.title.clone(),
        href: format!("{}/jalons/{}", portfolio::catalogue::href("/produits/", id), gate.id()),
        carnet: format!("{}/carnet", portfolio::catalogue::href("/produits/", id)),
        gate,
        concerns: gate.concerns(state),
        done: "",
        missing: lines.iter().filter(|line| !line.lets_pass()).count(),
        prepares: may::<PrepareProduct>(&grants, &product.source),
        signs: may::<SignDecision>(&grants, &product.source),
        proof,
        wait,
        criteria: lines.iter().filter(|line| line.criterion.nature != Nature::Conformity).map(choice).collect(),
        blocking: lines.iter().filter(|line| line.criterion.blocking && !line.is_held()).map(choice).collect(),
        states: vec![Choice::new("tenu", "Tenu"), Choice::new("non-tenu", "Pas encore tenu")],
        measures: Measure::ALL.into_iter().map(|measure| Choice::new(measure.id(), measure.label())).collect(),
        scored: has(Nature::Score),
        measured: has(Nature::Impact),
        longest: today + chrono::Months::new(12),
        lines,
    })
}
