//! The board: subjects × criteria, and what pages count of it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use portfolio::catalogue::Today;

use super::{Ledger, Subject};
use crate::referential::Criterion;
use crate::state::{Context, Counts, Fact, Standing, State, standing};

/// A criterion of a subject, where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// Where it stands.
    pub standing: Standing,
}

/// Every criterion of every subject on one day.
#[derive(Debug)]
pub struct Board {
    /// The day.
    pub day: NaiveDate,
    /// The criteria, in the order of columns.
    pub criteria: Vec<Criterion>,
    /// The subjects, in the order of rows.
    pub subjects: Vec<Subject>,
    standings: Vec<Standing>,
    counts: Vec<Counts>,
    places: HashMap<String, usize>,
    portfolio: Arc<Today>,
}

impl Board {
    /// Computes the board of a portfolio at an instant.
    pub fn of(portfolio: &Arc<Today>, ledger: &Ledger, now: DateTime<Utc>) -> Self {
        let (day, products) = (portfolio.day, &portfolio.catalogue.products);
        let perimeter = |id: &str| ledger.perimeters.get(id).cloned().unwrap_or_default();
        let mut subjects: Vec<Subject> =
            products.iter().map(|product| Subject::of(product, perimeter(&product.source.id), day)).collect();
        subjects.extend(ledger.services.iter().filter(|own| portfolio.catalogue.product(&own.id).is_none()).cloned());
        let mut standings = Vec::with_capacity(subjects.len() * ledger.criteria.len());
        let mut counts = Vec::with_capacity(subjects.len());
        for subject in &subjects {
            let facts = ledger.latest.get(&subject.id);
            let row = ledger.criteria.iter().map(|criterion| {
                let facts = facts.and_then(|facts| facts.get(&criterion.id)).map_or(&[][..], Vec::as_slice);
                of_subject(subject, criterion, facts, (now, day))
            });
            let from = standings.len();
            standings.extend(row);
            counts.push(Counts::of(standings[from..].iter().map(|standing| standing.state)));
        }
        let places = subjects.iter().enumerate().map(|(at, subject)| (subject.id.clone(), at)).collect();
        let criteria = ledger.criteria.clone();
        Self { day, criteria, subjects, standings, counts, places, portfolio: portfolio.clone() }
    }

    /// Whether it was computed from this portfolio of this day.
    pub(super) fn is_of(&self, portfolio: &Arc<Today>) -> bool {
        Arc::ptr_eq(&self.portfolio, portfolio)
    }

    /// The portfolio of the same day.
    pub fn portfolio(&self) -> &Today {
        &self.portfolio
    }

    /// The row of a subject.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The column of a criterion.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.criteria.iter().position(|criterion| criterion.id == id)
    }

    /// Where the criterion of a column stands for the subject of a row.
    pub fn standing(&self, row: usize, column: usize) -> Standing {
        self.standings[row * self.criteria.len() + column]
    }

    /// The counts of a row.
    pub fn counts(&self, row: usize) -> Counts {
        self.counts[row]
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Cell<'_>> {
        let width = self.criteria.len();
        let standings = &self.standings[row * width..(row + 1) * width];
        self.criteria.iter().zip(standings).map(|(criterion, standing)| Cell { criterion, standing: *standing })
    }
}

/// Where a criterion stands for a subject: not applicable when the phase or the data do not ask for it, by the rule otherwise.
fn of_subject(subject: &Subject, criterion: &Criterion, facts: &[Fact], at: (DateTime<Utc>, NaiveDate)) -> Standing {
    if !criterion.is_asked(subject.phase, subject.perimeter.health) {
        return Standing { state: State::NonApplicable, since: None, until: None };
    }
    let scope = criterion.scope(&subject.digests);
    standing(facts, Context { class: criterion.class, now: at.0, today: at.1, scope })
}
