//! Every component, from `/interface` on, for the people who make services: one page for each kind, so that each stays light; all of them on one
//! page is the sample that tests look at.

mod charts;
#[cfg(test)]
mod tests;

use askama::Template;

use crate::{Choice, Filled, Frame, Html, Moment, NavItem, Pagination, Query, Sort};

/// A kind of components, on a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Titles, figures, messages, steps.
    Texts,
    /// Search, filters, tables.
    Lists,
    /// Forms.
    Forms,
    /// Charts of lines.
    Lines,
    /// Charts of areas and of steps.
    Areas,
    /// Charts of bars.
    Bars,
}

impl Part {
    /// Each, with its address and its name.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Texts, "/interface", "Textes et messages"),
        (Self::Lists, "/interface/listes", "Recherche, filtres et tableaux"),
        (Self::Forms, "/interface/formulaires", "Formulaires"),
        (Self::Lines, "/interface/courbes", "Courbes"),
        (Self::Areas, "/interface/aires", "Aires et étapes"),
        (Self::Bars, "/interface/barres", "Barres et durées"),
    ];

    /// Its charts, by their place among all samples.
    fn charts(self) -> std::ops::Range<usize> {
        match self {
            Self::Texts | Self::Lists | Self::Forms => 0..0,
            Self::Lines => 0..1,
            Self::Areas => 1..3,
            Self::Bars => 3..6,
        }
    }
}

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
    part: Option<Part>,
}

impl GalleryPage {
    /// The samples of one kind.
    pub fn of(frame: Frame, part: Part) -> Self {
        let all = Self::sample(frame);
        let charts = all.charts.into_iter().enumerate().filter(|(at, _)| part.charts().contains(at));
        Self { charts: charts.map(|(_, chart)| chart).collect(), part: Some(part), ..all }
    }

    fn shows(&self, part: Part) -> bool {
        self.part.is_none_or(|one| one == part)
    }

    fn title(&self) -> &'static str {
        Part::ALL.iter().find(|(part, ..)| Some(*part) == self.part).map_or("", |(.., label)| *label)
    }

    /// All samples in the frame given.
    pub fn sample(frame: Frame) -> Self {
        let query = Query::parse("/interface", "phase=construction&page=4");
        Self {
            frame,
            crumbs: links(&[("/", "Accueil"), ("/interface", "Composants d'interface")]),
            contents: links(&Part::ALL.map(|(_, href, label)| (href, label))),
            tiles: links(&[
                ("/interface/listes", "Portefeuille"),
                ("/interface/aires", "Vue d'ensemble"),
                ("/interface/formulaires", "Déposer un dossier"),
                ("/interface#messages", "Suivre un dossier"),
            ]),
            moments: moments(),
            sort: Sort::new(query.clone(), "-depuis"),
            pages: Pagination::new(query.clone(), 4, 50, 662),
            query,
            charts: charts::samples(),
            part: None,
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
