//! For each code, the rows that state it: a filter on causes costs what it finds, not what there is.

use super::Columns;
use crate::certificate::PART_TWO;

/// Where on a certificate a cause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Initial,
    PartOne,
    PartTwo,
}

const ROLES: usize = 3;

/// The rows of each code and role, in growing order.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Postings {
    pub fn of(columns: &Columns, codes: usize) -> Self {
        let mut starts = vec![0_u32; codes * ROLES + 1];
        each(columns, |slot, _| starts[slot + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut rows = vec![0_u32; *starts.last().unwrap_or(&0) as usize];
        each(columns, |slot, row| {
            rows[next[slot] as usize] = row;
            next[slot] += 1;
        });
        Self { starts, rows }
    }

    /// The rows that state a code in a role.
    pub fn rows(&self, code: u16, role: Role) -> &[u32] {
        let slot = usize::from(code) * ROLES + role as usize;
        match (self.starts.get(slot), self.starts.get(slot + 1)) {
            (Some(from), Some(to)) => &self.rows[*from as usize..*to as usize],
            _ => &[],
        }
    }

    pub fn bytes(&self) -> usize {
        (self.starts.len() + self.rows.len()) * 4
    }
}

fn each(columns: &Columns, mut take: impl FnMut(usize, u32)) {
    for row in 0..columns.len() {
        take(usize::from(columns.initial[row]) * ROLES + Role::Initial as usize, row as u32);
        for at in columns.offsets[row] as usize..columns.offsets[row + 1] as usize {
            let role = if columns.lines[at] >> 4 == PART_TWO { Role::PartTwo } else { Role::PartOne };
            take(usize::from(columns.codes[at]) * ROLES + role as usize, row as u32);
        }
    }
}
