//! Certificates in columns: one packed array per field, causes as one flat array with offsets, rows in the order of month and department.
//!
//! Nothing here is public but what builds and stores: aggregates leave through the gate only.

use chrono::Datelike;

use crate::certificate::{Cause, Certificate, Circuit, Sex, day, day_number};
use crate::code::{CODES, Code};
use crate::territory::DEPARTMENTS;

mod builder;
pub(crate) mod postings;

pub use builder::Builder;
pub(crate) use builder::mixed;
use postings::Postings;

/// Certificates that can be counted.
#[derive(Debug, Default)]
pub struct Columns {
    pub(crate) id: Vec<u64>,
    pub(crate) version: Vec<u8>,
    pub(crate) day: Vec<u16>,
    pub(crate) received: Vec<u16>,
    pub(crate) department: Vec<u8>,
    pub(crate) residence: Vec<u8>,
    pub(crate) age: Vec<u8>,
    pub(crate) age_days: Vec<u16>,
    /// Sex, place and circuit in one byte: see [`traits`].
    pub(crate) traits: Vec<u8>,
    pub(crate) initial: Vec<u16>,
    /// The random key of the certificate, from which a cell's noise comes.
    pub(crate) key: Vec<u16>,
    pub(crate) offsets: Vec<u32>,
    pub(crate) codes: Vec<u16>,
    /// Line and rank of each cause: line × 16 + rank.
    pub(crate) lines: Vec<u8>,
    pub(crate) postings: Postings,
    /// First month that has rows, as year × 12 + month − 1.
    pub(crate) first_month: u32,
    /// Where each (month, department) starts, and the end.
    pub(crate) starts: Vec<u32>,
}

/// What stands in the column of ages in days when the age is in years.
pub(crate) const NO_DAYS: u16 = u16::MAX;

/// Packs sex, place and circuit into one byte.
pub(crate) fn traits(sex: u8, place: u8, circuit: u8) -> u8 {
    sex | place << 2 | circuit << 5
}

/// Year × 12 + month − 1 of a day.
pub(crate) fn month_of(day_number: u16) -> u32 {
    let day = day(day_number);
    u32::try_from(day.year()).unwrap_or(0) * 12 + day.month0()
}

impl Columns {
    /// How many certificates there are.
    pub fn len(&self) -> usize {
        self.day.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.day.is_empty()
    }

    /// Bytes that the columns and their index take.
    pub fn bytes(&self) -> usize {
        self.len() * (8 + 1 + 2 + 2 + 1 + 1 + 1 + 2 + 1 + 2 + 2 + 4)
            + self.codes.len() * 3
            + self.starts.len() * 4
            + self.postings.bytes()
    }

    /// How many months the rows span.
    pub(crate) fn months(&self) -> u32 {
        (self.starts.len().saturating_sub(1) / DEPARTMENTS.len()) as u32
    }

    /// Where the rows of a month and department stand; the month counts from the first one.
    pub(crate) fn rows(&self, month: u32, department: usize) -> std::ops::Range<usize> {
        let at = month as usize * DEPARTMENTS.len() + department;
        self.starts[at] as usize..self.starts[at + 1] as usize
    }

    /// A certificate as it was given; for files and for the purge, never for an answer.
    pub(crate) fn certificate(&self, row: usize) -> Certificate {
        let packed = self.traits[row];
        let causes = self.offsets[row] as usize..self.offsets[row + 1] as usize;
        let cause =
            |at: usize| Cause { line: self.lines[at] >> 4, rank: self.lines[at] & 15, code: Code::of(self.codes[at]) };
        Certificate {
            id: self.id[row],
            version: self.version[row],
            died: day(self.day[row]),
            received: day(self.received[row]),
            age: self.age[row],
            age_days: (self.age_days[row] != NO_DAYS).then_some(self.age_days[row]),
            sex: [Sex::Male, Sex::Female, Sex::Undetermined][usize::from(packed & 3).min(2)],
            circuit: if packed >> 5 == 0 { Circuit::Electronic } else { Circuit::Paper },
            place: packed >> 2 & 7,
            department: self.department[row],
            residence: self.residence[row],
            initial: Code::of(self.initial[row]),
            causes: causes.map(cause).collect(),
        }
    }

    fn index(mut self) -> Self {
        let months: Vec<u32> = month_table(&self.day);
        self.first_month = self.day.first().map_or(0, |day| months[usize::from(*day)]);
        let last = self.day.last().map_or(0, |day| months[usize::from(*day)]);
        let departments = DEPARTMENTS.len();
        let slots = if self.is_empty() { 0 } else { (last - self.first_month + 1) as usize * departments };
        let mut starts = vec![0_u32; slots + 1];
        for (day, department) in self.day.iter().zip(&self.department) {
            let month = (months[usize::from(*day)] - self.first_month) as usize;
            starts[month * departments + usize::from(*department) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        self.starts = starts;
        self.postings = Postings::of(&self, CODES);
        self
    }
}

/// The month of every day number up to the greatest one.
pub(crate) fn month_table(days: &[u16]) -> Vec<u32> {
    let last = days.iter().copied().max().unwrap_or(0);
    (0..=last).map(month_of).collect()
}

pub(crate) fn days_of(certificate: &Certificate) -> Option<(u16, u16)> {
    Some((day_number(certificate.died)?, day_number(certificate.received)?))
}
