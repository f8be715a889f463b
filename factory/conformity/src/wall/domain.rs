//! What the wall shows of the board: rows that pass the filters, columns, what to chase first.

use std::cmp::Reverse;

use chrono::Days;
use portfolio::phase::PhaseName;

use crate::board::{Board, Subject};
use crate::referential::{CATEGORIES, Family};
use crate::state::{Counts, State};

/// A column: an obligation, or a category of criteria whose state is that of its gravest one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What its heading shows.
    pub short: String,
    /// What it is.
    pub label: String,
    /// Where its heading leads.
    pub href: String,
    /// The columns of the board.
    pub members: Vec<usize>,
}

/// Which columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// The obligations of the law.
    #[default]
    Obligations,
    /// The standards of the network, by category, and the fabrique's own rules.
    Standards,
}

/// The filters of the wall.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// One phase.
    pub phase: Option<PhaseName>,
    /// One incubator.
    pub incubator: String,
    /// One criterion.
    pub criterion: Option<usize>,
    /// One state: of that criterion, or of any column.
    pub state: Option<State>,
    /// Which columns.
    pub side: Side,
}

/// The columns of a side.
pub fn columns(board: &Board, side: Side) -> Vec<Column> {
    let of_family = |family: Family| board.criteria.iter().enumerate().filter(move |(_, one)| one.family == family);
    if side == Side::Obligations {
        return of_family(Family::Obligation)
            .map(|(at, one)| Column {
                short: one.number.to_string(),
                label: one.label.clone(),
                href: format!("/conformite/obligations/{}", one.id),
                members: vec![at],
            })
            .collect();
    }
    let group = |label: &str, members: Vec<usize>| Column {
        short: label.to_owned(),
        label: label.to_owned(),
        href: String::new(),
        members,
    };
    let standards = CATEGORIES.iter().map(|category| {
        let members = of_family(Family::Standard).filter(|(_, one)| one.group == category.label);
        group(category.label, members.map(|(at, _)| at).collect())
    });
    let own = group("Fabrique", of_family(Family::Fabrique).map(|(at, _)| at).collect());
    standards.chain([own]).filter(|column| !column.members.is_empty()).collect()
}

/// The state of a column for a row: the gravest of its members.
pub fn state(board: &Board, row: usize, column: &Column) -> State {
    let states = column.members.iter().map(|&member| board.standing(row, member).state);
    states.min().unwrap_or(State::NonApplicable)
}

/// The rows that a person sees and that pass the filters, those with the most to chase first. `sees`: whether the person may see a product.
pub fn rows(board: &Board, columns: &[Column], filters: &Filters, sees: impl Fn(&Subject) -> bool) -> Vec<usize> {
    let passes = |row: &usize| {
        let subject = &board.subjects[*row];
        let asked = board.counts(*row).asked() > 0;
        asked
            && filters.phase.is_none_or(|phase| subject.phase == Some(phase))
            && (filters.incubator.is_empty() || subject.incubators.contains(&filters.incubator))
            && stands(board, *row, columns, filters)
            && sees(subject)
    };
    let mut rows: Vec<usize> = (0..board.subjects.len()).filter(passes).collect();
    rows.sort_by_cached_key(|&row| {
        let states = columns.iter().map(|column| state(board, row, column));
        let counts = Counts::of(states);
        let grave = counts.count(State::NonConforme) + counts.count(State::Expire);
        (Reverse(grave), Reverse(counts.a_prouver()), board.subjects[row].title.to_lowercase())
    });
    rows
}

fn stands(board: &Board, row: usize, columns: &[Column], filters: &Filters) -> bool {
    match (filters.criterion, filters.state) {
        (Some(at), Some(state)) => board.standing(row, at).state == state,
        (Some(at), None) => board.standing(row, at).state != State::NonApplicable,
        (None, Some(wanted)) => columns.iter().any(|column| state(board, row, column) == wanted),
        (None, None) => true,
    }
}

/// What is to be chased about a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chase {
    /// The column of the board.
    pub criterion: usize,
    /// Products that do not respect it.
    pub refuted: usize,
    /// Products whose proof has expired.
    pub expired: usize,
    /// Products whose proof ends within a week.
    pub ending: usize,
}

/// The obligations with something to chase this week, the heaviest first.
pub fn chases(board: &Board, rows: &[usize]) -> Vec<Chase> {
    let week = board.day.checked_add_days(Days::new(7));
    let chase = |criterion: usize| {
        let mut chase = Chase { criterion, refuted: 0, expired: 0, ending: 0 };
        for &row in rows {
            let standing = board.standing(row, criterion);
            match standing.state {
                State::NonConforme => chase.refuted += 1,
                State::Expire => chase.expired += 1,
                State::Expirant | State::Deroge if standing.until <= week && standing.until.is_some() => {
                    chase.ending += 1;
                }
                _ => {}
            }
        }
        chase
    };
    let obligations = board.criteria.iter().enumerate().filter(|(_, one)| one.family == Family::Obligation);
    let mut chases: Vec<Chase> =
        obligations.map(|(at, _)| chase(at)).filter(|chase| chase.refuted + chase.expired + chase.ending > 0).collect();
    chases.sort_by_key(|chase| (Reverse(chase.refuted + chase.expired), Reverse(chase.ending), chase.criterion));
    chases
}

/// The products of a criterion, the weakest first: rows with their state.
pub fn weakest(board: &Board, criterion: usize, sees: impl Fn(&Subject) -> bool) -> Vec<usize> {
    let asked = |row: &usize| board.standing(*row, criterion).state != State::NonApplicable;
    let mut rows: Vec<usize> =
        (0..board.subjects.len()).filter(asked).filter(|row| sees(&board.subjects[*row])).collect();
    rows.sort_by_cached_key(|&row| {
        let standing = board.standing(row, criterion);
        (standing.state, standing.since, board.subjects[row].title.to_lowercase())
    });
    rows
}
