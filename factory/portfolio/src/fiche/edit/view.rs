//! The page of the edit form.

use askama::Template;
use kernel::FieldError;
use ui::{Choice, Filled, Frame, NavItem};

use super::form::FicheForm;
use super::merge::Clash;
use super::rule::LEVELS;
use crate::catalogue::{Catalogue, href};
use crate::source::ProductSource;

/// The page.
#[derive(Template)]
#[template(path = "fiche/edit.html")]
pub struct EditPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    filled: Filled,
    levels: Vec<Choice>,
    answers: Vec<Choice>,
    organisations: Vec<(String, String)>,
    conflict: bool,
    clashes: Vec<Clash>,
}

impl EditPage {
    /// The form of a fiche, with the values given and what is to be corrected of them.
    pub fn of(
        frame: Frame,
        catalogue: &Catalogue,
        source: &ProductSource,
        form: &FicheForm,
        faults: Vec<FieldError>,
    ) -> Self {
        let filled = faults.into_iter().fold(form.filled(), |filled, fault| filled.with_error(fault.field, fault.text));
        let address = href("/produits/", &source.id);
        let mut levels: Vec<Choice> = LEVELS.iter().map(|level| Choice::new(*level, *level)).collect();
        if let Some(odd) = source.accessibility_status.as_ref().filter(|level| !LEVELS.contains(&level.as_str())) {
            levels.push(Choice::new(odd, odd));
        }
        Self {
            crumbs: vec![
                NavItem::new("/", "Accueil"),
                NavItem::new("/produits", "Portefeuille"),
                NavItem::new(&address, &source.title),
                NavItem::new("", "Modifier"),
            ],
            title: source.title.clone(),
            href: address,
            filled,
            levels,
            answers: vec![Choice::new("oui", "Oui"), Choice::new("non", "Non")],
            organisations: catalogue.organisations.iter().map(|one| (one.id.clone(), one.name.clone())).collect(),
            conflict: false,
            clashes: Vec::new(),
            frame,
        }
    }

    /// Says that somebody else changed the fiche meanwhile.
    #[must_use]
    pub fn after_conflict(self, clashes: Vec<Clash>) -> Self {
        Self { conflict: true, clashes, ..self }
    }
}
