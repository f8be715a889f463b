//! The pages, made from the portfolio of the day: no request, no database.

use askama::Template;
use chrono::NaiveDate;
use ui::{Frame, Pagination, Query};

use super::domain::{Filters, PER_PAGE};
use super::own::Own;
use crate::catalogue::{Row, Today, shortened};
use crate::phase::{Phase, PhaseName};
use crate::search::{Answer, Facet, FacetCounts, Sort};

/// Values of a filter listed at first; the others are one link away.
const LISTED: usize = 8;
/// Lines of each list of the home page.
const SHORT: usize = 8;

/// The home page.
#[derive(Template)]
#[template(path = "home/home.html")]
pub struct HomePage {
    frame: Frame,
    own: Own,
    day: NaiveDate,
    total: usize,
    active: usize,
    late: usize,
    transferred: usize,
    stopped: usize,
    phases: Vec<(PhaseName, usize)>,
    overdue: Vec<Overdue>,
    changes: Vec<PhaseChange>,
    announced: Vec<PhaseChange>,
}

/// A product that waits for a decision.
struct Overdue {
    href: String,
    title: String,
    phase: PhaseName,
    beyond: String,
    guide: String,
}

/// A product that changes phase.
struct PhaseChange {
    href: String,
    title: String,
    phase: PhaseName,
    on: NaiveDate,
}

impl HomePage {
    /// The home page of the day, with what the person keeps.
    pub fn of(frame: Frame, today: &Today, own: Own) -> Self {
        let catalogue = &today.catalogue;
        let overdue = today.late.iter().take(SHORT).map(|late| {
            let product = &catalogue.products[late.at];
            Overdue {
                href: product.href(),
                title: product.source.title.clone(),
                phase: late.time.phase,
                beyond: ui::format::duration_days(late.beyond),
                guide: late.time.guide.clone(),
            }
        });
        let mut changes = changes(today, |phase| phase.start <= today.day);
        changes.sort_by_key(|change| std::cmp::Reverse(change.on));
        let mut announced = self::changes(today, |phase| phase.start > today.day);
        announced.sort_by_key(|change| change.on);
        changes.truncate(SHORT);
        announced.truncate(SHORT);
        Self {
            day: today.day,
            total: catalogue.products.len(),
            active: today.active(),
            late: today.late.len(),
            transferred: today.count(PhaseName::Transfere) + today.count(PhaseName::Opere),
            stopped: PhaseName::ALL.iter().filter(|phase| phase.is_stopped()).map(|phase| today.count(*phase)).sum(),
            phases: PhaseName::ALL.map(|phase| (phase, today.count(phase))).into(),
            overdue: overdue.collect(),
            changes,
            announced,
            own,
            frame,
        }
    }
}

fn changes(today: &Today, wanted: impl Fn(&Phase) -> bool) -> Vec<PhaseChange> {
    let of_product = |product: &crate::catalogue::Product| {
        let latest =
            product.phases.iter().filter(|phase| wanted(phase)).max_by_key(|phase| (phase.start, phase.name))?;
        let title = product.source.title.clone();
        Some(PhaseChange { href: product.href(), title, phase: latest.name, on: latest.start })
    };
    today.catalogue.products.iter().filter_map(of_product).collect()
}

/// The list of products.
#[derive(Template)]
#[template(path = "home/list.html")]
pub struct ListPage<'a> {
    frame: Frame,
    day: NaiveDate,
    query: Query,
    total: usize,
    first: usize,
    last: usize,
    whole: usize,
    words: &'a str,
    faults: &'a [String],
    facets: Vec<FacetView<'a>>,
    tags: Vec<Tag>,
    sort: Sort,
    sorts: [Sort; 5],
    per_page: usize,
    csv: String,
    rows: Vec<&'a Row>,
    pages: Pagination,
}

/// A filter as a list to choose from.
struct FacetView<'a> {
    facet: Facet,
    choices: Vec<crate::search::Choice<'a>>,
    /// Values chosen beside the first one.
    others: Vec<&'a str>,
    /// Address that lists all values, when some are left out.
    all: String,
    hidden: usize,
}

/// A filter in force.
struct Tag {
    label: String,
    href: String,
}

impl<'a> ListPage<'a> {
    /// The page of an answer.
    pub fn of(frame: Frame, today: &'a Today, filters: &'a Filters, answer: Answer<'a>) -> Self {
        let query = filters.address("/produits");
        let size = filters.query.per_page.max(1);
        let tags = tags(&query, &filters.query.words, &answer.facets);
        Self {
            day: today.day,
            whole: today.rows.len(),
            total: answer.total,
            first: (answer.page - 1) * size + 1,
            last: ((answer.page - 1) * size + answer.products.len()).max(1),
            words: &filters.query.words,
            faults: &filters.faults,
            tags,
            sort: filters.query.sort,
            sorts: Sort::ALL,
            per_page: if size == PER_PAGE { 0 } else { size },
            csv: filters.address("/produits.csv").with("page", ""),
            rows: answer.products.iter().map(|&at| &today.rows[at]).collect(),
            pages: Pagination::new(query.clone(), answer.page as u64, size as u64, answer.total as u64),
            facets: answer.facets.into_iter().map(|counts| FacetView::of(counts, filters.open, &query)).collect(),
            query,
            frame,
        }
    }
}

impl<'a> FacetView<'a> {
    /// What the link to the values left out says.
    fn more(&self) -> String {
        match self.hidden {
            1 => "Voir l'autre valeur".to_owned(),
            hidden => format!("Voir les {hidden} autres valeurs"),
        }
    }

    /// Phases all stand in their order; of other filters the commonest values, in the order of their labels.
    fn of(counts: FacetCounts<'a>, open: Option<Facet>, query: &Query) -> Self {
        let FacetCounts { facet, mut choices } = counts;
        let others = choices.iter().filter(|choice| choice.chosen).skip(1).map(|choice| choice.key).collect();
        let whole = open == Some(facet) || facet == Facet::Phase;
        let mut hidden = 0;
        if !whole && choices.len() > LISTED {
            hidden = choices.len() - LISTED;
            let mut by_count: Vec<(bool, usize)> = choices.iter().map(|choice| (choice.chosen, choice.count)).collect();
            by_count.sort_unstable_by(|a, b| b.cmp(a));
            let least = by_count[LISTED - 1];
            let mut room = LISTED - by_count.iter().filter(|one| **one > least).count();
            choices.retain(|choice| match (choice.chosen, choice.count).cmp(&least) {
                std::cmp::Ordering::Greater => true,
                std::cmp::Ordering::Equal if room > 0 => {
                    room -= 1;
                    true
                }
                _ => false,
            });
        }
        let all = if hidden > 0 { query.with("voir", facet.parameter()) } else { String::new() };
        Self { facet, choices, others, all, hidden }
    }
}

fn tags(query: &Query, words: &str, facets: &[FacetCounts<'_>]) -> Vec<Tag> {
    let mut tags = Vec::new();
    if !words.is_empty() {
        tags.push(Tag { label: format!("Recherche : {}", shortened(words, 40)), href: query.with("q", "") });
    }
    for counts in facets {
        for choice in counts.choices.iter().filter(|choice| choice.chosen) {
            let href = without(query, counts.facet, choice.key);
            tags.push(Tag { label: format!("{} : {}", counts.facet.label(), choice.label), href });
        }
    }
    tags
}

/// The address without a value, however the address spells it.
fn without(query: &Query, facet: Facet, key: &str) -> String {
    let spelt = query
        .hidden("")
        .into_iter()
        .find(|(name, value)| *name == facet.parameter() && (*value == key || crate::search::key(value) == key));
    match spelt {
        Some((name, value)) => query.without(name, value),
        None => query.to_string(),
    }
}
