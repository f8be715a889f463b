//! All the committees that the person follows: those to come, those that wait for a decision, those of the past.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{Can, Error, Kernel};
use portfolio::catalogue;
use portfolio::fiche::may_follow_product;
use ui::{Frame, NavItem};

use super::view::state;
use crate::committee::records::session::{Model, State as Stand};
use crate::committee::store;
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;

#[derive(Template)]
#[template(path = "committee/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    coming: Vec<Line>,
    past: Vec<Line>,
}

/// A committee in one line.
pub struct Line {
    /// Its page.
    pub href: String,
    /// Its day.
    pub on: String,
    /// The name of its product.
    pub product: String,
    /// The gate.
    pub gate: &'static str,
    /// The label and the badge of its state.
    pub state: (&'static str, &'static str),
}

impl Line {
    /// The line of a committee.
    pub fn of(session: &Model, product: &str, today: chrono::NaiveDate) -> Self {
        Self {
            href: format!("/comites/{}", session.id),
            on: ui::format::date(session.held_on),
            product: product.to_owned(),
            gate: session.gate.label(),
            state: state(session, today),
        }
    }
}

/// The list.
pub async fn list(State(kernel): State<Kernel>, can: Can<FollowProduct>, frame: Frame) -> Result<Response, Error> {
    let today = catalogue::today(&kernel).await?;
    let (mut coming, mut past) = (Vec::new(), Vec::new());
    for session in store::list(can.reader(), None).await? {
        let Some(product) = today.catalogue.product(session.product.as_str()) else { continue };
        if !may_follow_product(can.grants(), &product.source) {
            continue;
        }
        let line = Line::of(&session, &product.source.title, today.day);
        if session.state == Stand::Planifie { coming.push(line) } else { past.push(line) }
    }
    coming.reverse();
    Ok(ui::page(&ListPage { frame, crumbs: crumbs_of_factory(&[], "Comités"), coming, past }))
}
