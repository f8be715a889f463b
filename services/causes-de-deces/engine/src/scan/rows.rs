//! The inner loop: for each row, the place of its cell, and one addition that counts it and sums its key.

use crate::columns::Columns;
use crate::plan::{Plan, Source};

use super::Sum;
use super::ranges::Piece;

/// Rows at a time: their places stay in the first-level cache.
const BLOCK: usize = 1024;
/// A cell is one number: the count above, the sum of 16-bit keys below. A thread reads fewer than 2²⁴ rows between two spills.
const ONE: u64 = 1 << 40;
const SPILL: usize = 1 << 23;

/// Reads a packed cell.
pub(super) fn unpack(packed: u64) -> Sum {
    Sum { count: packed >> 24, key: (packed & 0xFFFF) as u16 }
}

/// The count with 40 bits, the sum of keys modulo 65 536.
fn repack(cell: u64) -> u64 {
    (cell >> 40) << 24 | cell & 0xFFFF
}

fn add(total: u64, more: u64) -> u64 {
    ((total >> 24) + (more >> 24)) << 24 | (total + more) & 0xFFFF
}

/// Counts the rows of one thread.
pub(super) struct Counter<'a> {
    columns: &'a Columns,
    plan: &'a Plan,
    /// For each axis, its source and its table, multiplied by its stride.
    tables: Vec<(Source, Vec<u32>)>,
    /// Stride of the axis of mentions and the place of its margin.
    mentions: Option<(Vec<u32>, u32, u32)>,
    cells: Vec<u64>,
    spilled: Vec<u64>,
    since_spill: usize,
}

impl<'a> Counter<'a> {
    pub fn new(columns: &'a Columns, plan: &'a Plan) -> Self {
        let sizes: Vec<usize> = plan.sizes().iter().map(|size| size + 1).collect();
        let cells: usize = sizes.iter().product();
        let (mut tables, mut mentions) = (Vec::new(), None);
        for (at, axis) in plan.axes.iter().enumerate() {
            let stride = sizes[at + 1..].iter().product::<usize>() as u32;
            if axis.source == Source::Mentions {
                mentions = Some((axis.table.clone(), stride, axis.labels.len() as u32));
            } else {
                tables.push((axis.source, axis.table.iter().map(|place| place * stride).collect()));
            }
        }
        // One cell more takes the rows that do not pass.
        let zero = vec![0; cells + 1];
        Self { columns, plan, tables, mentions, cells: zero.clone(), spilled: zero, since_spill: 0 }
    }

    /// Counts the rows of a piece that pass the filters and the mask.
    pub fn count(&mut self, piece: &Piece, mask: Option<&[u64]>) {
        let mut from = piece.rows.start;
        while from < piece.rows.end {
            let to = (from + BLOCK).min(piece.rows.end);
            self.block(from, to, piece.check_days, mask);
            from = to;
            self.since_spill += BLOCK;
            if self.since_spill >= SPILL {
                self.spill();
            }
        }
    }

    /// The cells, without the one of the others.
    pub fn cells(mut self) -> Vec<u64> {
        self.spill();
        self.spilled.pop();
        self.spilled
    }

    fn spill(&mut self) {
        for (spilled, cell) in self.spilled.iter_mut().zip(&mut self.cells) {
            *spilled = add(*spilled, repack(*cell));
            *cell = 0;
        }
        self.since_spill = 0;
    }

    fn block(&mut self, from: usize, to: usize, check_days: bool, mask: Option<&[u64]>) {
        if let Some(mask) = mask {
            return self.chosen(from, to, check_days, mask);
        }
        let mut places = [0_u32; BLOCK];
        let places = &mut places[..to - from];
        for (source, table) in &self.tables {
            match source {
                Source::Day => place(places, table, &self.columns.day[from..to]),
                Source::Department => place(places, table, &self.columns.department[from..to]),
                Source::Age => place(places, table, &self.columns.age[from..to]),
                Source::Traits => place(places, table, &self.columns.traits[from..to]),
                Source::Initial | Source::Mentions => place(places, table, &self.columns.initial[from..to]),
            }
        }
        let outside = self.cells.len() as u32 - 1;
        if check_days {
            let inside = self.plan.from..=self.plan.to;
            drop_rows(places, outside, &self.columns.day[from..to], |day| inside.contains(&day));
        }
        if let Some((first, last)) = self.plan.ages {
            drop_rows(places, outside, &self.columns.age[from..to], |age| first <= age && age <= last);
        }
        if let Some(traits) = &self.plan.traits {
            drop_rows(places, outside, &self.columns.traits[from..to], |packed| traits[usize::from(packed)]);
        }
        self.take(from, to, places, outside);
    }

    /// Counts the rows of a block that the mask names, without a look at the others.
    fn chosen(&mut self, from: usize, to: usize, check_days: bool, mask: &[u64]) {
        let inside = self.plan.from..=self.plan.to;
        for (at, word) in mask.iter().enumerate().take(to.div_ceil(64)).skip(from / 64) {
            let mut rows = *word;
            while rows != 0 {
                let row = at * 64 + rows.trailing_zeros() as usize;
                rows &= rows - 1;
                let day = !check_days || inside.contains(&self.columns.day[row]);
                if (from..to).contains(&row) && day && self.passes(row) {
                    self.one(row, self.tables.iter().map(|(source, table)| table[self.value(*source, row)]).sum());
                }
            }
        }
    }

    fn passes(&self, row: usize) -> bool {
        let age = self.columns.age[row];
        self.plan.ages.is_none_or(|(first, last)| first <= age && age <= last)
            && self.plan.traits.as_ref().is_none_or(|traits| traits[usize::from(self.columns.traits[row])])
    }

    fn value(&self, source: Source, row: usize) -> usize {
        match source {
            Source::Day => self.columns.day[row].into(),
            Source::Department => self.columns.department[row].into(),
            Source::Age => self.columns.age[row].into(),
            Source::Traits => self.columns.traits[row].into(),
            Source::Initial | Source::Mentions => self.columns.initial[row].into(),
        }
    }

    fn take(&mut self, from: usize, to: usize, places: &[u32], outside: u32) {
        if self.mentions.is_none() {
            for (place, key) in places.iter().zip(&self.columns.key[from..to]) {
                self.cells[*place as usize] += ONE | u64::from(*key);
            }
            return;
        }
        for (at, place) in places.iter().enumerate().filter(|(_, place)| **place != outside) {
            self.one(from + at, *place);
        }
    }

    /// Counts a row: once in its cell, or once in each of the chapters that it mentions and once in their margin.
    fn one(&mut self, row: usize, place: u32) {
        let one = ONE | u64::from(self.columns.key[row]);
        let Some((table, stride, margin)) = &self.mentions else {
            self.cells[place as usize] += one;
            return;
        };
        self.cells[(place + margin * stride) as usize] += one;
        let causes = self.columns.offsets[row] as usize..self.columns.offsets[row + 1] as usize;
        let initial = 1_u64 << table[usize::from(self.columns.initial[row])];
        let bit = |code: &u16| 1_u64 << table[usize::from(*code)];
        let mut chapters = self.columns.codes[causes].iter().map(bit).fold(initial, |all, bit| all | bit);
        while chapters != 0 {
            self.cells[(place + chapters.trailing_zeros() * stride) as usize] += one;
            chapters &= chapters - 1;
        }
    }
}

fn place<T: Copy + Into<usize>>(places: &mut [u32], table: &[u32], values: &[T]) {
    for (place, value) in places.iter_mut().zip(values) {
        // Days outside of the period have no label: their rows are dropped afterwards.
        *place += table.get((*value).into()).copied().unwrap_or(0);
    }
}

fn drop_rows<T: Copy>(places: &mut [u32], outside: u32, values: &[T], passes: impl Fn(T) -> bool) {
    for (place, value) in places.iter_mut().zip(values) {
        *place = if passes(*value) { *place } else { outside };
    }
}
