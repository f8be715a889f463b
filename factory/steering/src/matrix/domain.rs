//! Rows of the matrix, and which of them pass the filters. Plain values.

use chrono::NaiveDate;
use portfolio::catalogue::{Product, Today};
use portfolio::phase::PhaseName;

use crate::impact::domain::level::Level;
use crate::impact::figures::Figures;
use crate::impact::mandatory::Mandatory;
use crate::machine::State;

/// An indicator of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How far it can be trusted.
    pub level: Level,
    /// Whether its last measure is late.
    pub late: bool,
}

/// A product.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The product.
    pub product: &'a Product,
    /// Its phase.
    pub state: State,
    /// Its indicators, in the order of the matrix.
    pub cells: [Cell; 7],
    /// How its *métrique phare* stands.
    pub flagship: Flagship,
}

/// How a *métrique phare* stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flagship {
    /// None is chosen.
    Aucune,
    /// Chosen, never measured.
    JamaisMesuree,
    /// Measured more than a month ago.
    EnRetard,
    /// Measured within a month.
    AJour,
}

impl Flagship {
    /// All, the weakest first.
    pub const ALL: [Flagship; 4] = [Flagship::Aucune, Flagship::JamaisMesuree, Flagship::EnRetard, Flagship::AJour];

    /// Identifier, label, kind of badge.
    fn row(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Flagship::Aucune => ("aucune", "Aucune", "warning"),
            Flagship::JamaisMesuree => ("jamais-mesuree", "Jamais mesurée", "error"),
            Flagship::EnRetard => ("en-retard", "En retard", "error"),
            Flagship::AJour => ("a-jour", "À jour", "info"),
        }
    }

    /// The identifier in addresses.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        self.row().1
    }

    /// The kind of its badge.
    pub fn badge(self) -> &'static str {
        self.row().2
    }

    /// The one of this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// What is shown of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// One phase; otherwise all that have not stopped.
    pub phase: Option<PhaseName>,
    /// One incubator.
    pub incubator: String,
    /// One indicator.
    pub indicator: Option<Mandatory>,
    /// One level: of that indicator, or of any.
    pub level: Option<Level>,
    /// One standing of the *métrique phare*.
    pub flagship: Option<Flagship>,
}

/// The row of a product. Where a product has stopped, nothing is late any more.
pub fn row<'a>(product: &'a Product, figures: &Figures, today: NaiveDate) -> Row<'a> {
    let id = product.source.id.as_str();
    let state = State::on(&product.phases, today);
    let runs = !state.next().is_empty();
    let cell = |kind: Mandatory| {
        let shown = match kind {
            Mandatory::CoutUtilisation => figures.use_cost(id).and(figures.of_kind(id, Mandatory::UtilisateursActifs)),
            kind => figures.of_kind(id, kind),
        };
        Cell {
            level: shown.map_or(Level::Absente, |one| one.level()),
            late: runs && shown.is_some_and(|one| one.late(today).is_some()),
        }
    };
    let flagship = match figures.flagship(id) {
        None => Flagship::Aucune,
        Some(one) if one.last.is_none() => Flagship::JamaisMesuree,
        Some(one) if runs && one.late(today).is_some() => Flagship::EnRetard,
        Some(_) => Flagship::AJour,
    };
    Row { product, state, cells: Mandatory::ALL.map(cell), flagship }
}

impl Row<'_> {
    /// Indicators with a measure.
    pub fn measured(&self) -> usize {
        self.cells.iter().filter(|cell| cell.level != Level::Absente).count()
    }

    /// The cell of an indicator.
    pub fn cell(&self, kind: Mandatory) -> Cell {
        self.cells[kind as usize]
    }

    fn passes(&self, filters: &Filters) -> bool {
        let phase = match filters.phase {
            Some(phase) => self.state == State::In(phase),
            None => !self.state.next().is_empty(),
        };
        let incubator =
            filters.incubator.is_empty() || self.product.source.all_incubators().contains(&filters.incubator.as_str());
        let level = match (filters.indicator, filters.level) {
            (Some(kind), Some(level)) => self.cell(kind).level == level,
            (Some(kind), None) => self.cell(kind).level != Level::Absente,
            (None, Some(level)) => self.cells.iter().any(|cell| cell.level == level),
            (None, None) => true,
        };
        phase && incubator && level && filters.flagship.is_none_or(|wanted| self.flagship == wanted)
    }
}

/// The rows that pass, those that measure the most first.
pub fn rows<'a>(today: &'a Today, figures: &Figures, filters: &Filters) -> Vec<Row<'a>> {
    let all = today.catalogue.products.iter().map(|product| row(product, figures, today.day));
    let mut rows: Vec<Row<'a>> = all.filter(|row| row.passes(filters)).collect();
    rows.sort_by_cached_key(|row| (std::cmp::Reverse(row.measured()), row.product.source.title.to_lowercase()));
    rows
}
