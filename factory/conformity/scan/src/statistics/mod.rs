//! The public figures of a service: a page of its own, alive, with dated figures.
//!
//! Source: standards of the network, « la page stats est construite selon la matrice impact » and « le lien vers la page statistiques est
//! renseigné ».

#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use crate::finding::{Check, Finding};
use crate::reading::values::{amounts, dates, figures, latest_before};
use crate::reading::{Block, Doc, Kind, contains_any};
use crate::visit::{At, Missed, Subject, Visit};

/// The page is there.
pub const PAGE: Check = Check::new("statistiques.page", "Page de statistiques en ligne, avec un contenu propre");
/// It has figures of this quarter.
pub const FIGURES: Check =
    Check::new("statistiques.chiffres", "Statistiques chiffrées et datées de moins d'un trimestre");

/// What this scanner asks.
pub const CHECKS: &[Check] = &[PAGE, FIGURES];

/// A quarter, the time to publish it included, in days.
const RECENT: u64 = 100;

/// Reads the page of statistics.
#[must_use]
pub fn scan(visit: &Visit) -> Vec<Finding> {
    let unread = |why: String| vec![PAGE.inconnu(why.clone()), FIGURES.inconnu(why)];
    let Some(home) = visit.home() else { return unread("Aucune page n'a pu être lue.".into()) };
    match visit.page(Subject::Statistics) {
        None if home.needs_script => unread("Les pages sont vides sans JavaScript.".into()),
        None => vec![
            PAGE.non_conforme(home.url.as_str(), "Aucun lien ne mène à une page de statistiques."),
            FIGURES.inconnu("Il n'y a pas de page de statistiques à lire."),
        ],
        Some((link, At::Missed(Missed::Status(status)))) => vec![
            PAGE.non_conforme(link.url.as_str(), format!("La page de statistiques répond {status}.")),
            FIGURES.inconnu("La page de statistiques ne répond pas."),
        ],
        Some((_, At::Missed(Missed::File(kind)))) => {
            unread(format!("Les statistiques sont un fichier ({kind}), qui n'a pas été lu."))
        }
        Some((_, At::Missed(Missed::Unread(why)))) => {
            unread(format!("La page de statistiques n'a pas pu être lue : {why}."))
        }
        Some((_, At::Unvisited)) => {
            unread("La page de statistiques est sur un autre site, ou hors des bornes de l'analyse.".into())
        }
        Some((_, At::Page(page))) if page.needs_script => {
            unread("La page de statistiques est vide sans JavaScript.".into())
        }
        Some((_, At::Page(page))) if page.url == home.url || page.content_folded() == home.content_folded() => vec![
            PAGE.non_conforme(page.url.as_str(), "La page de statistiques montre la même chose que l'accueil."),
            FIGURES.inconnu("La page de statistiques n'a pas de contenu propre."),
        ],
        Some((_, At::Page(page))) => {
            vec![PAGE.conforme(page.url.as_str(), "La page de statistiques répond."), measured(page, visit.today)]
        }
    }
}

fn measured(page: &Doc, today: NaiveDate) -> Finding {
    let blocks = || page.content().map(|(_, block)| block);
    let shown = || blocks().filter(|block| !is_title(block));
    let all: usize = shown().map(|block| figures(&block.text)).sum();
    let money: usize = shown().map(|block| amounts(&block.text).len()).sum();
    // What was paid counts among what was done; a page of amounts alone is a budget.
    let count = if all > money { all } else { 0 };
    if count < 2 && !page.frames.is_empty() {
        return FIGURES.inconnu("Les chiffres sont dans un cadre d'un autre site, qui n'a pas été lu.");
    }
    if count < 2 {
        return FIGURES.non_conforme(page.url.as_str(), "La page de statistiques ne donne pas de chiffres.");
    }
    let found: Vec<_> = blocks().filter(|block| !is_about_law(block)).flat_map(|block| dates(&block.text)).collect();
    let Some(latest) = latest_before(&found, today) else {
        return FIGURES.non_conforme(page.url.as_str(), "Les chiffres ne sont pas datés.");
    };
    let recent = today.checked_sub_days(Days::new(RECENT)).is_some_and(|limit| latest >= limit);
    let message = if recent { "Les chiffres sont récents." } else { "Les chiffres ont plus d'un trimestre." };
    FIGURES.judge(recent, latest.to_string(), message)
}

fn is_title(block: &Block) -> bool {
    matches!(block.kind, Kind::Heading(_))
}

fn is_about_law(block: &Block) -> bool {
    contains_any(&block.folded, &["loi n", "decret n", "code source", "copyright"])
}
