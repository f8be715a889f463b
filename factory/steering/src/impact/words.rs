//! The words of impact: families, indicators that every product owes, steps of AARRI, directions, frequencies, ways to draw.
//!
//! Source: the impact matrix of the beta.gouv.fr network and the open schema « statistiques d'un service public numérique ».

use sea_orm::entity::prelude::*;

/// What an indicator tells of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Family {
    /// It can be used.
    Utilisable,
    /// It is used.
    Utilise,
    /// It helps.
    Utile,
    /// It changes something.
    Impactant,
    /// It costs what it is worth.
    Efficient,
}

impl Family {
    /// All, in the order of the matrix.
    pub const ALL: [Family; 5] =
        [Family::Utilisable, Family::Utilise, Family::Utile, Family::Impactant, Family::Efficient];

    /// Identifier and label.
    fn row(self) -> (&'static str, &'static str) {
        match self {
            Family::Utilisable => ("utilisable", "Utilisable"),
            Family::Utilise => ("utilise", "Utilisé"),
            Family::Utile => ("utile", "Utile"),
            Family::Impactant => ("impactant", "Impactant"),
            Family::Efficient => ("efficient", "Efficient"),
        }
    }

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        self.row().1
    }

    /// The one of this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// A step of AARRI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Aarri {
    /// People come.
    Acquisition,
    /// They do a first time what the service is for.
    Activation,
    /// They come back.
    Retention,
    /// They tell others.
    Recommandation,
    /// Something changes for them.
    Impact,
}

impl Aarri {
    /// All, in order.
    pub const ALL: [Aarri; 5] =
        [Aarri::Acquisition, Aarri::Activation, Aarri::Retention, Aarri::Recommandation, Aarri::Impact];

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Aarri::Acquisition => ("acquisition", "Acquisition : les personnes viennent"),
            Aarri::Activation => ("activation", "Activation : elles s'en servent une première fois"),
            Aarri::Retention => ("retention", "Rétention : elles reviennent"),
            Aarri::Recommandation => ("recommandation", "Recommandation : elles en parlent"),
            Aarri::Impact => ("impact", "Impact : quelque chose change pour elles"),
        }
    }

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        self.row().1
    }

    /// The word alone.
    pub fn word(self) -> &'static str {
        self.label().split(" :").next().unwrap_or_default()
    }

    /// The one of this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Direction {
    /// More is better.
    Hausse,
    /// Less is better.
    Baisse,
}

impl Direction {
    /// Both.
    pub const ALL: [Direction; 2] = [Direction::Hausse, Direction::Baisse];

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Direction::Hausse => ("hausse", "Plus haut, c'est mieux"),
            Direction::Baisse => ("baisse", "Plus bas, c'est mieux"),
        }
    }

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        self.row().1
    }

    /// The one of this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// Whether a value is at least as good as another.
    pub fn reaches<T: Ord>(self, value: T, wanted: T) -> bool {
        match self {
            Direction::Hausse => value >= wanted,
            Direction::Baisse => value <= wanted,
        }
    }
}

/// How a series asks to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "lowercase")]
pub enum Dataviz {
    /// Lines.
    LineChart,
    /// Bars.
    BarChart,
    /// A map.
    Map,
    /// Points.
    ScatterPlot,
    /// Shares of a whole.
    PieChart,
}

impl Dataviz {
    /// All, in the order of the schema.
    pub const ALL: [Dataviz; 5] =
        [Dataviz::LineChart, Dataviz::BarChart, Dataviz::Map, Dataviz::ScatterPlot, Dataviz::PieChart];

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Dataviz::LineChart => ("linechart", "Courbe"),
            Dataviz::BarChart => ("barchart", "Barres"),
            Dataviz::Map => ("map", "Carte"),
            Dataviz::ScatterPlot => ("scatterplot", "Nuage de points"),
            Dataviz::PieChart => ("piechart", "Parts d'un tout"),
        }
    }

    /// The identifier, as in the schema.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        self.row().1
    }

    /// The one of this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_the_identifier() {
        assert!(Family::ALL.into_iter().all(|one| one.to_value() == one.id() && Family::of(one.id()) == Some(one)));
        assert!(Aarri::ALL.into_iter().all(|one| one.to_value() == one.id() && Aarri::of(one.id()) == Some(one)));
        assert!(Direction::ALL.into_iter().all(|one| one.to_value() == one.id()));
        assert!(Dataviz::ALL.into_iter().all(|one| one.to_value() == one.id() && Dataviz::of(one.id()) == Some(one)));
    }

    #[test]
    fn better_depends_on_the_direction() {
        assert!(Direction::Hausse.reaches(3, 2) && Direction::Baisse.reaches(2, 3));
        assert!(!Direction::Hausse.reaches(1, 2) && Direction::Baisse.reaches(2, 2));
    }
}
