//! The coaching notes of a product: who coaches reads and writes them, nobody else finds them.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Can, Error, Form, Kernel};
use ui::{Filled, Frame, NavItem};

use super::{back, href};
use crate::pages::crumbs;
use crate::perimeter::product;
use crate::team::act::{self, CoachProduct};
use crate::team::store;
use crate::team::typed::TypedNote;

#[derive(Template)]
#[template(path = "team/coaching.html")]
struct CoachingPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    notes: Vec<(String, String)>,
    form: Filled,
}

async fn page(can: &Can<CoachProduct>, frame: Frame, id: &str, form: Filled) -> Result<CoachingPage, Error> {
    let product = product(can, id).await?;
    let mut notes = Vec::new();
    for one in store::notes(can.reader(), id).await? {
        let words = act::words(can, &one).await?.unwrap_or_else(|| "Effacée".to_owned());
        notes.push((ui::format::datetime(one.written_at), words));
    }
    let mut crumbs = crumbs(&product, "Coaching");
    crumbs.insert(crumbs.len() - 1, NavItem::new(href(id), "Équipe"));
    let href = format!("{}/coaching", portfolio::catalogue::href("/produits/", id));
    Ok(CoachingPage { frame, crumbs, title: product.source.title.clone(), href, notes, form })
}

/// The page.
pub async fn show(can: Can<CoachProduct>, frame: Frame, Path(id): Path<String>) -> Result<Response, Error> {
    Ok(ui::page(&page(&can, frame, &id, Filled::new()).await?))
}

/// Takes a note.
pub async fn note(
    State(kernel): State<Kernel>,
    can: Can<CoachProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedNote>,
) -> Result<Response, Error> {
    match act::note(&kernel, &can, &id, &typed).await {
        Err(Error::Invalid(faults)) => {
            let page = page(&can, frame, &id, Filled::of(&typed).with_errors(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        other => back(other, &format!("{}/coaching", portfolio::catalogue::href("/produits/", &id))),
    }
}
