//! HTTP: the token of a product, shown once.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::{Can, Error, Event, Form, Kernel};
use serde::Deserialize;
use ui::{Frame, NavItem};

use super::store;
use crate::board::{self, Subject};
use crate::permission::{StateConformity, may};

#[derive(Template)]
#[template(path = "deployment/token.html")]
struct TokenPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    product: String,
    address: String,
    since: Option<DateTime<Utc>>,
    token: String,
}

/// The form has a button only.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// Whether there is a token, and how it is used.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<StateConformity>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let subject = reached(&kernel, &can, &id).await?;
    let since = store::find_since(can.reader(), &id).await?;
    Ok(ui::page(&page(&kernel, frame, &subject, since, String::new())))
}

/// Makes a token, in place of the former one, and shows it: nobody can read it again.
pub async fn create(
    State(kernel): State<Kernel>,
    can: Can<StateConformity>,
    frame: Frame,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    let subject = reached(&kernel, &can, &id).await?;
    let token = kernel.random().token();
    let tx = can.begin().await?;
    let now = tx.now();
    store::replace(&tx, &id, &token, &can.who().account).await?;
    tx.commit(Event::new("conformity.token_made").subject("produit", &id)).await?;
    Ok(ui::page(&page(&kernel, frame, &subject, Some(now), token)))
}

async fn reached(kernel: &Kernel, can: &Can<StateConformity>, id: &str) -> Result<Subject, Error> {
    let board = board::today(kernel).await?;
    let row = board.place(id).ok_or(Error::NotFound)?;
    let subject = &board.subjects[row];
    if may::<StateConformity>(can.grants(), subject) { Ok(subject.clone()) } else { Err(Error::NotFound) }
}

fn page(kernel: &Kernel, frame: Frame, subject: &Subject, since: Option<DateTime<Utc>>, token: String) -> TokenPage {
    let href = subject.carnet();
    TokenPage {
        frame,
        crumbs: vec![
            NavItem::new("/", "Accueil"),
            NavItem::new(&href, format!("Carnet de {}", subject.title)),
            NavItem::new("", "Déploiements"),
        ],
        title: subject.title.clone(),
        product: subject.id.clone(),
        address: format!("{}/api/conformite/deploiements", kernel.config().public_url()),
        href,
        since,
        token,
    }
}
