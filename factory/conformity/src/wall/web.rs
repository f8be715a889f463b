//! HTTP: the wall for who has a role on products, what is proven for everybody else.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use kernel::{Error, Kernel, Permission, Who};
use portfolio::fiche::grants;
use portfolio::phase::PhaseName;
use ui::{Frame, Query};

use super::domain::{Filters, Side};
use super::view::{PublicWall, WallPage};
use crate::board::{self, Board};
use crate::permission::{SeeConformity, may};
use crate::state;

/// The wall, within what the person may see.
pub async fn wall(
    State(kernel): State<Kernel>,
    frame: Frame,
    who: Who,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let board = board::today(&kernel).await?;
    let query = Query::parse("/conformite", query.as_deref().unwrap_or_default());
    let grants = grants(&kernel, &who).await?;
    if !grants.iter().any(|grant| SeeConformity::ROLES.contains(&grant.role.as_str())) {
        return Ok(ui::page(&PublicWall::of(frame, &board, query)));
    }
    let (filters, faults) = read(&query, &board);
    let sees = |subject: &board::Subject| may::<SeeConformity>(&grants, subject);
    Ok(ui::page(&WallPage::of(frame, &board, query, &filters, faults, sees)))
}

/// The filters of an address, and what of it is not understood.
fn read(query: &Query, board: &Board) -> (Filters, Vec<String>) {
    let mut faults = Vec::new();
    let mut fault = |name: &str| {
        faults.push(format!("« {name} » : cette valeur n'existe pas, le filtre est laissé de côté."));
    };
    let value = |name: &str| Some(query.value(name)).filter(|value| !value.is_empty());
    let phase = value("phase").and_then(|text| {
        let phase: Option<PhaseName> = text.parse().ok();
        if phase.is_none() {
            fault("phase");
        }
        phase
    });
    let criterion = value("obligation").and_then(|text| {
        let column = board.column(text);
        if column.is_none() {
            fault("obligation");
        }
        column
    });
    let state = value("etat").and_then(|text| {
        let state = state::State::named(text);
        if state.is_none() {
            fault("etat");
        }
        state
    });
    let known = |id: &str| board.portfolio().catalogue.incubator(id).is_some();
    let incubator = query.value("incubateur").to_owned();
    if !incubator.is_empty() && !known(&incubator) {
        fault("incubateur");
    }
    let incubator = if known(&incubator) { incubator } else { String::new() };
    let side = if query.value("vue") == "standards" { Side::Standards } else { Side::Obligations };
    (Filters { phase, incubator, criterion, state, side }, faults)
}
