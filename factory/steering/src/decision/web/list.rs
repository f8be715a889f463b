//! The ledger.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{Can, Error, Kernel};
use portfolio::catalogue;
use portfolio::fiche::may_follow_product;
use ui::{Frame, NavItem};

use crate::decision::records::Model;
use crate::decision::store;
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;

#[derive(Template)]
#[template(path = "decision/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    lines: Vec<Line>,
}

/// A decision in one line.
pub struct Line {
    /// Its page.
    pub href: String,
    /// Its number.
    pub number: i64,
    /// Its day.
    pub on: String,
    /// The name of its product.
    pub product: String,
    /// What kind it is.
    pub kind: &'static str,
    /// What it says.
    pub says: String,
}

impl Line {
    /// The line of a stored decision.
    ///
    /// # Errors
    /// When it was altered.
    pub fn of(row: &Model) -> Result<Self, Error> {
        let content = store::content_of(row)?;
        Ok(Self {
            href: format!("/decisions/{}", row.id),
            number: row.number,
            on: ui::format::date(row.decided_on),
            product: content.nom,
            kind: row.kind.label(),
            says: content.dispositif.first().cloned().unwrap_or_default(),
        })
    }
}

/// The decisions about the products that the person follows.
pub async fn list(State(kernel): State<Kernel>, can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let mut lines = Vec::new();
    for row in store::list(can.reader(), None).await? {
        let product = today.catalogue.product(row.product.as_str());
        let theirs = product.map_or(can.everywhere(), |product| may_follow_product(can.grants(), &product.source));
        if theirs {
            lines.push(Line::of(&row)?);
        }
    }
    Ok(ui::page(&ListPage { frame, crumbs: crumbs_of_factory(&[], "Décisions"), lines }))
}
