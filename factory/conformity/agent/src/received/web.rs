//! Shows what is received.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use kernel::{Can, Error, Kernel};
use ui::{Frame, NavItem};

use super::domain::Enrolled;
use super::{ReadObservations, store};
use crate::FRESH_HOURS;

#[derive(Template)]
#[template(path = "received/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    products: Vec<Enrolled>,
    now: DateTime<Utc>,
}

impl ListPage {
    fn status(&self, product: &Enrolled) -> &'static str {
        product.proof(self.now).map_or("rien de signé", crate::Proof::label)
    }

    fn reason(&self, product: &Enrolled) -> &'static str {
        product.reason(self.now)
    }
}

pub async fn list(frame: Frame, _can: Can<ReadObservations>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let products = store::list(kernel.db()).await?;
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Données observées")];
    Ok(ui::page(&ListPage { frame, crumbs, products, now: kernel.clock().now() }))
}
