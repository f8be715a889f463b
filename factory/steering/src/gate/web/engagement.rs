//! The commitments of a product: written, signed twice, sealed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::grants_of;
use kernel::{Can, Error, Form, Kernel, Permission};
use serde::Deserialize;
use ui::{Filled, Frame, NavItem};

use crate::decision::act::standing;
use crate::gate::domain::TypedEngagement;
use crate::gate::gates::Gate;
use crate::gate::records::engagement::Model;
use crate::gate::records::signature;
use crate::gate::{act, store};
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, PrepareProduct, SignEngagement, product, role_label, role_on};
use crate::processing::SIGN;

#[derive(Template)]
#[template(path = "gate/engagement.html")]
struct EngagementPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    concerns: bool,
    written: Option<Model>,
    commitments: Vec<String>,
    days: String,
    signatures: Vec<(String, &'static str, String)>,
    prepares: bool,
    signs: bool,
    filled: Filled,
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, &can, frame, &id, None).await?))
}

/// Takes the words.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedEngagement>,
) -> Result<Response, Error> {
    match act::engage(&kernel, &can, &id, &typed).await {
        Ok(()) => Ok(back(&id)),
        Err(Error::Invalid(faults)) => {
            let filled = Filled::of(&typed).with_errors(faults);
            let page = page(&kernel, &can, frame, &id, Some(filled)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// Which version is signed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signed {
    version: String,
}

/// Takes a signature.
pub async fn sign(
    State(kernel): State<Kernel>,
    can: Can<SignEngagement>,
    Path(id): Path<String>,
    Form(signed): Form<Signed>,
) -> Result<Response, Error> {
    act::sign(&kernel, &can, &id, &signed.version).await?;
    Ok(back(&id))
}

fn back(id: &str) -> Response {
    Redirect::to(&format!("{}/engagement", portfolio::catalogue::href("/produits/", id))).into_response()
}

async fn page<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    id: &str,
    typed: Option<Filled>,
) -> Result<EngagementPage, Error> {
    let product = product(can, id).await?;
    let (state, _) = standing(&product, kernel.clock().today());
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    let (written, signatures) = store::find_engagement(can.reader(), id).await?.unzip();
    let signatures: Vec<signature::Model> = signatures.unwrap_or_default();
    let commitments: Vec<String> = match &written {
        Some(written) => serde_json::from_str(&written.commitments).map_err(anyhow::Error::from)?,
        None => Vec::new(),
    };
    let days = written.as_ref().map_or_else(String::new, |one| ui::format::decimal(one.half_days as f64 / 2.0, 1));
    let own = signatures
        .iter()
        .any(|one| one.quality == *role_on(can, &product) || *one.account.read(SIGN) == can.who().account);
    let told = |one: &signature::Model| {
        (one.name.read(SIGN).clone(), role_label(one.quality.as_str()), ui::format::datetime(one.written_at))
    };
    Ok(EngagementPage {
        crumbs: crumbs(&product, "Fiche d'engagement"),
        frame,
        title: product.source.title.clone(),
        href: format!("{}/engagement", portfolio::catalogue::href("/produits/", id)),
        concerns: Gate::Engagement.concerns(state),
        filled: typed.unwrap_or_else(|| refilled(written.as_ref(), &commitments, &days)),
        signs: may::<SignEngagement>(&grants, &product.source) && !own,
        prepares: may::<PrepareProduct>(&grants, &product.source),
        signatures: signatures.iter().map(told).collect(),
        written,
        commitments,
        days,
    })
}

fn refilled(written: Option<&Model>, commitments: &[String], days: &str) -> Filled {
    let Some(written) = written else { return Filled::new() };
    let one = |at: usize| commitments.get(at).cloned().unwrap_or_default();
    Filled::of(&TypedEngagement {
        probleme: written.problem.clone(),
        sponsor: written.sponsor.clone(),
        jours: days.to_owned(),
        engagement_1: one(0),
        engagement_2: one(1),
        engagement_3: one(2),
    })
}
