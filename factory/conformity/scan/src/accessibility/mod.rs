//! What a service must say of its accessibility, and whether it says it.
//!
//! Sources: loi n° 2005-102 du 11 février 2005, article 47; décret n° 2019-768 du 24 juillet 2019, articles 4 à 6; the model of
//! statement of the RGAA 4.1.2 (arrêté du 20 septembre 2019).

mod declaration;
mod mention;
mod planning;
mod state;

#[cfg(test)]
mod tests;

use crate::finding::{Check, Finding};
use crate::reading::{Doc, contains_any};
use crate::visit::{At, Missed, Subject, Visit};

pub use state::State;

/// The mention on every page.
pub const MENTION: Check =
    Check::new("accessibilite.mention", "Mention « Accessibilité : … conforme » sur chaque page");
/// The statement is found from the footer.
pub const DECLARATION: Check =
    Check::new("accessibilite.declaration", "Déclaration d'accessibilité en ligne, liée au pied de page");
/// It has its sections.
pub const SECTIONS: Check =
    Check::new("accessibilite.sections", "Déclaration d'accessibilité : rubriques obligatoires");
/// It says the state.
pub const STATE: Check = Check::new("accessibilite.etat", "Déclaration d'accessibilité : état de conformité");
/// It says the rate.
pub const RATE: Check =
    Check::new("accessibilite.taux", "Déclaration d'accessibilité : taux de conformité, cohérent avec l'état");
/// It is not too old.
pub const DATE: Check = Check::new("accessibilite.date", "Déclaration d'accessibilité de moins de trois ans");
/// Someone can be told.
pub const CONTACT: Check = Check::new("accessibilite.contact", "Déclaration d'accessibilité : moyen de contact");
/// Someone can be turned to.
pub const REMEDY: Check = Check::new("accessibilite.recours", "Déclaration d'accessibilité : voies de recours");
/// The multi-year scheme.
pub const SCHEME: Check = Check::new("accessibilite.schema", "Schéma pluriannuel d'accessibilité en cours");
/// The plan of the year.
pub const PLAN: Check = Check::new("accessibilite.plan", "Plan d'actions de l'année en cours");
/// The mention and the statement agree.
pub const COHERENCE: Check = Check::new("accessibilite.coherence", "La mention et la déclaration disent le même état");

/// What this scanner asks.
pub const CHECKS: &[Check] =
    &[MENTION, DECLARATION, SECTIONS, STATE, RATE, DATE, CONTACT, REMEDY, SCHEME, PLAN, COHERENCE];

/// Those that are read in the statement.
const OF_THE_STATEMENT: &[Check] = &[SECTIONS, STATE, RATE, DATE, CONTACT, REMEDY, SCHEME, PLAN, COHERENCE];

/// Reads the mention and the statement.
#[must_use]
pub fn scan(visit: &Visit) -> Vec<Finding> {
    let (declaration, page) = statement(visit);
    let mut found = vec![mention::check(visit), declaration];
    match page {
        Ok(page) => {
            found.extend(declaration::check(page, visit.today));
            found.extend([planning::scheme(visit, page), planning::plan(visit, page)]);
            found.push(coherence(visit, page));
        }
        Err(why) => found.extend(OF_THE_STATEMENT.iter().map(|check| check.inconnu(why.clone()))),
    }
    found
}

/// The finding on the statement as a whole, and its page; else why it could not be read.
fn statement(visit: &Visit) -> (Finding, Result<&Doc, String>) {
    let unread = |why: &str| format!("La déclaration n'a pas pu être lue : {why}.");
    let unknown = |why: &str| (DECLARATION.inconnu(unread(why)), Err(unread(why)));
    let Some(home) = visit.home() else { return unknown("aucune page n'a répondu") };
    if home.needs_script {
        return unknown("l'accueil est vide sans JavaScript");
    }
    let linked = home.footer_links().any(|link| Subject::Accessibility.is_named_by(link));
    match visit.page(Subject::Accessibility).filter(|_| linked) {
        None => {
            let why = "Aucun lien du pied de page ne mène à une déclaration d'accessibilité.";
            (DECLARATION.non_conforme(home.url.as_str(), why), Err(unread("aucun lien n'y mène")))
        }
        Some((_, At::Page(page))) if page.url == home.url || page.content_folded() == home.content_folded() => {
            let why = "Le lien « Accessibilité » mène à la page d'accueil : il n'y a pas de déclaration.";
            (DECLARATION.non_conforme(page.url.as_str(), why), Err(unread("le lien mène à l'accueil")))
        }
        Some((_, At::Page(page))) if page.needs_script => unknown("la page est vide sans JavaScript"),
        Some((_, At::Page(page))) if !speaks_of_the_law(page) => {
            let why = "La page liée ne parle ni de déclaration, ni de conformité, ni du référentiel : ce n'est pas une déclaration.";
            (DECLARATION.non_conforme(page.url.as_str(), why), Err(unread("la page liée n'en est pas une")))
        }
        Some((_, At::Page(page))) => {
            (DECLARATION.conforme(page.url.as_str(), "La déclaration d'accessibilité est en ligne."), Ok(page))
        }
        Some((link, At::Missed(Missed::Status(status)))) => {
            let why = format!("La page de la déclaration répond {status}.");
            (DECLARATION.non_conforme(link.url.as_str(), why), Err(unread(&format!("elle répond {status}"))))
        }
        Some((_, At::Missed(Missed::File(kind)))) => {
            unknown(&format!("c'est un fichier ({kind}), non une page ; une personne doit le lire"))
        }
        Some((_, At::Missed(Missed::Unread(why)))) => unknown(why),
        Some((_, At::Unvisited)) => unknown("elle est sur un autre site, ou hors des bornes de l'analyse"),
    }
}

/// Whether a page says a word of what a statement is about; an aid to navigation says none.
fn speaks_of_the_law(page: &Doc) -> bool {
    let ways = ["declaration", "conforme", "conformite", "rgaa", "referentiel", "compliant", "compliance", "2005-102"];
    contains_any(&page.content_folded(), &ways)
}

fn coherence(visit: &Visit, page: &Doc) -> Finding {
    let mentioned = visit.home().and_then(mention::of_page);
    match (mentioned, state::declared(page)) {
        (Some(mention), Some(declared)) => COHERENCE.judge(
            mention == declared,
            format!("mention : {} ; déclaration : {}", mention.label(), declared.label()),
            if mention == declared {
                "La mention et la déclaration concordent."
            } else {
                "La mention du pied de page contredit la déclaration."
            },
        ),
        _ => COHERENCE.inconnu("La mention ou l'état déclaré manque : rien ne peut être comparé."),
    }
}
