//! The pack of a committee, to read, to print, to send.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Can, Error, Kernel};
use ui::{Frame, NavItem};

use crate::committee::act::own;
use crate::committee::pack::{Pack, gather};
use crate::committee::records::session::Model;
use crate::pages::crumbs;
use crate::perimeter::FollowProduct;

#[derive(Template)]
#[template(path = "committee/pack.html")]
struct PackPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    id: String,
    pack: Pack,
}

async fn packed(kernel: &Kernel, can: &Can<FollowProduct>, id: &str) -> Result<(Model, Vec<NavItem>, Pack), Error> {
    let (session, product) = own(can, id).await?;
    let pack = gather(kernel, &session, &product).await?;
    let mut crumbs = crumbs(&product, "Dossier");
    let at = crumbs.len() - 1;
    crumbs.insert(at, NavItem::new(format!("/comites/{id}"), session.gate.label()));
    Ok((session, crumbs, pack))
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let (_, crumbs, pack) = packed(&kernel, &can, &id).await?;
    Ok(ui::page(&PackPage { frame, crumbs, id, pack }))
}

/// The document.
pub async fn document(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let (session, _, pack) = packed(&kernel, &can, &id).await?;
    let composed = tokio::task::spawn_blocking(move || documents::pdf(&pack.document())).await;
    let pdf = composed.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?;
    let name = format!("attachment; filename=\"comite-{}-{}.pdf\"", session.product, session.held_on);
    let headers = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, pdf).into_response())
}
