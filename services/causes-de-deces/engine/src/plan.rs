//! A question made ready for the scan: tables that turn a column's value into a place of the answer.

use std::sync::OnceLock;

use chrono::Datelike;

use crate::certificate::{CIRCUITS, PLACES, SEXES, day, day_number};
use crate::code::{CHAPTERS, CODES, Code};
use crate::columns::{Columns, month_of};
use crate::query::{self, Causes, Dimension, Perimeter, Query, Refused};
use crate::rates;
use crate::territory::{DEPARTMENTS, REGIONS};

/// Cells of an answer, margins excepted.
pub(crate) const WIDEST: usize = 500_000;

static CHAPTER_OF_CODE: OnceLock<Vec<u32>> = OnceLock::new();

/// Which column a dimension reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Day,
    Department,
    Age,
    Traits,
    Initial,
    Mentions,
}

/// A dimension with its labels and its table from values to labels.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    pub name: &'static str,
    pub source: Source,
    pub labels: Vec<String>,
    pub table: Vec<u32>,
    /// Whether knowing it of a known person would reveal something of that person.
    pub sensitive: bool,
}

/// What the scan does.
#[derive(Debug)]
pub(crate) struct Plan {
    pub from: u16,
    pub to: u16,
    pub departments: Vec<bool>,
    pub ages: Option<(u8, u8)>,
    pub traits: Option<[bool; 256]>,
    pub causes: Option<Causes>,
    pub axes: Vec<Axis>,
}

impl Plan {
    pub fn of(query: &Query, perimeter: &Perimeter, columns: &Columns) -> Result<Self, Refused> {
        if query.period.to < query.period.from {
            return Err(Refused::Order("periode"));
        }
        let ages = query.ages.map(|ages| (ages.from, ages.to.unwrap_or(u8::MAX)));
        if ages.is_some_and(|(from, to)| to < from) {
            return Err(Refused::Order("ages"));
        }
        let repeated = (1..query.breakdown.len()).any(|at| query.breakdown[..at].contains(&query.breakdown[at]));
        if query.breakdown.len() > 3 || repeated {
            return Err(Refused::Breakdown);
        }
        let (first, last) = (columns.day.iter().min().copied(), columns.day.iter().max().copied());
        let first = first.unwrap_or(1).max(day_number(query.period.from).unwrap_or(0));
        let last = last.unwrap_or(0).min(day_number(query.period.to).unwrap_or(u16::MAX));
        let departments = query::departments(query, perimeter)?;
        let axes: Vec<Axis> =
            query.breakdown.iter().map(|dimension| axis(*dimension, (first, last), &departments)).collect();
        let cells: usize = axes.iter().map(|axis| axis.labels.len().max(1)).product();
        if cells > WIDEST {
            return Err(Refused::TooWide(cells));
        }
        let traits = query::traits(query)?;
        Ok(Self { from: first, to: last, departments, ages, traits, causes: query.causes.clone(), axes })
    }

    /// The size of each axis.
    pub fn sizes(&self) -> Vec<usize> {
        self.axes.iter().map(|axis| axis.labels.len()).collect()
    }
}

fn axis(dimension: Dimension, period: (u16, u16), departments: &[bool]) -> Axis {
    match dimension {
        Dimension::Jour => dates("jour", period, |number| day(number).to_string()),
        Dimension::Semaine => dates("semaine", period, |number| {
            let week = day(number).iso_week();
            format!("{}-S{:02}", week.year(), week.week())
        }),
        Dimension::Mois => dates("mois", period, |number| {
            let month = month_of(number);
            format!("{}-{:02}", month / 12, month % 12 + 1)
        }),
        Dimension::Annee => dates("annee", period, |number| day(number).year().to_string()),
        Dimension::Departement => places("departement", departments, |at| DEPARTMENTS[at].code.to_owned()),
        Dimension::Region => places("region", departments, |at| DEPARTMENTS[at].region.to_owned()),
        Dimension::Age => ages("age", rates::BANDS, rates::band, |band| match rates::ages(band) {
            (first, Some(last)) if first == last => first.to_string(),
            (first, Some(last)) => format!("{first}-{last}"),
            (first, None) => format!("{first}+"),
        }),
        Dimension::Age10 => ages(
            "age10",
            10,
            |age| (age / 10).min(9) as usize,
            |band| match band {
                9 => "90+".to_owned(),
                band => format!("{}-{}", band * 10, band * 10 + 9),
            },
        ),
        Dimension::Sexe => packed("sexe", &SEXES, |value| value & 3, false),
        Dimension::Lieu => packed("lieu", &PLACES, |value| value >> 2 & 7, true),
        Dimension::Circuit => packed("circuit", &CIRCUITS, |value| value >> 5 & 1, false),
        Dimension::Chapitre => chapters("chapitre", Source::Initial),
        Dimension::ChapitreMentionne => chapters("chapitre_mentionne", Source::Mentions),
    }
}

fn dates(name: &'static str, (first, last): (u16, u16), label: impl Fn(u16) -> String) -> Axis {
    let mut axis = Axis { name, source: Source::Day, labels: vec![], table: vec![0; first.into()], sensitive: false };
    for number in first..=last {
        let label = label(number);
        if axis.labels.last() != Some(&label) {
            axis.labels.push(label);
        }
        axis.table.push(axis.labels.len() as u32 - 1);
    }
    axis
}

fn places(name: &'static str, inside: &[bool], label: impl Fn(usize) -> String) -> Axis {
    let label_of = |at: usize| inside[at].then(|| label(at));
    let mut labels: Vec<String> = (0..DEPARTMENTS.len()).filter_map(label_of).collect();
    if name == "region" {
        labels.sort_by_key(|label| REGIONS.iter().position(|region| region.0 == label));
    }
    labels.dedup();
    let place = |at: usize| {
        let label = label(at);
        labels.iter().position(|other| *other == label).unwrap_or(0) as u32
    };
    let table = (0..DEPARTMENTS.len()).map(place).collect();
    Axis { name, source: Source::Department, labels, table, sensitive: false }
}

fn ages(name: &'static str, bands: usize, of: impl Fn(u32) -> usize, label: impl Fn(usize) -> String) -> Axis {
    let table = (0..256).map(|age| of(age) as u32).collect();
    Axis { name, source: Source::Age, labels: (0..bands).map(label).collect(), table, sensitive: false }
}

fn packed(name: &'static str, words: &[&str], of: impl Fn(u32) -> u32, sensitive: bool) -> Axis {
    let last = words.len() as u32 - 1;
    let table = (0..256).map(|value| of(value).min(last)).collect();
    let labels = words.iter().map(|word| (*word).to_owned()).collect();
    Axis { name, source: Source::Traits, labels, table, sensitive }
}

fn chapters(name: &'static str, source: Source) -> Axis {
    let mut labels: Vec<String> = CHAPTERS.iter().map(|chapter| chapter.numeral.to_owned()).collect();
    labels.push("hors chapitre".to_owned());
    let of = |number: usize| Code::of(number as u16).chapter().unwrap_or(CHAPTERS.len()) as u32;
    let table = CHAPTER_OF_CODE.get_or_init(|| (0..CODES).map(of).collect()).clone();
    Axis { name, source, labels, table, sensitive: true }
}
