//! HTTP: the pages of registries, and what an administrator does there.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Event, Form, Grant, Kernel, Who};
use serde::Deserialize;
use ui::{Filled, Frame};

use super::domain::{Matcher, new_externals, read_list, read_source, sources};
use super::view::{ListPage, PreparePage, ShowPage};
use super::{LinkSources, store};
use crate::catalogue::{self, href};
use crate::fiche::grants;
use crate::registry::store::{add_externals, link_external, list_externals};

/// Every registry, and what each lacks of the others.
pub async fn list(State(kernel): State<Kernel>, frame: Frame, who: Who) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let externals = store::for_pages(&kernel, &today.catalogue).await?;
    let link = may_link(&grants(&kernel, &who).await?);
    Ok(ui::page(&ListPage::of(frame, &today.catalogue, &sources(&externals, &today.catalogue), link)))
}

/// One registry.
pub async fn show(
    State(kernel): State<Kernel>,
    frame: Frame,
    who: Who,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let externals = store::for_pages(&kernel, &today.catalogue).await?;
    let sources = sources(&externals, &today.catalogue);
    let source = sources.iter().find(|source| source.id == id).ok_or(Error::NotFound)?;
    let link = may_link(&grants(&kernel, &who).await?);
    let done = query.as_deref() == Some("fait=liste");
    Ok(ui::page(&ShowPage::of(frame, &today.catalogue, source, link, done)))
}

fn may_link(grants: &[Grant]) -> bool {
    grants.iter().any(Grant::gives::<LinkSources>)
}

/// The form that takes a list.
pub async fn prepare(_: Can<LinkSources>, frame: Frame) -> Response {
    ui::page(&PreparePage::of(frame, Filled::new()))
}

/// A list, as sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListForm {
    registre: String,
    autre: String,
    liste: String,
}

/// Keeps the list of a registry; what is sure is matched at once, the rest waits for a decision.
pub async fn import(
    State(kernel): State<Kernel>,
    can: Can<LinkSources>,
    frame: Frame,
    Form(form): Form<ListForm>,
) -> Result<Response, Error> {
    let (field, typed) =
        if form.autre.trim().is_empty() { ("registre", &form.registre) } else { ("autre", &form.autre) };
    let (source, ids) = (read_source(typed), read_list(&form.liste));
    let (source, ids) = match (source, ids) {
        (Ok(source), Ok(ids)) => (source, ids),
        (source, ids) => {
            let faults =
                [(field, source.err().map(str::to_owned)), ("liste", ids.err().map(|fault| fault.to_string()))];
            let page = PreparePage::of(frame, refilled(&form, faults));
            return Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let today = catalogue::today(&kernel).await?;
    let stored = list_externals(can.reader()).await?;
    let externals = new_externals(&source, &ids, &stored, &Matcher::of(&today.catalogue));
    if !externals.is_empty() {
        let tx = can.begin().await?;
        add_externals(&tx, &externals).await?;
        tx.commit(Event::new("source.listed").subject("registre", &source).detail("identifiants", externals.len()))
            .await?;
    }
    Ok(Redirect::to(&format!("{}?fait=liste", href("/sources/", &source))).into_response())
}

fn refilled(form: &ListForm, faults: [(&str, Option<String>); 2]) -> Filled {
    let values = [("registre", &form.registre), ("autre", &form.autre), ("liste", &form.liste)];
    let filled = Filled::from_pairs(values.map(|(name, value)| (name, value.as_str())));
    let told = faults.into_iter().filter_map(|(field, fault)| Some((field, fault?)));
    told.fold(filled, |filled, (field, fault)| filled.with_error(field, fault))
}

/// A decision about one identifier, as sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LinkForm {
    registre: String,
    identifiant: String,
    produit: String,
}

/// Says which product an identifier stands for.
pub async fn link(
    State(kernel): State<Kernel>,
    can: Can<LinkSources>,
    Form(form): Form<LinkForm>,
) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let product = form.produit.trim();
    if today.catalogue.product(product).is_none() {
        return Err(Error::Refused(
            "Aucun produit n'a cet identifiant : reprenez celui de l'adresse de sa fiche.".to_owned(),
        ));
    }
    let stored = list_externals(can.reader()).await?;
    let known = stored.into_iter().find(|one| one.source == form.registre && one.external == form.identifiant);
    let known = known.ok_or(Error::NotFound)?;
    if known.product.as_deref() == Some(product) {
        return Ok(Redirect::to(&href("/sources/", &known.source)).into_response());
    }
    if known.product.is_some() {
        return Err(Error::Conflict("Quelqu'un d'autre a déjà décidé de cet identifiant.".to_owned()));
    }
    let tx = can.begin().await?;
    link_external(&tx, &known, product).await?;
    tx.commit(Event::new("source.linked").subject("produit", product).detail("registre", known.source.as_str()))
        .await?;
    Ok(Redirect::to(&href("/sources/", &known.source)).into_response())
}
