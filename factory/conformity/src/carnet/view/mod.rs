//! The pages of the carnet, made from the board: no request, no database.

mod criterion;
mod perimeter;
mod public;
mod show;

pub use criterion::{CriterionPage, Line, Seen};
pub use perimeter::PerimeterPage;
pub use public::PublicPage;
pub use show::{CarnetPage, trend};

use ui::NavItem;

use crate::board::Subject;

/// The way to a page of the carnet.
fn crumbs(subject: &Subject, after: &[(&str, &str)]) -> Vec<NavItem> {
    let mut crumbs = vec![NavItem::new("/", "Accueil")];
    match &subject.fiche {
        Some(fiche) => crumbs.extend([NavItem::new("/produits", "Portefeuille"), NavItem::new(fiche, &subject.title)]),
        None => {
            crumbs.extend([NavItem::new("/conformite", "Conformité"), NavItem::new(subject.public(), &subject.title)])
        }
    }
    crumbs.extend(after.iter().map(|(href, label)| NavItem::new(*href, *label)));
    crumbs
}
