//! The index: built when the portfolio changes, asked at each page.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::bits::Bits;
use super::normalise::{key, normalise};
use super::query::{Answer, Choice, Facet, FacetCounts, Query, Refused, Sort, UNTRACKED, phase_value};
use super::vocabulary::Vocabulary;
use crate::phase::PhaseName;
use crate::source::split_list;

/// A product, as the index needs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Identifier.
    pub id: String,
    /// Displayed name.
    pub title: String,
    /// One sentence.
    pub mission: String,
    /// The text, searched and never shown by the index.
    pub body: String,
    /// Current phase.
    pub phase: Option<PhaseName>,
    /// First day of the current phase.
    pub since: Option<NaiveDate>,
    /// Incubators: identifier, label.
    pub incubators: Vec<(String, String)>,
    /// Organisations: identifier, label.
    pub sponsors: Vec<(String, String)>,
    /// Themes, in the source's spelling.
    pub themes: Vec<String>,
    /// Publics, in the source's spelling.
    pub publics: Vec<String>,
    /// Technologies, in the source's spelling.
    pub technos: Vec<String>,
    /// Whether neither statistics nor impact are published.
    pub untracked: bool,
}

#[derive(Debug)]
struct Value {
    key: String,
    label: String,
    holders: Bits,
}

/// A filter, its chosen keys, and the products that have one of them.
type Chosen<'index> = (Facet, Vec<&'index str>, Bits);

/// Products ready to be searched.
#[derive(Debug)]
pub struct Index {
    entries: Vec<Entry>,
    words: Vocabulary,
    titles: Vocabulary,
    facets: Vec<(Facet, Vec<Value>)>,
    orders: Vec<(Sort, Vec<usize>)>,
}

impl Index {
    /// Builds the index.
    pub fn of(entries: Vec<Entry>) -> Index {
        let titles: Vec<String> =
            entries.iter().map(|entry| normalise(&format!("{} {}", entry.title, entry.id))).collect();
        let texts: Vec<String> = entries.iter().zip(&titles).map(|(entry, title)| text_of(entry, title)).collect();
        let facets = Facet::ALL.into_iter().map(|facet| (facet, values_of(&entries, facet))).collect();
        let orders = Sort::ALL.into_iter().map(|sort| (sort, order_of(&entries, &titles, sort))).collect();
        Index { words: Vocabulary::of(&texts), titles: Vocabulary::of(&titles), facets, orders, entries }
    }

    /// The products, in the order that positions count.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Answers a question.
    pub fn ask(&self, query: &Query) -> Answer<'_> {
        let words = normalise(&query.words);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let mut found = self.all();
        words.iter().for_each(|word| found.keep(&self.words.starting(word)));
        let (chosen, refused) = self.chosen(query);
        let facets = self.facets.iter().map(|facet| self.counts(facet, &found, &chosen)).collect();
        chosen.iter().for_each(|(_, _, holders)| found.keep(holders));
        let total = found.count();
        let (size, pages) = match query.per_page {
            0 => (total.max(1), 1),
            size => (size, total.div_ceil(size).max(1)),
        };
        let page = query.page.clamp(1, pages);
        let products = self.sorted(&found, &words, query.sort, (page - 1) * size, size);
        Answer { total, page, pages, products, facets, refused }
    }

    fn all(&self) -> Bits {
        Bits::all(self.entries.len())
    }

    /// By filter: the chosen keys and the products that have one of them.
    fn chosen(&self, query: &Query) -> (Vec<Chosen<'_>>, Vec<Refused>) {
        let mut chosen: Vec<Chosen<'_>> = Vec::new();
        let mut refused = Vec::new();
        for (facet, wanted) in &query.chosen {
            let Some(value) = self.value(*facet, wanted) else {
                refused.push(Refused { facet: *facet, value: wanted.clone() });
                continue;
            };
            match chosen.iter_mut().find(|(known, ..)| known == facet) {
                Some((_, keys, holders)) => {
                    keys.push(&value.key);
                    holders.add(&value.holders);
                }
                None => chosen.push((*facet, vec![&value.key], value.holders.clone())),
            }
        }
        (chosen, refused)
    }

    fn value(&self, facet: Facet, wanted: &str) -> Option<&Value> {
        let (_, values) = self.facets.iter().find(|(known, _)| *known == facet)?;
        let exact = values.iter().find(|value| value.key == wanted);
        exact.or_else(|| values.iter().find(|value| value.key == key(wanted)))
    }

    fn counts<'index>(
        &self,
        (facet, values): &'index (Facet, Vec<Value>),
        found: &Bits,
        chosen: &[Chosen<'_>],
    ) -> FacetCounts<'index> {
        let mut base = found.clone();
        chosen.iter().filter(|(other, ..)| other != facet).for_each(|(_, _, holders)| base.keep(holders));
        let keys = chosen.iter().find(|(known, ..)| known == facet).map_or(&[][..], |(_, keys, _)| keys);
        let choices = values.iter().map(|value| Choice {
            key: &value.key,
            label: &value.label,
            count: value.holders.count_with(&base),
            chosen: keys.contains(&value.key.as_str()),
        });
        FacetCounts { facet: *facet, choices: choices.filter(|choice| choice.count > 0 || choice.chosen).collect() }
    }

    fn sorted(&self, found: &Bits, words: &[&str], sort: Sort, skip: usize, take: usize) -> Vec<usize> {
        let Some((_, order)) = self.orders.iter().find(|(known, _)| *known == sort) else { return Vec::new() };
        let found_in_order = order.iter().copied().filter(|&at| found.contains(at));
        if sort != Sort::Relevance || words.is_empty() {
            return found_in_order.skip(skip).take(take).collect();
        }
        let mut titled = self.all();
        words.iter().for_each(|word| titled.keep(&self.titles.starting(word)));
        let (first, rest): (Vec<usize>, Vec<usize>) = found_in_order.partition(|&at| titled.contains(at));
        first.into_iter().chain(rest).skip(skip).take(take).collect()
    }
}

fn text_of(entry: &Entry, title: &str) -> String {
    let mut text = title.to_owned();
    let labels = entry.incubators.iter().chain(&entry.sponsors).flat_map(|(id, label)| [id, label]);
    let tags = entry.themes.iter().chain(&entry.publics).chain(&entry.technos);
    for part in [&entry.mission, &entry.body].into_iter().chain(labels).chain(tags) {
        text.push(' ');
        text.push_str(&normalise(part));
    }
    text
}

/// The key and the spelling of every value that a product has of a filter.
fn held(entry: &Entry, facet: Facet) -> Vec<(String, String)> {
    let tags = |items: &[String]| {
        let parts = items.iter().flat_map(|item| split_list(item));
        parts.map(|part| (key(part), part.to_owned())).filter(|(key, _)| !key.is_empty()).collect()
    };
    match facet {
        Facet::Phase => {
            let (key, label) = phase_value(entry.phase);
            vec![(key.to_owned(), label.to_owned())]
        }
        Facet::Incubator => entry.incubators.clone(),
        Facet::Sponsor => entry.sponsors.clone(),
        Facet::Theme => tags(&entry.themes),
        Facet::Public => tags(&entry.publics),
        Facet::Techno => tags(&entry.technos),
        Facet::Tracking if entry.untracked => vec![(UNTRACKED.to_owned(), "Sans suivi publié".to_owned())],
        Facet::Tracking => Vec::new(),
    }
}

/// Phases stand in their order, other values by label.
fn values_of(entries: &[Entry], facet: Facet) -> Vec<Value> {
    let mut values: BTreeMap<String, (Bits, HashMap<String, usize>)> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        for (key, label) in held(entry, facet) {
            let (holders, labels) = values.entry(key).or_insert_with(|| (Bits::none(entries.len()), HashMap::new()));
            holders.insert(at);
            *labels.entry(label).or_default() += 1;
        }
    }
    let mut values: Vec<Value> = values
        .into_iter()
        .map(|(key, (holders, labels))| Value { label: commonest(labels).unwrap_or_else(|| key.clone()), key, holders })
        .collect();
    match facet {
        Facet::Phase => values.sort_by_key(|value| value.key.parse::<PhaseName>().map_or(usize::MAX, PhaseName::rank)),
        _ => values.sort_by_cached_key(|value| normalise(&value.label)),
    }
    values
}

/// The spelling met most often; on a tie, the first in the alphabet.
fn commonest(labels: HashMap<String, usize>) -> Option<String> {
    let mut labels: Vec<(String, usize)> = labels.into_iter().collect();
    labels.sort_by(|(a, met_a), (b, met_b)| met_b.cmp(met_a).then_with(|| a.cmp(b)));
    labels.into_iter().next().map(|(label, _)| label)
}

fn order_of(entries: &[Entry], titles: &[String], sort: Sort) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&a, &b| titles[a].cmp(&titles[b]));
    let none = PhaseName::ALL.len();
    match sort {
        Sort::Relevance | Sort::Title => {}
        Sort::Phase => order.sort_by_key(|&at| entries[at].phase.map_or(none, PhaseName::rank)),
        Sort::Recent => order.sort_by_key(|&at| std::cmp::Reverse(entries[at].since)),
        Sort::Oldest => order.sort_by_key(|&at| entries[at].since.unwrap_or(NaiveDate::MAX)),
    }
    order
}
