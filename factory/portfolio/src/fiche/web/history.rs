//! The history of a fiche: who, when, what.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use kernel::{Error, Kernel, Who};
use ui::{Frame, NavItem, Query};

use crate::catalogue;
use crate::fiche::history::{HistoryPage, PER_PAGE, Subject, pages};
use crate::fiche::person::mask;
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
    let href = product.href();
    let query = Query::parse(format!("{href}/historique"), query.as_deref().unwrap_or_default());
    let total = store::count_edits(kernel.db().reader(), Kind::Product, &id).await?;
    let pages = pages(query, total);
    let skipped = (pages.current() - 1) * PER_PAGE;
    let mut edits = store::page_of_edits(kernel.db().reader(), Kind::Product, &id, skipped, PER_PAGE).await?;
    if who.person().is_none() {
        let own = [product.source.id.as_str(), product.source.title.as_str()];
        edits
            .iter_mut()
            .flat_map(|edit| [&mut edit.before, &mut edit.after])
            .flatten()
            .for_each(|value| mask(value, &own));
    }
    let beliefs = store::beliefs(kernel.db().reader(), &id).await?;
    let accounts = edits.iter().filter_map(|edit| Some(edit.account.as_ref()?.read(SHOW).clone()));
    let names = if who.person().is_some() { names_of(&kernel, accounts.collect()).await? } else { Default::default() };
    let crumbs = vec![
        NavItem::new("/", "Accueil"),
        NavItem::new("/produits", "Portefeuille"),
        NavItem::new(&href, &product.source.title),
        NavItem::new("", "Historique"),
    ];
    let subject = Subject { title: product.source.title.clone(), href, crumbs };
    Ok(ui::page(&HistoryPage::of(frame, subject, (total, pages), edits, beliefs, &names)))
}
