//! How often an indicator is measured, and when a measure is late.

use chrono::{Days, Months, NaiveDate};
use sea_orm::entity::prelude::*;

/// A frequency of the open schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Frequency {
    /// Every day.
    Quotidienne,
    /// Every week.
    Hebdomadaire,
    /// Every month.
    Mensuelle,
    /// Every quarter.
    Trimestrielle,
    /// Twice a year.
    Semestrielle,
    /// Every year.
    Annuelle,
    /// Otherwise.
    Autre,
}

impl Frequency {
    /// All, the most frequent first.
    pub const ALL: [Frequency; 7] = [
        Frequency::Quotidienne,
        Frequency::Hebdomadaire,
        Frequency::Mensuelle,
        Frequency::Trimestrielle,
        Frequency::Semestrielle,
        Frequency::Annuelle,
        Frequency::Autre,
    ];

    /// The identifier, as in the schema.
    pub fn id(self) -> &'static str {
        match self {
            Frequency::Quotidienne => "quotidienne",
            Frequency::Hebdomadaire => "hebdomadaire",
            Frequency::Mensuelle => "mensuelle",
            Frequency::Trimestrielle => "trimestrielle",
            Frequency::Semestrielle => "semestrielle",
            Frequency::Annuelle => "annuelle",
            Frequency::Autre => "autre",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Frequency::Quotidienne => "Quotidienne",
            Frequency::Hebdomadaire => "Hebdomadaire",
            Frequency::Mensuelle => "Mensuelle",
            Frequency::Trimestrielle => "Trimestrielle",
            Frequency::Semestrielle => "Semestrielle",
            Frequency::Annuelle => "Annuelle",
            Frequency::Autre => "Autre",
        }
    }

    /// The one of this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// The last day on which a measure of `last` is still of use: one more period. Without a period, a year.
    pub fn due(self, last: NaiveDate) -> NaiveDate {
        match self {
            Frequency::Quotidienne => last + Days::new(2),
            Frequency::Hebdomadaire => last + Days::new(14),
            Frequency::Mensuelle => last + Months::new(2),
            Frequency::Trimestrielle => last + Months::new(6),
            Frequency::Semestrielle => last + Months::new(12),
            Frequency::Annuelle => last + Months::new(24),
            Frequency::Autre => last + Months::new(12),
        }
    }
}

/// The last day on which a measure of a product's *métrique phare* is fresh: a month, whatever its frequency.
pub fn flagship_due(last: NaiveDate) -> NaiveDate {
    last + Months::new(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flagship_is_fresh_for_a_month_whatever_its_frequency() {
        let last: NaiveDate = "2026-01-31".parse().unwrap();
        assert_eq!(flagship_due(last).to_string(), "2026-02-28");
        assert!(Frequency::Annuelle.due(last) > flagship_due(last));
        assert!(Frequency::ALL.into_iter().all(|one| one.to_value() == one.id() && one.due(last) > last));
        assert_eq!(Frequency::of("chaque lundi"), None);
    }
}
