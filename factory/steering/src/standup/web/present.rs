//! The round on a projector: one team a page, a minute each, led by the keyboard.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kernel::{Can, Error, Kernel};
use ui::{Frame, NavItem};

use super::round::{Turn, named, turns};
use crate::pages::crumbs_of_factory;
use crate::perimeter::FollowProduct;

#[derive(Template)]
#[template(path = "standup/present.html")]
struct PresentPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    week: NaiveDate,
    rank: usize,
    total: usize,
    turn: Turn,
}

/// A team's minute.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path((week, rank)): Path<(String, String)>,
) -> Result<Response, Error> {
    let week = named(&week)?;
    let rank: usize = rank.parse().map_err(|_| Error::NotFound)?;
    let mut turns = turns(&kernel, &can, week).await?;
    let total = turns.len();
    if rank == 0 || rank > total {
        return Err(Error::NotFound);
    }
    let turn = turns.swap_remove(rank - 1);
    let crumbs = crumbs_of_factory(&[("/point-hebdo", "Point hebdo")], &turn.title);
    Ok(ui::page(&PresentPage { frame, crumbs, week, rank, total, turn }))
}

/// The script of the minute.
pub async fn script() -> Response {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("../timer.js")).into_response()
}
