//! Every processing: whether an assessment is required, where it stands, what production waits for.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{Can, Error, Kernel};
use ui::{Frame, NavItem};

use crate::dpia::review::{self, Review};
use crate::dpia::{KeepDpia, words};

#[derive(Template)]
#[template(path = "dpia/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    reviews: Vec<Review>,
    blocked: usize,
}

impl ListPage {
    fn badge(review: &Review) -> (&'static str, &'static str) {
        words::badge(&review.outcome)
    }
}

pub async fn list(frame: Frame, _can: Can<KeepDpia>, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let mut reviews = review::list(&kernel).await?;
    // What is under way comes first, then what waits for an answer.
    reviews.sort_by_key(|review| (review.latest.is_none(), review.block().is_none()));
    let blocked = reviews.iter().filter(|review| review.block().is_some()).count();
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Analyses d'impact")];
    Ok(ui::page(&ListPage { frame, crumbs, reviews, blocked }))
}
