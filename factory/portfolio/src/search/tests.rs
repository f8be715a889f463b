//! Words, filters, counts, sort and pages.

use proptest::prelude::*;

use super::*;
use crate::phase::{PhaseName, current};
use crate::real;

fn entry(id: &str, title: &str, phase: PhaseName, themes: &[&str]) -> Entry {
    Entry {
        id: id.to_owned(),
        title: title.to_owned(),
        phase: Some(phase),
        incubators: vec![("essai".to_owned(), "L'incubateur d'essai".to_owned())],
        themes: themes.iter().map(|&theme| theme.to_owned()).collect(),
        ..Entry::default()
    }
}

fn index() -> Index {
    let mut cooking = entry("cuisine", "Cœur de cuisine", PhaseName::Construction, &["Écologie", "Santé"]);
    cooking.body = "Un service pour l'Éducation nationale".to_owned();
    Index::of(vec![
        entry("zebre", "Zèbre", PhaseName::Investigation, &["ecologie"]),
        cooking,
        entry("education", "Éducation ouverte", PhaseName::Abandon, &["Écologie", "a, b, c"]),
    ])
}

fn ids(query: &Query) -> Vec<String> {
    let index = index();
    index.ask(query).products.iter().map(|&at| index.entries()[at].id.clone()).collect()
}

fn words(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

fn chosen(values: &[(Facet, &str)]) -> Query {
    Query { chosen: values.iter().map(|(facet, value)| (*facet, (*value).to_owned())).collect(), ..Query::default() }
}

#[test]
fn accents_case_ligatures_order_and_invisible_characters_do_not_matter() {
    assert_eq!(ids(&words("ZEBRE")), ["zebre"]);
    assert_eq!(ids(&words("cuisine coeur")), ["cuisine"]);
    assert_eq!(ids(&words("cœ\u{200b}ur d’essai")), ["cuisine"]);
    assert_eq!(ids(&words("nationale zebre")), [""; 0]);
}

#[test]
fn the_beginning_of_a_word_is_enough_and_titles_come_first() {
    assert_eq!(ids(&words("educ")), ["education", "cuisine"]);
    assert_eq!(ids(&Query { sort: Sort::Title, ..words("educ") }), ["cuisine", "education"]);
}

#[test]
fn spellings_of_a_theme_are_one_filter_under_the_commonest_spelling() {
    let index = index();
    let answer = index.ask(&chosen(&[(Facet::Theme, "ecologie")]));
    assert_eq!(answer.total, 3);
    let themes = &answer.facets.iter().find(|counts| counts.facet == Facet::Theme).unwrap().choices;
    let labels: Vec<&str> = themes.iter().map(|choice| choice.label).collect();
    assert_eq!(labels, ["a", "b", "c", "Écologie", "Santé"]);
}

#[test]
fn values_of_one_filter_are_alternatives_and_filters_add_up() {
    let phases = [(Facet::Phase, "investigation"), (Facet::Phase, "construction")];
    assert_eq!(ids(&chosen(&phases)).len(), 2);
    assert_eq!(ids(&chosen(&[phases[0], phases[1], (Facet::Theme, "sante")])), ["cuisine"]);
}

#[test]
fn a_count_is_what_the_value_would_give_with_the_other_filters() {
    let index = index();
    let answer = index.ask(&chosen(&[(Facet::Phase, "construction"), (Facet::Theme, "ecologie")]));
    let counts = |facet| &answer.facets.iter().find(|counts| counts.facet == facet).unwrap().choices;
    let phases: Vec<(&str, usize, bool)> = counts(Facet::Phase).iter().map(|c| (c.key, c.count, c.chosen)).collect();
    assert_eq!(phases, [("investigation", 1, false), ("construction", 1, true), ("abandon", 1, false)]);
    let themes: Vec<(&str, usize)> = counts(Facet::Theme).iter().map(|c| (c.key, c.count)).collect();
    assert_eq!(themes, [("ecologie", 1), ("sante", 1)]);
}

#[test]
fn a_value_that_no_product_has_is_told_and_has_no_effect() {
    let index = index();
    let answer = index.ask(&chosen(&[(Facet::Phase, "lune")]));
    assert_eq!(answer.total, 3);
    assert_eq!(answer.refused, [Refused { facet: Facet::Phase, value: "lune".to_owned() }]);
}

#[test]
fn pages_follow_each_other_and_never_go_beyond_the_last() {
    let page = |page| Query { page, per_page: 2, sort: Sort::Title, ..Query::default() };
    assert_eq!(ids(&page(0)), ["cuisine", "education"]);
    assert_eq!(ids(&page(2)), ["zebre"]);
    assert_eq!(ids(&page(9)), ["zebre"]);
    assert_eq!(Index::of(Vec::new()).ask(&page(3)).pages, 1);
}

fn real_index() -> Option<Index> {
    let folder = real::folder()?;
    let entries = folder.products.iter().map(|product| Entry {
        id: product.id.clone(),
        title: product.title.clone(),
        mission: product.mission.clone(),
        body: product.body.clone(),
        phase: current(&product.dated(), real::day()).map(|phase| phase.name),
        incubators: product.all_incubators().iter().map(|id| ((*id).to_owned(), (*id).to_owned())).collect(),
        sponsors: product.sponsors.iter().map(|id| (id.clone(), id.clone())).collect(),
        themes: product.thematiques.clone(),
        publics: product.usertypes.clone(),
        technos: product.techno.clone(),
        ..Entry::default()
    });
    Some(Index::of(entries.collect()))
}

#[test]
fn every_real_product_is_found_by_its_title_and_the_counts_add_up() {
    let Some(index) = real_index() else { return };
    for (at, entry) in index.entries().iter().enumerate() {
        assert!(index.ask(&words(&entry.title)).products.contains(&at), "{}", entry.id);
    }
    let answer = index.ask(&Query::default());
    assert_eq!(answer.total, 662);
    assert_eq!(answer.facets[0].choices.iter().map(|choice| choice.count).sum::<usize>(), 662);
}

proptest! {
    #[test]
    fn normalising_twice_changes_nothing(text in "\\PC{0,60}") {
        let once = normalise(&text);
        prop_assert_eq!(normalise(&once), once.clone());
        prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
    }

    #[test]
    fn any_question_is_answered(text in "\\PC{0,40}", value in "\\PC{0,20}", page in 0usize..9, per_page in 0usize..4) {
        let query = Query { words: text, chosen: vec![(Facet::Theme, value)], sort: Sort::Relevance, page, per_page };
        let index = index();
        let answer = index.ask(&query);
        prop_assert!(answer.products.len() <= answer.total && answer.page <= answer.pages);
    }
}
