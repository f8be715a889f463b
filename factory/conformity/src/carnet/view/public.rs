//! What anybody may know: what is proven, and since when. What is not proven is counted, not named: it would tell where to attack.

use askama::Template;
use chrono::NaiveDate;
use ui::{Frame, NavItem};

use super::crumbs;
use crate::board::{Board, Cell};
use crate::state::Counts;

/// The page.
#[derive(Template)]
#[template(path = "carnet/public.html")]
pub struct PublicPage<'a> {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: &'a str,
    carnet: String,
    counts: Counts,
    groups: Vec<(&'a str, Vec<Cell<'a>>)>,
    day: NaiveDate,
}

impl<'a> PublicPage<'a> {
    /// The page of a row. `sees`: the person may open the carnet.
    pub fn of(frame: Frame, board: &'a Board, row: usize, sees: bool) -> Self {
        let subject = &board.subjects[row];
        let mut groups: Vec<(&'a str, Vec<Cell<'a>>)> = Vec::new();
        for cell in board.row(row).filter(|cell| cell.standing.state.is_green()) {
            let label = cell.criterion.family.label();
            match groups.iter_mut().find(|(family, _)| *family == label) {
                Some((_, cells)) => cells.push(cell),
                None => groups.push((label, vec![cell])),
            }
        }
        Self {
            frame,
            crumbs: crumbs(subject, &[("", "Conformité")]),
            title: &subject.title,
            carnet: if sees { subject.carnet() } else { String::new() },
            counts: board.counts(row),
            groups,
            day: board.day,
        }
    }
}
