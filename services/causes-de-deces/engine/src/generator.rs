//! Synthetic certificates, as many as wanted, the same for the same seed. They describe nobody: « données fictives ».
//!
//! Their marginals are orders of magnitude rounded by hand from published statistics (INSEE: deaths by age, sex, month, department and place; CépiDc: shares of
//! the great causes). No combination of them is estimated from data; no study can be made on them.

mod marginals;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate};

use crate::certificate::{Cause, Certificate, Circuit, PART_TWO, Sex};
use crate::code::Code;
use crate::columns::mixed;
use crate::territory::DEPARTMENTS;
use marginals::{AGES, CAUSES, COMORBIDITIES, MONTHS, TERMINAL};

/// Deaths of a year in France, in round numbers (INSEE).
pub const PER_YEAR: u32 = 640_000;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The same seed gives the same certificates.
    pub seed: u64,
    /// First year of death.
    pub first_year: i32,
    /// How many years.
    pub years: u32,
    /// Certificates of each year.
    pub per_year: u32,
}

/// Certificates to come.
#[derive(Debug)]
pub struct Generator {
    wanted: Wanted,
    made: u64,
    chance: Chance,
    months: Slots<u8>,
    departments: Slots<u8>,
    causes: [Slots<Code>; 4],
    terminal: Slots<Code>,
    comorbidities: Slots<Code>,
    ages: [Slots<u8>; 2],
}

#[derive(Debug)]
struct Chance(u64);

/// Values repeated as often as they weigh.
#[derive(Debug)]
struct Slots<T>(Vec<T>);

impl Chance {
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(1);
        mixed(self.0)
    }

    fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.draw()) * u128::from(bound)) >> 64) as u64
    }

    fn once_in(&mut self, thousand: u64) -> bool {
        self.below(1000) < thousand
    }
}

impl<T: Copy> Slots<T> {
    const COUNT: u64 = 4096;

    fn new(weighted: impl IntoIterator<Item = (T, u32)>) -> Self {
        let weighted: Vec<(T, u32)> = weighted.into_iter().collect();
        let whole: u64 = weighted.iter().map(|(_, weight)| u64::from(*weight)).sum();
        let (mut slots, mut sum) = (Vec::new(), 0);
        for (value, weight) in weighted {
            sum += u64::from(weight);
            slots.resize((sum * Self::COUNT).div_ceil(whole) as usize, value);
        }
        Self(slots)
    }

    fn draw(&self, chance: &mut Chance) -> T {
        self.0[chance.below(self.0.len() as u64) as usize]
    }
}

impl Generator {
    /// A generator at its first certificate.
    ///
    /// # Panics
    /// When a cause of the marginals is no code, which a test excludes.
    pub fn new(wanted: Wanted) -> Self {
        let code = |text: &str| text.parse::<Code>().expect("the marginals name codes");
        let weights = DEPARTMENTS.iter().enumerate().map(|(at, department)| (at as u8, department.thousands));
        let of_class = |class: usize| Slots::new(CAUSES.iter().map(|(text, weights)| (code(text), weights[class])));
        let list = |list: &[(&str, u32)]| Slots::new(list.iter().map(|(text, weight)| (code(text), *weight)));
        let bands = |sex: usize| Slots::new(AGES.iter().enumerate().map(|(at, band)| (at as u8, band.1[sex])));
        Self {
            wanted,
            made: 0,
            chance: Chance(mixed(wanted.seed)),
            months: Slots::new(MONTHS.iter().enumerate().map(|(at, weight)| (at as u8, *weight))),
            departments: Slots::new(weights),
            causes: std::array::from_fn(of_class),
            terminal: list(&TERMINAL),
            comorbidities: list(&COMORBIDITIES),
            ages: [bands(0), bands(1)],
        }
    }

    /// Writes the next certificate over another one; `false` when there is none left.
    pub fn next_into(&mut self, certificate: &mut Certificate) -> bool {
        if self.made >= u64::from(self.wanted.years) * u64::from(self.wanted.per_year) {
            return false;
        }
        let year = self.wanted.first_year + (self.made / u64::from(self.wanted.per_year)) as i32;
        self.made += 1;
        certificate.id = self.made;
        certificate.version = 1;
        certificate.died = self.day(year);
        self.person(certificate);
        self.circuit(year, certificate);
        self.causes(certificate);
        true
    }

    fn day(&mut self, year: i32) -> NaiveDate {
        let month = u32::from(self.months.draw(&mut self.chance)) + 1;
        let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
        let days = first.num_days_in_month();
        first + Days::new(self.chance.below(days.into()))
    }

    fn person(&mut self, certificate: &mut Certificate) {
        let chance = &mut self.chance;
        let sex = chance.below(2) as usize;
        certificate.sex = if chance.below(100_000) == 0 { Sex::Undetermined } else { [Sex::Male, Sex::Female][sex] };
        let band = usize::from(self.ages[sex].draw(chance));
        let (from, to) = (AGES[band].0, AGES.get(band + 1).map_or(110, |next| next.0));
        certificate.age = from + chance.below(u64::from(to - from)) as u8;
        // Half of those who die before one year die in their first week.
        let week = [7, 365][usize::from(chance.once_in(500))];
        certificate.age_days = (certificate.age == 0).then(|| chance.below(week) as u16);
        certificate.department = self.departments.draw(chance);
        let elsewhere = chance.once_in(80);
        certificate.residence = if elsewhere { self.departments.draw(chance) } else { certificate.department };
        let nursing = if certificate.age >= 75 { 320 } else { 30 };
        certificate.place = match chance.below(1000) {
            draw if draw < nursing => 1,
            draw if draw < nursing + 240 => 0,
            990.. => 6,
            980.. => 2,
            979 if certificate.age < 80 => 5,
            draw if draw % 6 == 0 => 4,
            _ => 3,
        };
    }

    fn circuit(&mut self, year: i32, certificate: &mut Certificate) {
        let electronic = (40 + 35 * i64::from(year - 2012).max(0)).clamp(40, 600) as u64;
        let (circuit, delay) = if self.chance.once_in(electronic) {
            (Circuit::Electronic, 0)
        } else {
            let (early, late) = (self.chance.below(90), self.chance.below(180));
            (Circuit::Paper, 7 + if self.chance.once_in(300) { late } else { early })
        };
        certificate.circuit = circuit;
        certificate.received = certificate.died + Days::new(delay);
    }

    fn causes(&mut self, certificate: &mut Certificate) {
        let chance = &mut self.chance;
        let class = match certificate.age {
            0 => 0,
            1..=44 => 1,
            45..=74 => 2,
            _ => 3,
        };
        let drawn = self.causes[class].draw(chance);
        // Some certificates say more than the category.
        let detail = chance.below(10) as u16 + 1;
        let detailed = chance.once_in(600) && usize::from(drawn.number() + detail) < crate::code::CODES;
        certificate.initial = if detailed { Code::of(drawn.number() + detail) } else { drawn };
        certificate.causes.clear();
        let lines = 1 + chance.below(3) as u8;
        for line in 0..lines - 1 {
            let code = self.terminal.draw(chance);
            certificate.causes.push(Cause { line, rank: 0, code });
        }
        certificate.causes.push(Cause { line: lines - 1, rank: 0, code: certificate.initial });
        for rank in 0..chance.below(4) as u8 {
            let code = self.comorbidities.draw(chance);
            certificate.causes.push(Cause { line: PART_TWO, rank, code });
        }
    }
}

/// A certificate to write over.
pub fn blank() -> Certificate {
    Certificate {
        id: 0,
        version: 0,
        died: NaiveDate::default(),
        received: NaiveDate::default(),
        age: 0,
        age_days: None,
        sex: Sex::Undetermined,
        circuit: Circuit::Paper,
        place: 0,
        department: 0,
        residence: 0,
        initial: Code::of(0),
        causes: Vec::new(),
    }
}
