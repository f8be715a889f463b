//! One criterion of a product: its history, and what may be said of it.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use kernel::access::grants_of;
use kernel::{Can, Error, Kernel, Permission};
use privacy::Id;
use ui::{Filled, Frame, Query};

use super::reached;
use crate::board::Board;
use crate::carnet::view::{CriterionPage, Line, Seen};
use crate::constat::Action;
use crate::constat::store;
use crate::permission::{SeeConformity, StateConformity, reaches};
use crate::processing::SHOW;
use crate::state::{Kind, Status};

/// The page of a criterion.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<SeeConformity>,
    frame: Frame,
    Path((id, criterion)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (board, row) = reached(&kernel, &can, &id).await?;
    let column = board.column(&criterion).ok_or(Error::NotFound)?;
    let query = Query::parse("", query.as_deref().unwrap_or_default());
    let seen = seen(&kernel, &can.who().account, (&board, row, column)).await?;
    Ok(ui::page(&CriterionPage::of(frame, seen, Filled::new(), query.value("fait"))))
}

/// What the page shows to this person.
pub(super) async fn seen(
    kernel: &Kernel,
    account: &Id,
    (board, row, column): (&Arc<Board>, usize, usize),
) -> Result<Seen, Error> {
    let subject = &board.subjects[row];
    let criterion = &board.criteria[column];
    let grants = grants_of(kernel.db(), account).await?;
    let roles: Vec<&str> = grants
        .iter()
        .filter(|grant| StateConformity::ROLES.contains(&grant.role.as_str()) && reaches(grant, subject))
        .map(|grant| grant.role.as_str())
        .collect();
    let (lines, refuted, spoken) = history(kernel, &subject.id, &criterion.id).await?;
    let open = |action: &Action| !roles.is_empty() && action.open(criterion, &roles, refuted, spoken);
    Ok(Seen { board: board.clone(), row, column, lines, actions: Action::ALL.into_iter().filter(open).collect() })
}

/// The lines of a history, whether its last machine found the contrary, and whether a person has spoken.
pub(super) async fn history(kernel: &Kernel, product: &str, criterion: &str) -> Result<(Vec<Line>, bool, bool), Error> {
    let rows = store::list_history(kernel.db().reader(), product, criterion).await?;
    let machine = rows.iter().find(|row| row.kind == Kind::Machine);
    let refuted = machine.is_some_and(|row| row.status == Status::NonConforme);
    let spoken = rows.iter().find(|row| row.kind != Kind::Machine).is_some_and(|row| row.status != Status::Inconnu);
    let authors = rows.iter().filter_map(|row| row.account.as_ref().map(|account| account.read(SHOW).clone()));
    let names: HashMap<Id, String> = portfolio::fiche::names_of(kernel, authors.collect()).await?;
    Ok((rows.iter().map(|row| Line::of(row, &names)).collect(), refuted, spoken))
}
