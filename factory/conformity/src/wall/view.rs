//! The pages of the wall, made from the board: no request, no database.

use askama::Template;
use chrono::NaiveDate;
use portfolio::phase::PhaseName;
use ui::{Frame, Pagination, Query};

use super::domain::{Column, Filters, Side, chases, columns, rows, state};
use crate::board::{Board, Subject};
use crate::referential::Family;
use crate::state::{Counts, State};

/// Products on one page.
const ROWS: usize = 30;
/// Obligations to chase first.
const CHASED: usize = 8;

/// The wall.
#[derive(Template)]
#[template(path = "wall/wall.html")]
pub struct WallPage<'a> {
    frame: Frame,
    day: NaiveDate,
    query: Query,
    faults: Vec<String>,
    side: Side,
    total: usize,
    counts: Counts,
    chases: Vec<ChaseView<'a>>,
    columns: Vec<Column>,
    rows: Vec<RowView<'a>>,
    pages: Pagination,
    phases: Vec<Entry>,
    incubators: Vec<Entry>,
    obligations: Vec<Entry>,
    states: Vec<Entry>,
    filtered: usize,
}

/// A value of a filter.
struct Entry {
    value: String,
    label: String,
    chosen: bool,
}

/// An obligation to chase.
struct ChaseView<'a> {
    label: &'a str,
    href: String,
    refuted: usize,
    refuted_href: String,
    expired: usize,
    expired_href: String,
    ending: usize,
}

/// A row of the wall.
struct RowView<'a> {
    title: &'a str,
    href: String,
    phase: &'static str,
    told: String,
    states: Vec<State>,
}

impl<'a> WallPage<'a> {
    /// The wall of what a person sees.
    pub fn of(
        frame: Frame,
        board: &'a Board,
        query: Query,
        filters: &Filters,
        faults: Vec<String>,
        sees: impl Fn(&Subject) -> bool,
    ) -> Self {
        let columns = columns(board, filters.side);
        let all = rows(board, &columns, filters, &sees);
        let wanted: usize = query.value("page").parse().unwrap_or(1);
        let last = all.len().div_ceil(ROWS).max(1);
        let page = wanted.clamp(1, last);
        let shown = all.iter().skip((page - 1) * ROWS).take(ROWS);
        let mut counts = Counts::default();
        all.iter().for_each(|&row| counts += board.counts(row));
        Self {
            day: board.day,
            faults,
            side: filters.side,
            total: all.len(),
            counts,
            chases: chase_views(board, &all),
            rows: shown.map(|&row| RowView::of(board, row, &columns)).collect(),
            pages: Pagination::new(query.clone(), page as u64, ROWS as u64, all.len() as u64),
            phases: phases(filters),
            incubators: incubators(board, filters, &sees),
            obligations: obligations(board, filters),
            states: states(filters),
            filtered: ["phase", "incubateur", "obligation", "etat"]
                .iter()
                .filter(|one| !query.value(one).is_empty())
                .count(),
            columns,
            query,
            frame,
        }
    }
}

impl WallPage<'_> {
    fn selects(&self) -> Vec<(&'static str, &'static str, &[Entry])> {
        vec![
            ("phase", "Phase", &self.phases),
            ("incubateur", "Incubateur", &self.incubators),
            ("obligation", "Obligation", &self.obligations),
            ("etat", "État", &self.states),
        ]
    }

    fn legend(&self) -> Vec<State> {
        State::ALL.to_vec()
    }
}

impl<'a> RowView<'a> {
    fn of(board: &'a Board, row: usize, columns: &[Column]) -> Self {
        let subject = &board.subjects[row];
        Self {
            title: &subject.title,
            href: subject.carnet(),
            phase: subject.phase.map_or("", PhaseName::label),
            told: board.counts(row).told(),
            states: columns.iter().map(|column| state(board, row, column)).collect(),
        }
    }
}

fn chase_views<'a>(board: &'a Board, rows: &[usize]) -> Vec<ChaseView<'a>> {
    let view = |chase: super::domain::Chase| {
        let criterion = &board.criteria[chase.criterion];
        let filtered =
            |state: State| Query::parse("/conformite", "").with("obligation", &criterion.id) + "&etat=" + state.id();
        ChaseView {
            label: &criterion.label,
            href: format!("/conformite/obligations/{}", criterion.id),
            refuted: chase.refuted,
            refuted_href: filtered(State::NonConforme),
            expired: chase.expired,
            expired_href: filtered(State::Expire),
            ending: chase.ending,
        }
    };
    chases(board, rows).into_iter().take(CHASED).map(view).collect()
}

fn phases(filters: &Filters) -> Vec<Entry> {
    let option = |phase: PhaseName| Entry {
        value: phase.id().to_owned(),
        label: phase.label().to_owned(),
        chosen: filters.phase == Some(phase),
    };
    PhaseName::ALL.into_iter().filter(|phase| !phase.is_stopped()).map(option).collect()
}

fn incubators(board: &Board, filters: &Filters, sees: &impl Fn(&Subject) -> bool) -> Vec<Entry> {
    let catalogue = &board.portfolio().catalogue;
    let mut ids: Vec<&String> =
        board.subjects.iter().filter(|subject| sees(subject)).flat_map(|subject| &subject.incubators).collect();
    ids.sort_unstable();
    ids.dedup();
    let option = |id: &String| Entry {
        value: id.clone(),
        label: catalogue.incubator_label(id).to_owned(),
        chosen: filters.incubator == *id,
    };
    ids.into_iter().map(option).collect()
}

fn obligations(board: &Board, filters: &Filters) -> Vec<Entry> {
    let all = board.criteria.iter().enumerate().filter(|(_, one)| one.family == Family::Obligation);
    all.map(|(at, one)| Entry {
        value: one.id.clone(),
        label: format!("{}. {}", one.number, one.label),
        chosen: filters.criterion == Some(at),
    })
    .collect()
}

fn states(filters: &Filters) -> Vec<Entry> {
    let option = |state: State| Entry {
        value: state.id().to_owned(),
        label: state.label().to_owned(),
        chosen: filters.state == Some(state),
    };
    State::ALL.into_iter().map(option).collect()
}

/// What anybody may know: how many criteria are proven, product by product.
#[derive(Template)]
#[template(path = "wall/public.html")]
pub struct PublicWall<'a> {
    frame: Frame,
    day: NaiveDate,
    rows: Vec<(&'a str, String, Counts)>,
    pages: Pagination,
    total: usize,
}

impl<'a> PublicWall<'a> {
    /// The page, products with the most proven first.
    pub fn of(frame: Frame, board: &'a Board, query: Query) -> Self {
        let asked = |row: &usize| board.counts(*row).asked() > 0;
        let mut all: Vec<usize> = (0..board.subjects.len()).filter(asked).collect();
        all.sort_by_cached_key(|&row| {
            (std::cmp::Reverse(board.counts(row).conforme()), board.subjects[row].title.to_lowercase())
        });
        let last = all.len().div_ceil(ROWS).max(1);
        let page = query.value("page").parse().unwrap_or(1_usize).clamp(1, last);
        let shown = all.iter().skip((page - 1) * ROWS).take(ROWS);
        let view = |&row: &usize| {
            let subject = &board.subjects[row];
            (subject.title.as_str(), subject.public(), board.counts(row))
        };
        Self {
            day: board.day,
            rows: shown.map(view).collect(),
            pages: Pagination::new(query, page as u64, ROWS as u64, all.len() as u64),
            total: all.len(),
            frame,
        }
    }
}
