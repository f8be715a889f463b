//! The obligations, and the weakest products of each.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Error, Kernel, Permission, Who};
use portfolio::fiche::grants;
use ui::{Frame, NavItem};

use super::domain::weakest;
use crate::board;
use crate::carnet::role_label;
use crate::obligation::{Obligation, find, obligations};
use crate::permission::{SeeConformity, may};
use crate::state::{Counts, Standing};

/// Products listed.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "wall/obligations.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    all: &'static [Obligation],
}

#[derive(Template)]
#[template(path = "wall/obligation.html")]
struct ShowPage<'a> {
    frame: Frame,
    crumbs: Vec<NavItem>,
    obligation: &'static Obligation,
    who: String,
    sees: bool,
    counts: Counts,
    products: Vec<(&'a str, String, Standing)>,
    others: usize,
}

fn crumbs(last: &str, above: bool) -> Vec<NavItem> {
    let mut crumbs = vec![NavItem::new("/", "Accueil"), NavItem::new("/conformite", "Conformité")];
    if above {
        crumbs.push(NavItem::new("/conformite/obligations", "Obligations"));
    }
    crumbs.push(NavItem::new("", last));
    crumbs
}

/// Law, proof, machine, how often, who attests.
pub async fn list(frame: Frame) -> Response {
    ui::page(&ListPage { frame, crumbs: crumbs("Obligations", false), all: obligations() })
}

/// One obligation; its weakest products for who may see them.
pub async fn show(
    State(kernel): State<Kernel>,
    frame: Frame,
    who: Who,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let obligation = find(&id).ok_or(Error::NotFound)?;
    let board = board::today(&kernel).await?;
    let column = board.column(&id).ok_or(Error::NotFound)?;
    let grants = grants(&kernel, &who).await?;
    let rows = weakest(&board, column, |subject| may::<SeeConformity>(&grants, subject));
    let view = |&row: &usize| {
        let subject = &board.subjects[row];
        (subject.title.as_str(), format!("{}/{id}", subject.carnet()), board.standing(row, column))
    };
    let roles: Vec<&str> = obligation.criterion.attesters.iter().map(|role| role_label(role)).collect();
    Ok(ui::page(&ShowPage {
        frame,
        crumbs: crumbs(&obligation.criterion.label, true),
        obligation,
        who: roles.join(", "),
        sees: grants.iter().any(|grant| SeeConformity::ROLES.contains(&grant.role.as_str())),
        counts: Counts::of(rows.iter().map(|&row| board.standing(row, column).state)),
        products: rows.iter().take(MOST).map(view).collect(),
        others: rows.len().saturating_sub(MOST),
    }))
}
