//! Counts the certificates of a plan, and sums their keys, in one pass over the rows that may pass.

mod ranges;
mod rows;

use std::num::NonZero;
use std::thread;

use crate::columns::Columns;
use crate::columns::postings::Role;
use crate::plan::{Plan, Source};
use crate::query::{self, Causes, Refused, Scope};
use ranges::{Piece, pieces, share};
use rows::Counter;

/// A cell: how many people, and the sum of their keys modulo 65 536.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub count: u64,
    pub key: u16,
}

/// All cells of an answer with their margins: each axis has one place more, the last, for all its values together.
#[derive(Debug)]
pub(crate) struct Sums {
    pub sizes: Vec<usize>,
    pub cells: Vec<Sum>,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.key = self.key.wrapping_add(other.key);
    }
}

/// Counts.
pub(crate) fn sums(columns: &Columns, plan: &Plan) -> Result<Sums, Refused> {
    let mask = plan.causes.as_ref().map(|causes| mask(columns, causes)).transpose()?;
    let pieces = pieces(columns, plan);
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(8);
    let parts = share(&pieces, workers);
    let counted: Vec<Vec<u64>> = if parts.len() < 2 {
        parts.iter().map(|part| count(columns, plan, mask.as_deref(), part)).collect()
    } else {
        thread::scope(|scope| {
            let mask = mask.as_deref();
            let started: Vec<_> =
                parts.iter().map(|part| scope.spawn(move || count(columns, plan, mask, part))).collect();
            started.into_iter().flat_map(thread::ScopedJoinHandle::join).collect()
        })
    };
    assert_eq!(counted.len(), parts.len(), "a counting thread failed");
    Ok(with_margins(plan, &counted))
}

fn count(columns: &Columns, plan: &Plan, mask: Option<&[u64]>, pieces: &[Piece]) -> Vec<u64> {
    let mut counter = Counter::new(columns, plan);
    pieces.iter().for_each(|piece| counter.count(piece, mask));
    counter.cells()
}

/// The rows that have the wanted causes, one bit each.
fn mask(columns: &Columns, causes: &Causes) -> Result<Vec<u64>, Refused> {
    let mut mask = states(columns, &causes.codes, causes.scope)?;
    for group in &causes.with_all {
        let other = states(columns, group, Scope::Mention)?;
        mask.iter_mut().zip(other).for_each(|(mask, other)| *mask &= other);
    }
    if !causes.with_any.is_empty() {
        let one = states(columns, &causes.with_any.concat(), Scope::Mention)?;
        mask.iter_mut().zip(one).for_each(|(mask, one)| *mask &= one);
    }
    let none = states(columns, &causes.without.concat(), Scope::Mention)?;
    mask.iter_mut().zip(none).for_each(|(mask, none)| *mask &= !none);
    Ok(mask)
}

fn states(columns: &Columns, codes: &[String], scope: Scope) -> Result<Vec<u64>, Refused> {
    let roles: &[Role] = match scope {
        Scope::Initiale => &[Role::Initial],
        Scope::Processus => &[Role::Initial, Role::PartOne],
        Scope::Mention => &[Role::Initial, Role::PartOne, Role::PartTwo],
    };
    let mut mask = vec![0_u64; columns.len().div_ceil(64)];
    for code in query::codes(codes)? {
        for row in roles.iter().flat_map(|role| columns.postings.rows(code, *role)) {
            mask[*row as usize / 64] |= 1 << (row % 64);
        }
    }
    Ok(mask)
}

/// Adds up the threads' cells, then the margins of every axis.
fn with_margins(plan: &Plan, counted: &[Vec<u64>]) -> Sums {
    let sizes: Vec<usize> = plan.sizes().iter().map(|size| size + 1).collect();
    let mut cells = vec![Sum::default(); sizes.iter().product()];
    for part in counted {
        for (cell, packed) in cells.iter_mut().zip(part) {
            cell.add(rows::unpack(*packed));
        }
    }
    for (at, axis) in plan.axes.iter().enumerate() {
        // The margin of mentions is counted apart: the distinct deaths.
        if axis.source != Source::Mentions {
            margin(&mut cells, &sizes, at);
        }
    }
    Sums { sizes, cells }
}

fn margin(cells: &mut [Sum], sizes: &[usize], axis: usize) {
    let stride: usize = sizes[axis + 1..].iter().product();
    let size = sizes[axis];
    for line in cells.chunks_exact_mut(size * stride) {
        let (inside, margin) = line.split_at_mut((size - 1) * stride);
        for row in inside.chunks_exact(stride) {
            margin.iter_mut().zip(row).for_each(|(margin, cell)| margin.add(*cell));
        }
    }
}
