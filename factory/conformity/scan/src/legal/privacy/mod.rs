//! What is done with personal data (RGPD, articles 13 and 14).

mod processing;
mod recourse;

use super::{OF_PRIVACY, substance};
use crate::finding::{Check, Finding};
use crate::reading::values::{durations, emails, has_postal_address, phones};
use crate::reading::{Block, Doc, Passage, fold, passages};

/// The seven facts.
pub fn check(page: &Doc) -> Vec<Finding> {
    let reach = page.content().any(|(_, block)| reaches(page, block));
    let dated = page.content().any(|(_, block)| !durations(&block.text).is_empty());
    if !reach && !dated {
        let why = "La page emploie les mots attendus sans aucune durée ni aucun contact : elle n'informe pas.";
        return OF_PRIVACY.iter().map(|check| check.non_conforme(page.url.as_str(), why)).collect();
    }
    [processing::check(page), recourse::check(page)].concat()
}

/// Whether a block gives a way to reach someone.
fn reaches(page: &Doc, block: &Block) -> bool {
    let link = page.links_of(block).any(|link| {
        let address = link.url.as_str().to_ascii_lowercase();
        ["mailto:", "contact", "formulaire", "demande", "exercer", "ecrire", "tel:"]
            .iter()
            .any(|part| address.contains(part))
            && !address.contains("cnil.fr")
    });
    link || !emails(&block.text).is_empty() || !phones(&block.text).is_empty() || has_postal_address(&block.text)
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
        substance::is_said(&passage.value, &folded) && test(passage, &folded)
    });
    good.map(|passage| passage.around.clone())
}
