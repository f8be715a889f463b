//! The export, behind an address that works once.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use kernel::{Digest, Error, Event, Form, Kernel, Purpose};
use ui::{Frame, NavItem};

use super::Nothing;
use crate::ods::archive::Archive;
use crate::rights::request::DOWNLOAD_LIFE;
use crate::rights::store::requests::{Stored, find_download, use_up};
use crate::rights::{Dossier, Holding, Known, gather};

const SENDING: Purpose = Purpose::new("remettre ses données à la personne qui les demande");

#[derive(Template)]
#[template(path = "rights/download.html")]
struct DownloadPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    token: String,
}

async fn find(kernel: &Kernel, token: &str) -> Result<Stored, Error> {
    let since = kernel.clock().now() - DOWNLOAD_LIFE;
    find_download(kernel.db(), &Digest::of(token.as_bytes()), since).await?.ok_or(Error::NotFound)
}

/// A page with one button: a mail filter that opens links does not use the address up.
pub async fn show(frame: Frame, State(kernel): State<Kernel>, Path(token): Path<String>) -> Result<Response, Error> {
    find(&kernel, &token).await?;
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Recevoir mes données")];
    Ok(ui::page(&DownloadPage { frame, crumbs, token }))
}

/// Uses the address up and hands the data over, as they are now.
pub async fn download(
    State(kernel): State<Kernel>,
    Path(token): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Error> {
    let request = find(&kernel, &token).await?;
    let mut known = Known::named(&kernel, [request.email.read(SENDING).as_str()]).await?;
    known.account = known.account.or(request.account);
    let dossier = gather(&kernel, &Holding::of_kernel(&kernel), &known).await?;
    let tx = kernel.begin_as_anonymous().await?;
    if !use_up(&tx, &Digest::of(token.as_bytes())).await? {
        return Err(Error::NotFound);
    }
    tx.commit(Event::new("rights.export_handed_over").subject("demande", &request.id)).await?;
    send(&dossier)
}

/// The export as one archive: JSON and page.
pub fn send(dossier: &Dossier) -> Result<Response, Error> {
    let json = serde_json::to_string_pretty(&dossier.json()).map_err(anyhow::Error::from)?;
    let mut archive = Archive::default();
    archive.compress("donnees.json", json.as_bytes());
    archive.compress("donnees.html", dossier.html()?.as_bytes());
    let headers = [
        (CONTENT_TYPE, "application/zip"),
        (CONTENT_DISPOSITION, "attachment; filename=\"mes-donnees.zip\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, archive.finish()).into_response())
}
