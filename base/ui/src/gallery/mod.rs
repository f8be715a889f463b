//! Every component on one page, `/interface`, for the people who make services; also the sample that tests look at.

mod charts;
#[cfg(test)]
mod tests;

use askama::Template;

use crate::{Choice, Filled, Frame, Html, Moment, NavItem, Pagination, Query, Sort};

/// The page.
#[derive(Template)]
#[template(path = "gallery/gallery.html")]
pub struct GalleryPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    contents: Vec<NavItem>,
    tiles: Vec<NavItem>,
    moments: Vec<Moment>,
    query: Query,
    filled: Filled,
    choices: Vec<Choice>,
    publics: Vec<Choice>,
    sort: Sort,
    rows: Vec<(&'static str, &'static str, &'static str, &'static str, u32)>,
    pages: Pagination,
    charts: Vec<Html>,
}

impl GalleryPage {
    /// All samples in the frame given.
    pub fn sample(frame: Frame) -> Self {
        let query = Query::parse("/interface", "phase=construction&page=4");
        Self {
            frame,
            crumbs: links(&[("/", "Accueil"), ("/interface", "Composants d'interface")]),
            contents: links(&[
                ("#acces", "Accès et chiffres"),
                ("#messages", "Messages"),
                ("#parcours", "Parcours et chronologie"),
                ("#tableaux", "Recherche, filtres et tableaux"),
                ("#formulaires", "Formulaires"),
                ("#graphiques", "Graphiques"),
            ]),
            tiles: links(&[
                ("#tableaux", "Portefeuille"),
                ("#graphiques", "Vue d'ensemble"),
                ("#formulaires", "Déposer un dossier"),
                ("#messages", "Suivre un dossier"),
            ]),
            moments: moments(),
            sort: Sort::new(query.clone(), "-depuis"),
            pages: Pagination::new(query.clone(), 4, 50, 662),
            query,
            charts: charts::samples(),
            filled: filled(),
            choices: vec![
                Choice::new("construction", "Construction"),
                Choice::new("acceleration", "Accélération"),
                Choice::new("consolidation", "Consolidation"),
            ],
            publics: vec![
                Choice::new("agents", "Agents publics").hint("De l'État ou des collectivités"),
                Choice::new("entreprises", "Entreprises"),
                Choice::new("particuliers", "Particuliers"),
            ],
            rows: vec![
                ("Clara", "Construction", "info", "2 mars 2026", 171),
                ("Mano", "Accélération", "success", "14 janvier 2025", 1583),
                ("Ressourcerie", "Consolidation", "warning", "1er septembre 2025", 353),
                ("Enfants du spectacle", "Investigation", "", "6 juillet 2026", 45),
            ],
        }
    }
}

fn links(pairs: &[(&str, &str)]) -> Vec<NavItem> {
    pairs.iter().map(|(href, label)| NavItem::new(*href, *label)).collect()
}

fn moments() -> Vec<Moment> {
    let moment = |date: &str, title: &str, text: &str| Moment {
        date: date.into(),
        title: title.into(),
        text: text.into(),
        ..Moment::default()
    };
    vec![
        moment("6 janvier 2025", "Investigation", "Douze entretiens, deux territoires."),
        moment("3 mars 2025", "Comité d'investissement", "Construction décidée : six mois, une équipe de quatre."),
        Moment { current: true, ..moment("depuis le 2 avril 2025", "Construction", "") },
        Moment { ahead: true, ..moment("1er octobre 2026", "Accélération", "") },
    ]
}

fn filled() -> Filled {
    Filled::new()
        .with("titre", "Clara")
        .with("adresse", "camille.martin@exemple")
        .with("suite", "construction")
        .with("publics", "agents")
        .with("publics", "entreprises")
        .with("phase", "construction")
        .with_error("adresse", "Saisissez une adresse électronique complète, par exemple nom@exemple.fr")
        .with_error("debut", "Indiquez le jour où la phase a commencé")
        .with_error("accord", "Cochez la case pour continuer")
}
