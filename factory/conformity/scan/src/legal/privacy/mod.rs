//! What is done with personal data (RGPD, articles 13 and 14).

mod processing;
mod purposes;
mod recipients;
mod recourse;

use super::{OF_PRIVACY, substance};
use crate::finding::{Check, Finding, Statut};
use crate::reading::values::{durations, emails, has_postal_address, phones};
use crate::reading::{Block, Doc, Link, Passage, contains_any, fold, passages, sentences};

/// The seven facts.
pub fn check(page: &Doc) -> Vec<Finding> {
    if let Some(said) = nothing_is_processed(page) {
        let why = "La page dit qu'aucune donnée à caractère personnel n'est traitée.";
        return OF_PRIVACY.iter().map(|check| check.found(Statut::NonApplicable, said.as_str(), why)).collect();
    }
    let reach = page.content().any(|(_, block)| reaches(page, block));
    let dated = page.content().any(|(_, block)| !durations(&block.text).is_empty());
    if !reach && !dated {
        let why = "La page emploie les mots attendus sans aucune durée ni aucun contact : elle n'informe pas.";
        return OF_PRIVACY.iter().map(|check| check.non_conforme(page.url.as_str(), why)).collect();
    }
    [vec![purposes::check(page)], processing::check(page), vec![recipients::check(page)], recourse::check(page)]
        .concat()
}

/// What a page says when there is nothing to inform of.
fn nothing_is_processed(page: &Doc) -> Option<String> {
    let ways = [
        "aucune donnee a caractere personnel n'est",
        "aucune donnee personnelle n'est",
        "ne collecte aucune donnee personnelle",
        "ne collecte aucune donnee a caractere personnel",
        "ne traite aucune donnee personnelle",
        "ne traite aucune donnee a caractere personnel",
    ];
    let sends = |text: &str| contains_any(text, &["a des tiers", "hors de", "vendue", "sensible", "conservee apres"]);
    let said = page.content().flat_map(|(_, block)| sentences(&block.text));
    said.map(|sentence| (sentence, fold(sentence)))
        .find(|(_, folded)| contains_any(folded, &ways) && !sends(folded))
        .map(|(sentence, _)| sentence.to_owned())
}

/// Whether a block gives a way to reach someone.
fn reaches(page: &Doc, block: &Block) -> bool {
    page.links_of(block).any(leads_to_somebody)
        || !emails(&block.text).is_empty()
        || !phones(&block.text).is_empty()
        || has_postal_address(&block.text)
}

/// Whether a link leads to a form or an address where people are answered.
fn leads_to_somebody(link: &Link) -> bool {
    let address = link.url.as_str().to_ascii_lowercase();
    let ways = ["mailto:", "contact", "formulaire", "demande", "exercer", "ecrire", "tel:"];
    ways.iter().any(|part| address.contains(part)) && !address.contains("cnil.fr")
}

fn answer(check: Check, found: Option<String>, good: &str, bad: &str) -> Finding {
    match found {
        Some(evidence) => check.conforme(evidence, good),
        None => check.non_conforme("", bad),
    }
}

/// The passage that meets a test and is no lecture.
fn said(page: &Doc, labels: &[&str], test: impl Fn(&Passage, &str) -> bool) -> Option<String> {
    let found = passages(page, labels, &[]);
    let good = found.iter().find(|passage| {
        let folded = fold(&passage.value);
        // What follows further down may explain something else.
        let near: String = passage.value.lines().take(2).collect::<Vec<_>>().join("\n");
        substance::is_said(&near, &fold(&near)) && test(passage, &folded)
    });
    good.map(|passage| passage.around.clone())
}
