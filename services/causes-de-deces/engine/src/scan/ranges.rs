//! Which runs of rows a plan reads: rows are in the order of month and department, so that a period or a perimeter skips the others.

use std::ops::Range;

use crate::columns::{Columns, month_of};
use crate::plan::Plan;
use crate::territory::DEPARTMENTS;

/// Rows that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub rows: Range<usize>,
    /// Whether some of its days may be outside the period.
    pub check_days: bool,
}

/// The runs of rows of the plan's months and departments.
pub(crate) fn pieces(columns: &Columns, plan: &Plan) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    if columns.is_empty() || plan.to < plan.from {
        return pieces;
    }
    let (first, last) = (month_of(plan.from), month_of(plan.to));
    for month in first.max(columns.first_month)..=last.min(columns.first_month + columns.months() - 1) {
        let check_days = month == first || month == last;
        for department in (0..DEPARTMENTS.len()).filter(|at| plan.departments[*at]) {
            let rows = columns.rows(month - columns.first_month, department);
            match pieces.last_mut() {
                Some(before) if before.rows.end == rows.start && before.check_days == check_days => {
                    before.rows.end = rows.end;
                }
                _ => pieces.push(Piece { rows, check_days }),
            }
        }
    }
    pieces
}

/// Shares pieces between workers, about as many rows for each; small work stays whole.
pub(crate) fn share(pieces: &[Piece], workers: usize) -> Vec<Vec<Piece>> {
    const WORTH_A_THREAD: usize = 100_000;
    let rows: usize = pieces.iter().map(|piece| piece.rows.len()).sum();
    let parts = workers.min(rows / WORTH_A_THREAD).max(1);
    let each = rows.div_ceil(parts).max(1);
    let mut shared = vec![Vec::new()];
    let mut room = each;
    for piece in pieces {
        let mut rest = piece.clone();
        while rest.rows.len() > room {
            let cut = rest.rows.start + room;
            let head = Piece { rows: rest.rows.start..cut, check_days: rest.check_days };
            shared.last_mut().unwrap_or(&mut vec![]).push(head);
            rest.rows.start = cut;
            shared.push(Vec::new());
            room = each;
        }
        room -= rest.rows.len();
        if let Some(part) = shared.last_mut() {
            part.push(rest);
        }
    }
    shared
}
