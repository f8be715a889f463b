//! From certificates in any order to columns in theirs: duplicates are replaced, faulty ones set aside.

use super::{Columns, NO_DAYS, days_of, month_table, traits};
use crate::certificate::{Certificate, Fault};
use crate::territory::DEPARTMENTS;

/// Certificates on their way into columns.
#[derive(Debug, Default)]
pub struct Builder {
    columns: Columns,
    salt: u64,
    set_aside: Vec<(u64, Fault)>,
    replaced: usize,
}

impl Builder {
    /// A builder that draws the keys of certificates from their number and a secret salt: the same certificate has the same key at each load.
    pub fn new(salt: u64) -> Self {
        let columns = Columns { offsets: vec![0], ..Columns::default() };
        Self { columns, salt, ..Self::default() }
    }

    /// Adds a certificate, or sets it aside with the reason.
    pub fn push(&mut self, certificate: &Certificate) {
        let days = certificate.check().and_then(|()| days_of(certificate).ok_or(Fault::Nomenclature));
        let (died, received) = match days {
            Ok(days) => days,
            Err(fault) => return self.set_aside.push((certificate.id, fault)),
        };
        let columns = &mut self.columns;
        columns.id.push(certificate.id);
        columns.version.push(certificate.version);
        columns.day.push(died);
        columns.received.push(received);
        columns.department.push(certificate.department);
        columns.residence.push(certificate.residence);
        columns.age.push(certificate.age);
        columns.age_days.push(certificate.age_days.unwrap_or(NO_DAYS));
        columns.traits.push(traits(certificate.sex as u8, certificate.place, certificate.circuit as u8));
        columns.initial.push(certificate.initial.number());
        columns.key.push((mixed(certificate.id ^ self.salt) >> 48) as u16);
        for cause in &certificate.causes {
            columns.codes.push(cause.code.number());
            columns.lines.push(cause.line << 4 | cause.rank);
        }
        columns.offsets.push(u32::try_from(columns.codes.len()).unwrap_or(u32::MAX));
    }

    /// Certificates set aside so far, with the reason.
    pub fn set_aside(&self) -> &[(u64, Fault)] {
        &self.set_aside
    }

    /// How many certificates were older versions or repetitions of others; known once built.
    pub fn replaced(&self) -> usize {
        self.replaced
    }

    /// Keeps the last version of each certificate, in the order of month and department.
    pub fn build(&mut self) -> Columns {
        let read = std::mem::replace(&mut self.columns, Columns { offsets: vec![0], ..Columns::default() });
        let kept = last_versions(&read);
        self.replaced = read.len() - kept.as_ref().map_or(read.len(), Vec::len);
        let order = order(&read, kept);
        arrange(&read, &order).index()
    }
}

/// A number that looks random (Steele et al., Fast splittable pseudorandom number generators, 2014).
pub(crate) fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// The rows to keep; `None` when all numbers already differ because they grow.
fn last_versions(read: &Columns) -> Option<Vec<u32>> {
    if read.id.is_sorted_by(|before, after| before < after) {
        return None;
    }
    let mut rows: Vec<u32> = (0..read.len() as u32).collect();
    // Of equal versions the one that came last stands.
    rows.sort_unstable_by_key(|row| {
        let row = *row as usize;
        (read.id[row], std::cmp::Reverse((read.version[row], row)))
    });
    rows.dedup_by_key(|row| read.id[*row as usize]);
    Some(rows)
}

fn order(read: &Columns, kept: Option<Vec<u32>>) -> Vec<u32> {
    let rows = kept.unwrap_or_else(|| (0..read.len() as u32).collect());
    let months = month_table(&read.day);
    let first = read.day.iter().min().map_or(0, |day| months[usize::from(*day)]);
    let slot = |row: u32| {
        let row = row as usize;
        let month = (months[usize::from(read.day[row])] - first) as usize;
        month * DEPARTMENTS.len() + usize::from(read.department[row])
    };
    let slots = rows.iter().map(|row| slot(*row)).max().map_or(0, |last| last + 1);
    let mut next = vec![0_u32; slots + 1];
    rows.iter().for_each(|row| next[slot(*row) + 1] += 1);
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut order = vec![0_u32; rows.len()];
    for row in rows {
        let at = &mut next[slot(row)];
        order[*at as usize] = row;
        *at += 1;
    }
    order
}

fn arrange(read: &Columns, order: &[u32]) -> Columns {
    let mut offsets = Vec::with_capacity(order.len() + 1);
    let mut codes = Vec::with_capacity(read.codes.len());
    let mut lines = Vec::with_capacity(read.lines.len());
    offsets.push(0);
    for row in order {
        let causes = read.offsets[*row as usize] as usize..read.offsets[*row as usize + 1] as usize;
        codes.extend_from_slice(&read.codes[causes.clone()]);
        lines.extend_from_slice(&read.lines[causes]);
        offsets.push(codes.len() as u32);
    }
    Columns {
        id: picked(&read.id, order),
        version: picked(&read.version, order),
        day: picked(&read.day, order),
        received: picked(&read.received, order),
        department: picked(&read.department, order),
        residence: picked(&read.residence, order),
        age: picked(&read.age, order),
        age_days: picked(&read.age_days, order),
        traits: picked(&read.traits, order),
        initial: picked(&read.initial, order),
        key: picked(&read.key, order),
        offsets,
        codes,
        lines,
        ..Columns::default()
    }
}

fn picked<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|row| column[*row as usize]).collect()
}
