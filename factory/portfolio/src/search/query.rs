//! What can be asked of the index, and what it answers.

use crate::phase::PhaseName;

/// A filter of the portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Current phase; `aucune` for a product whose phases are all to come.
    Phase,
    /// Incubator.
    Incubator,
    /// Organisation that carries it.
    Sponsor,
    /// Theme.
    Theme,
    /// Public.
    Public,
    /// Technology.
    Techno,
    /// What is not followed: one value, `sans-suivi`.
    Tracking,
}

/// The only value of [`Facet::Tracking`].
pub const UNTRACKED: &str = "sans-suivi";

impl Facet {
    /// Every filter, in the order of a page.
    pub const ALL: [Facet; 7] =
        [Facet::Phase, Facet::Incubator, Facet::Sponsor, Facet::Theme, Facet::Public, Facet::Techno, Facet::Tracking];

    /// The name of its parameter in an address.
    pub fn parameter(self) -> &'static str {
        match self {
            Facet::Phase => "phase",
            Facet::Incubator => "incubateur",
            Facet::Sponsor => "sponsor",
            Facet::Theme => "thematique",
            Facet::Public => "public",
            Facet::Techno => "techno",
            Facet::Tracking => "suivi",
        }
    }

    /// The French label of a page.
    pub fn label(self) -> &'static str {
        match self {
            Facet::Phase => "Phase",
            Facet::Incubator => "Incubateur",
            Facet::Sponsor => "Sponsor",
            Facet::Theme => "Thématique",
            Facet::Public => "Public",
            Facet::Techno => "Technologie",
            Facet::Tracking => "Suivi",
        }
    }

    /// The filter behind a parameter.
    pub fn from_parameter(name: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.parameter() == name)
    }
}

/// The order of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Words in the title first, then by title. Without words: by title.
    #[default]
    Relevance,
    /// By title.
    Title,
    /// By phase, then by title.
    Phase,
    /// The phase begun last first.
    Recent,
    /// The phase begun first first.
    Oldest,
}

impl Sort {
    /// Every order, in that of a page.
    pub const ALL: [Sort; 5] = [Sort::Relevance, Sort::Title, Sort::Phase, Sort::Recent, Sort::Oldest];

    /// The value of the `tri` parameter.
    pub fn parameter(self) -> &'static str {
        match self {
            Sort::Relevance => "pertinence",
            Sort::Title => "titre",
            Sort::Phase => "phase",
            Sort::Recent => "recent",
            Sort::Oldest => "ancien",
        }
    }

    /// The French label of a page.
    pub fn label(self) -> &'static str {
        match self {
            Sort::Relevance => "Pertinence",
            Sort::Title => "Titre",
            Sort::Phase => "Phase",
            Sort::Recent => "Changement de phase le plus récent",
            Sort::Oldest => "Changement de phase le plus ancien",
        }
    }

    /// The order behind a value of `tri`.
    pub fn from_parameter(value: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.parameter() == value)
    }
}

/// A question. Values of one filter are alternatives, filters add up.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words, in any order.
    pub words: String,
    /// Chosen values, by filter; each is made a [`key`](super::key) before it is compared.
    pub chosen: Vec<(Facet, String)>,
    /// Order.
    pub sort: Sort,
    /// Page, from 1; 0 counts as 1.
    pub page: usize,
    /// Products a page; 0 for all.
    pub per_page: usize,
}

/// One value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'index> {
    /// The value in an address.
    pub key: &'index str,
    /// The commonest spelling of the source.
    pub label: &'index str,
    /// Products that would remain with this value and the other filters.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The values of one filter, in the order of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts<'index> {
    /// The filter.
    pub facet: Facet,
    /// Its values that remain possible or are chosen.
    pub choices: Vec<Choice<'index>>,
}

/// A value that no product has: told in the page, without effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The filter.
    pub facet: Facet,
    /// The value asked for.
    pub value: String,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'index> {
    /// Products found, all pages together.
    pub total: usize,
    /// The page answered, never beyond the last.
    pub page: usize,
    /// Number of pages, at least 1.
    pub pages: usize,
    /// Positions of the page's products in the order of [`Index::entries`](super::Index::entries).
    pub products: Vec<usize>,
    /// The filters with their counts.
    pub facets: Vec<FacetCounts<'index>>,
    /// Values that no product has.
    pub refused: Vec<Refused>,
}

/// The value of [`Facet::Phase`] for a phase, or for none.
pub(super) fn phase_value(phase: Option<PhaseName>) -> (&'static str, &'static str) {
    phase.map_or(("aucune", "Aucune phase en cours"), |phase| (phase.id(), phase.label()))
}
