//! A link that every page must have.

use crate::finding::{Check, Finding};
use crate::visit::{Subject, Visit};

/// Whether the footer of each page that was read links to a subject.
pub fn check(visit: &Visit, subject: Subject, check: Check, what: &str) -> Finding {
    let read: Vec<_> = visit.pages.iter().filter(|page| !page.needs_script).collect();
    if read.is_empty() {
        return check.inconnu("Les pages sont vides sans JavaScript : leurs liens n'ont pas pu être lus.");
    }
    let without: Vec<&str> = read
        .iter()
        .filter(|page| !page.footer_links().any(|link| subject.is_named_by(link)))
        .map(|page| page.url.path())
        .collect();
    match without.is_empty() {
        true => check.conforme("", format!("Le pied des {} pages lues mène vers {what}.", read.len())),
        false => {
            let message = format!("Le lien vers {what} manque sur {} page(s) sur {}.", without.len(), read.len());
            check.non_conforme(without.join(" "), message)
        }
    }
}
