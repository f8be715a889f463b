//! The pages of registries.

use askama::Template;
use ui::{Choice, Filled, Frame, NavItem};

use super::domain::{Gap, Matcher, Source, Suggestion, gaps};
use super::known::{OURS, SOURCES};
use crate::catalogue::{Catalogue, href};

/// A product as pages name it.
struct Named {
    href: String,
    title: String,
}

impl Named {
    fn of(catalogue: &Catalogue, id: &str) -> Self {
        let title = catalogue.product(id).map_or(id, |product| &product.source.title);
        Self { href: href("/produits/", id), title: title.to_owned() }
    }
}

/// Every registry, and what each lacks of the others.
#[derive(Template)]
#[template(path = "sources/list.html")]
pub struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    link: bool,
    sources: Vec<Line>,
    gaps: Vec<GapView>,
}

struct Line {
    href: String,
    name: String,
    about: &'static str,
    listed: usize,
    matched: usize,
    unmatched: usize,
}

struct GapView {
    has: String,
    lacks: String,
    products: Vec<Named>,
}

impl ListPage {
    /// The page; `link`: whether the person may bring identifiers together.
    pub fn of(frame: Frame, catalogue: &Catalogue, sources: &[Source], link: bool) -> Self {
        let line = |source: &Source| Line {
            href: href("/sources/", &source.id),
            name: source.name.clone(),
            about: source.about,
            listed: source.listed.len(),
            matched: source.products().len(),
            unmatched: source.unmatched().count(),
        };
        let gap = |gap: Gap<'_>| GapView {
            has: gap.has.name.clone(),
            lacks: gap.lacks.name.clone(),
            products: gap.products.iter().map(|id| Named::of(catalogue, id)).collect(),
        };
        Self {
            frame,
            crumbs: vec![NavItem::new("/", "Accueil"), NavItem::new("", "Sources")],
            link,
            sources: sources.iter().map(line).collect(),
            gaps: gaps(sources, catalogue).into_iter().map(gap).collect(),
        }
    }
}

/// One registry.
#[derive(Template)]
#[template(path = "sources/show.html")]
pub struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    link: bool,
    ours: bool,
    registry: String,
    name: String,
    about: &'static str,
    done: bool,
    matched: Vec<(String, Named)>,
    waiting: Vec<(String, Option<(Suggestion, Named)>)>,
}

impl ShowPage {
    /// The page of a registry, with a suggestion for each identifier that stands for nothing yet.
    pub fn of(frame: Frame, catalogue: &Catalogue, source: &Source, link: bool, done: bool) -> Self {
        let matcher = Matcher::of(catalogue);
        let matched = source
            .listed
            .iter()
            .filter_map(|(id, product)| Some((id.clone(), Named::of(catalogue, product.as_deref()?))));
        let waiting = source.unmatched().map(|id| {
            let suggestion = matcher.suggest(id);
            (id.to_owned(), suggestion.map(|one| (one.clone(), Named::of(catalogue, &one.product))))
        });
        Self {
            crumbs: vec![
                NavItem::new("/", "Accueil"),
                NavItem::new("/sources", "Sources"),
                NavItem::new("", &source.name),
            ],
            link,
            ours: source.id == OURS,
            registry: source.id.clone(),
            name: source.name.clone(),
            about: source.about,
            done,
            matched: matched.collect(),
            waiting: waiting.collect(),
            frame,
        }
    }
}

/// The form that takes the list of a registry.
#[derive(Template)]
#[template(path = "sources/prepare.html")]
pub struct PreparePage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    filled: Filled,
    sources: Vec<Choice>,
}

impl PreparePage {
    /// The form with the values given.
    pub fn of(frame: Frame, filled: Filled) -> Self {
        let crumbs = vec![
            NavItem::new("/", "Accueil"),
            NavItem::new("/sources", "Sources"),
            NavItem::new("", "Importer une liste"),
        ];
        let sources = SOURCES.iter().map(|(id, name, _)| Choice::new(*id, *name)).collect();
        Self { frame, crumbs, filled, sources }
    }
}
