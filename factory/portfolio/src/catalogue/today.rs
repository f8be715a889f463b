//! The portfolio on one day: current phases, the search index, the rows of the list ready to be shown, what is late.

use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use chrono::NaiveDate;

use super::domain::{Catalogue, Product};
use super::row::Row;
use crate::fiche::{MASKED, masked};
use crate::phase::{Pace, PhaseName, current};
use crate::search::{Entry, Index};
use crate::statistics::{Life, TimeInPhase, is_untracked, times_in_phase};

/// A product that has stayed in its phase longer than the method's guide.
#[derive(Debug, Clone, PartialEq)]
pub struct Late {
    /// Position of the product.
    pub at: usize,
    /// Its time in phase.
    pub time: TimeInPhase,
    /// Days since the guide expected a decision.
    pub beyond: i64,
}

/// The portfolio on one day.
#[derive(Debug)]
pub struct Today {
    /// The day.
    pub day: NaiveDate,
    /// What it is made from.
    pub catalogue: Arc<Catalogue>,
    /// The search, in the order of [`Catalogue::products`].
    pub index: Index,
    /// The lines of the list, in the same order.
    pub rows: Vec<Row>,
    /// Products in each phase, in the order of [`PhaseName::ALL`].
    pub counts: [usize; 8],
    /// The active products with their time in phase, the longest first.
    pub times: Vec<TimeInPhase>,
    /// The products beyond the guide, the latest first.
    pub late: Vec<Late>,
    /// The whole portfolio as the public interface of the network serves it, written at the first demand.
    pub startups: OnceLock<Bytes>,
}

impl Today {
    /// Computes the day.
    pub fn of(catalogue: &Arc<Catalogue>, day: NaiveDate) -> Self {
        let mut counts = [0; 8];
        for phase in catalogue.products.iter().filter_map(|product| current(&product.phases, day)) {
            counts[phase.name.rank()] += 1;
        }
        let times = times_in_phase(&lives(catalogue), day);
        let late = late(catalogue, &times, day);
        Self {
            day,
            index: Index::of(catalogue.products.iter().map(|product| entry(catalogue, product, day)).collect()),
            rows: catalogue.products.iter().map(|product| Row::of(catalogue, product, day)).collect(),
            counts,
            times,
            late,
            startups: OnceLock::new(),
            catalogue: catalogue.clone(),
        }
    }

    /// Products in a phase.
    pub fn count(&self, phase: PhaseName) -> usize {
        self.counts[phase.rank()]
    }

    /// Products on which a team is at work.
    pub fn active(&self) -> usize {
        PhaseName::ACTIVE.iter().map(|phase| self.count(*phase)).sum()
    }
}

/// The lives of all products, in the order of the catalogue.
pub fn lives(catalogue: &Catalogue) -> Vec<Life<'_>> {
    catalogue.products.iter().map(|product| Life { id: &product.source.id, phases: &product.phases }).collect()
}

fn late(catalogue: &Catalogue, times: &[TimeInPhase], day: NaiveDate) -> Vec<Late> {
    let over = times.iter().filter(|time| time.pace == Pace::Over);
    let mut late: Vec<Late> = over
        .filter_map(|time| {
            let at = catalogue.place(&time.id)?;
            Some(Late { at, time: time.clone(), beyond: (day - time.expected).num_days() })
        })
        .collect();
    late.sort_by_key(|late| (std::cmp::Reverse(late.beyond), late.at));
    late
}

fn entry(catalogue: &Catalogue, product: &Product, day: NaiveDate) -> Entry {
    let source = &product.source;
    let phase = current(&product.phases, day);
    let incubators = source.all_incubators().into_iter();
    // What a page masks is not found either: an answer would confirm the address that was asked for.
    let own = [source.id.as_str(), source.title.as_str()];
    let searched = |text: &str| masked(text, &own).replace(MASKED, " ");
    Entry {
        id: source.id.clone(),
        title: source.title.clone(),
        mission: searched(&source.mission),
        body: searched(&source.body),
        phase: phase.map(|phase| phase.name),
        since: phase.map(|phase| phase.start),
        incubators: incubators.map(|id| (id.to_owned(), catalogue.incubator_label(id).to_owned())).collect(),
        sponsors: source.sponsors.iter().map(|id| (id.clone(), sponsor_label(catalogue, id))).collect(),
        themes: source.thematiques.clone(),
        publics: source.usertypes.clone(),
        technos: source.techno.clone(),
        untracked: is_untracked(source),
    }
}

fn sponsor_label(catalogue: &Catalogue, id: &str) -> String {
    let Some(organisation) = catalogue.organisation(id) else { return id.to_owned() };
    match organisation.acronym.as_deref().filter(|acronym| !acronym.is_empty() && *acronym != organisation.name) {
        Some(acronym) => format!("{acronym} – {}", organisation.name),
        None => organisation.name.clone(),
    }
}
