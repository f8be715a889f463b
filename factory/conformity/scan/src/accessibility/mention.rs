//! « Accessibilité : partiellement conforme », on every page.

use super::{MENTION, State, state};
use crate::finding::Finding;
use crate::reading::{Doc, Part};
use crate::visit::Visit;

/// Every page that was read has the mention, and all say the same.
pub fn check(visit: &Visit) -> Finding {
    let pages: Vec<(&Doc, Option<State>)> =
        visit.pages.iter().filter(|page| !page.needs_script).map(|page| (page, of_page(page))).collect();
    let Some((home, first)) = pages.first() else {
        return MENTION.inconnu("Les pages sont vides sans JavaScript : la mention n'a pas pu être cherchée.");
    };
    let without: Vec<&str> =
        pages.iter().filter(|(_, state)| state.is_none()).map(|(page, _)| page.url.path()).collect();
    if !without.is_empty() {
        let message = format!("La mention manque sur {} page(s) sur {}.", without.len(), pages.len());
        return MENTION.non_conforme(without.join(" "), message);
    }
    if let Some((page, Some(other))) = pages.iter().find(|(_, state)| state != first) {
        let said = first.map_or("", State::label);
        let evidence = format!("{} : {said} ; {} : {}", home.url.path(), page.url.path(), other.label());
        return MENTION.non_conforme(evidence, "La mention n'est pas la même sur toutes les pages.");
    }
    let said = first.map_or("", State::label);
    MENTION.conforme(format!("Accessibilité : {said}"), format!("La mention est sur les {} pages lues.", pages.len()))
}

/// The state that a page mentions outside its content.
pub fn of_page(page: &Doc) -> Option<State> {
    let around = page.blocks.iter().filter(|block| block.part != Part::Main || !page.has_footer);
    let links = page.footer_links().map(|link| link.folded.as_str());
    around.map(|block| block.folded.as_str()).chain(links).find_map(mentioned)
}

/// « Accessibilité : … » somewhere in a text, the state right after.
fn mentioned(folded: &str) -> Option<State> {
    for word in ["accessibilite", "accessibility"] {
        for (at, _) in folded.match_indices(word) {
            let rest = folded[at + word.len()..].trim_start();
            let rest = rest.strip_prefix("numerique").unwrap_or(rest).trim_start();
            let state = rest.strip_prefix(':').and_then(|rest| state::at_start(rest.trim_start()));
            if state.is_some() {
                return state;
            }
        }
    }
    None
}
