//! What a service costs, said in public: amounts, and the year that they are of.
//!
//! Source: standards of the network, « le produit communique sur son budget ».

#[cfg(test)]
mod tests;

use chrono::Datelike as _;

use crate::finding::{Check, Finding};
use crate::reading::Doc;
use crate::reading::values::{amounts, years};
use crate::visit::{At, Missed, Subject, Visit};

/// The page is there.
pub const PAGE: Check = Check::new("budget.page", "Page de budget en ligne");
/// It has amounts of this year or the last.
pub const AMOUNTS: Check = Check::new("budget.montants", "Budget chiffré et daté de cette année ou de la précédente");

/// What this scanner asks.
pub const CHECKS: &[Check] = &[PAGE, AMOUNTS];

/// Reads the page of the budget.
#[must_use]
pub fn scan(visit: &Visit) -> Vec<Finding> {
    let unread = |why: String| vec![PAGE.inconnu(why.clone()), AMOUNTS.inconnu(why)];
    let Some(home) = visit.home() else { return unread("Aucune page n'a pu être lue.".into()) };
    match visit.page(Subject::Budget) {
        None if home.needs_script => unread("Les pages sont vides sans JavaScript.".into()),
        None => vec![
            PAGE.non_conforme(home.url.as_str(), "Aucun lien ne mène à une page de budget."),
            AMOUNTS.inconnu("Il n'y a pas de page de budget à lire."),
        ],
        Some((link, At::Missed(Missed::Status(status)))) => vec![
            PAGE.non_conforme(link.url.as_str(), format!("La page de budget répond {status}.")),
            AMOUNTS.inconnu("La page de budget ne répond pas."),
        ],
        Some((_, At::Missed(Missed::File(kind)))) => {
            unread(format!("Le budget est un fichier ({kind}), qui n'a pas été lu."))
        }
        Some((_, At::Missed(Missed::Unread(why)))) => unread(format!("La page de budget n'a pas pu être lue : {why}.")),
        Some((_, At::Unvisited)) => {
            unread("La page de budget est sur un autre site, ou hors des bornes de l'analyse.".into())
        }
        Some((_, At::Page(page))) if page.needs_script => unread("La page de budget est vide sans JavaScript.".into()),
        Some((_, At::Page(page))) if page.url == home.url || page.content_folded() == home.content_folded() => vec![
            PAGE.non_conforme(page.url.as_str(), "La page de budget montre la même chose que l'accueil."),
            AMOUNTS.inconnu("La page de budget n'a pas de contenu propre."),
        ],
        Some((_, At::Page(page))) => {
            vec![PAGE.conforme(page.url.as_str(), "La page de budget répond."), spent(page, visit.today.year())]
        }
    }
}

fn spent(page: &Doc, year: i32) -> Finding {
    let count: usize = page.content().map(|(_, block)| amounts(&block.text).len()).sum();
    // « Montant (en euros) » above a column of plain numbers says the unit once.
    let unit = page.content().any(|(_, block)| block.context.contains("euros") || block.context.contains('€'));
    if count < 2 && !unit {
        return AMOUNTS.non_conforme(page.url.as_str(), "La page de budget ne donne pas de montants.");
    }
    let of = page
        .content()
        .flat_map(|(_, block)| years(&block.text))
        .chain(years(&page.title))
        .filter(|one| *one <= year + 1)
        .max();
    match of {
        None => AMOUNTS.non_conforme(page.url.as_str(), "Les montants ne sont pas datés."),
        Some(of) => {
            let recent = of >= year - 1;
            let message = if recent { "Les montants sont récents." } else { "Les montants datent de plus d'un an." };
            AMOUNTS.judge(recent, of.to_string(), message)
        }
    }
}
