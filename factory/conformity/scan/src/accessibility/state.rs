//! The three states of conformity, and how pages say them.

use crate::reading::{Doc, contains_any, has_word};

/// The three states (RGAA, model of statement).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No audit, or fewer than half of the criteria.
    Non,
    /// Half of the criteria at least.
    Partly,
    /// All of them.
    Fully,
}

impl State {
    /// As it is written on pages.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Non => "non conforme",
            Self::Partly => "partiellement conforme",
            Self::Fully => "totalement conforme",
        }
    }

    /// The state that a rate in percent means.
    #[must_use]
    pub fn of_rate(rate: f64) -> Self {
        match rate {
            100.0.. => Self::Fully,
            50.0.. => Self::Partly,
            _ => Self::Non,
        }
    }
}

/// The state that stands at the start of a folded text.
pub fn at_start(folded: &str) -> Option<State> {
    let ways = [
        ("non conforme", State::Non),
        ("non-conforme", State::Non),
        ("partiellement conforme", State::Partly),
        ("totalement conforme", State::Fully),
        ("not compliant", State::Non),
        ("non compliant", State::Non),
        ("non-compliant", State::Non),
        ("partially compliant", State::Partly),
        ("fully compliant", State::Fully),
    ];
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    ways.iter().find(|(way, _)| folded.strip_prefix(way).is_some_and(ends)).map(|(_, state)| *state)
}

/// The state that a sentence asserts; a sentence that lists several asserts none.
fn asserted(folded: &str) -> Option<State> {
    let mut states: Vec<State> = Vec::new();
    for (at, _) in folded.char_indices() {
        let starts = folded[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        if let Some(state) = at_start(&folded[at..]).filter(|_| starts) {
            states.push(state);
        }
    }
    let first = *states.first()?;
    let adverbs = [(State::Partly, "partiellement"), (State::Fully, "totalement")];
    let others = adverbs.iter().any(|(state, word)| *state != first && has_word(folded, word));
    let stands = states.iter().all(|state| *state == first) && !others;
    // « Ce site est … », « État : … avec le RGAA »: words thrown together assert nothing.
    let said = contains_any(
        folded,
        &["est ", "is ", "avec le", "au rgaa", "au referentiel", "with the", "du rgaa", "conformite :"],
    );
    (stands && said).then_some(first)
}

/// The state that a statement declares.
pub fn declared(page: &Doc) -> Option<State> {
    let blocks = || page.content().map(|(_, block)| block);
    let under =
        blocks().filter(|block| contains_any(&block.context, &["etat de conformite", "conformite", "compliance"]));
    let found = under.chain(blocks()).find_map(|block| asserted(&block.folded));
    // « État de conformité » above « Partiellement conforme » alone says it too.
    found.or_else(|| {
        let alone = blocks().filter(|block| {
            contains_any(&block.context, &["etat de conformite", "niveau de conformite", "compliance status"])
        });
        alone.filter(|block| block.folded.len() < 60).find_map(|block| at_start(&block.folded))
    })
}
