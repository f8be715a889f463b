//! The history of a fiche: who, when, what.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use kernel::{Error, Kernel, Who};
use ui::{Frame, NavItem, Query};

use crate::catalogue;
use crate::fiche::history::{HistoryPage, Subject};
use crate::fiche::store::names_of;
use crate::registry::{processing::SHOW, records::history::Kind, store};

/// The changes of a product, the latest first.
pub async fn history(
    State(kernel): State<Kernel>,
    frame: Frame,
    who: Who,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let product = today.catalogue.product(&id).ok_or(Error::NotFound)?;
    let edits = store::edits(kernel.db().reader(), Kind::Product, &id).await?;
    let beliefs = store::beliefs(kernel.db().reader(), &id).await?;
    let accounts = edits.iter().filter_map(|edit| Some(edit.account.as_ref()?.read(SHOW).clone()));
    let names = if who.person().is_some() { names_of(&kernel, accounts.collect()).await? } else { Default::default() };
    let href = product.href();
    let crumbs = vec![
        NavItem::new("/", "Accueil"),
        NavItem::new("/produits", "Portefeuille"),
        NavItem::new(&href, &product.source.title),
        NavItem::new("", "Historique"),
    ];
    let query = Query::parse(format!("{href}/historique"), query.as_deref().unwrap_or_default());
    let subject = Subject { title: product.source.title.clone(), href, crumbs };
    Ok(ui::page(&HistoryPage::of(frame, subject, query, edits, beliefs, &names)))
}
