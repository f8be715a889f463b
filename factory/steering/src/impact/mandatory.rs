//! The seven indicators that every product owes, in five families. Source: the impact matrix of the beta.gouv.fr network, 2026.

use sea_orm::entity::prelude::*;

use super::unit::Unit;
use super::words::{Direction, Family};

/// An indicator that every product owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Mandatory {
    /// Ease of use.
    FaciliteUsage,
    /// Active users of a month.
    UtilisateursActifs,
    /// Transactions of a month.
    Transactions,
    /// Share of the people it is first meant for.
    Penetration,
    /// Satisfaction.
    Satisfaction,
    /// What changed.
    ImpactGenere,
    /// The year's budget by active user of a month: computed, never typed.
    CoutUtilisation,
}

impl Mandatory {
    /// All, in the order of the matrix.
    pub const ALL: [Mandatory; 7] = [
        Mandatory::FaciliteUsage,
        Mandatory::UtilisateursActifs,
        Mandatory::Transactions,
        Mandatory::Penetration,
        Mandatory::Satisfaction,
        Mandatory::ImpactGenere,
        Mandatory::CoutUtilisation,
    ];

    /// The identifier in forms and interfaces.
    pub fn id(self) -> &'static str {
        match self {
            Mandatory::FaciliteUsage => "facilite-usage",
            Mandatory::UtilisateursActifs => "utilisateurs-actifs",
            Mandatory::Transactions => "transactions",
            Mandatory::Penetration => "penetration",
            Mandatory::Satisfaction => "satisfaction",
            Mandatory::ImpactGenere => "impact-genere",
            Mandatory::CoutUtilisation => "cout-utilisation",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Mandatory::FaciliteUsage => "Note de facilité d'usage",
            Mandatory::UtilisateursActifs => "Utilisateurs actifs par mois",
            Mandatory::Transactions => "Transactions par mois",
            Mandatory::Penetration => "Taux de pénétration du marché prioritaire",
            Mandatory::Satisfaction => "Taux de satisfaction",
            Mandatory::ImpactGenere => "Impact généré",
            Mandatory::CoutUtilisation => "Coût à l'utilisation",
        }
    }

    /// A heading for a narrow column.
    pub fn short(self) -> &'static str {
        match self {
            Mandatory::FaciliteUsage => "Facilité",
            Mandatory::UtilisateursActifs => "Utilisateurs",
            Mandatory::Transactions => "Transactions",
            Mandatory::Penetration => "Pénétration",
            Mandatory::Satisfaction => "Satisfaction",
            Mandatory::ImpactGenere => "Impact",
            Mandatory::CoutUtilisation => "Coût",
        }
    }

    /// Its family.
    pub fn family(self) -> Family {
        match self {
            Mandatory::FaciliteUsage => Family::Utilisable,
            Mandatory::UtilisateursActifs | Mandatory::Transactions | Mandatory::Penetration => Family::Utilise,
            Mandatory::Satisfaction => Family::Utile,
            Mandatory::ImpactGenere => Family::Impactant,
            Mandatory::CoutUtilisation => Family::Efficient,
        }
    }

    /// The units in which it may be measured; none in particular when any does.
    pub fn units(self) -> &'static [Unit] {
        match self {
            Mandatory::FaciliteUsage => &[Unit::NoteDix, Unit::NoteCinq, Unit::Pourcent],
            Mandatory::UtilisateursActifs | Mandatory::Transactions => &[Unit::Unite],
            Mandatory::Penetration | Mandatory::Satisfaction => &[Unit::Pourcent],
            Mandatory::ImpactGenere => &[],
            Mandatory::CoutUtilisation => &[Unit::Euro],
        }
    }

    /// Which way is better; nothing when it depends on the service.
    pub fn direction(self) -> Option<Direction> {
        match self {
            Mandatory::ImpactGenere => None,
            Mandatory::CoutUtilisation => Some(Direction::Baisse),
            _ => Some(Direction::Hausse),
        }
    }

    /// Whether the matrix also asks where it should be in a year.
    pub fn asks_next_year(self) -> bool {
        matches!(self, Mandatory::UtilisateursActifs | Mandatory::Penetration)
    }

    /// The one of this identifier.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// Those that somebody measures.
    pub fn measured() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|one| *one != Mandatory::CoutUtilisation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_seven_in_five_families_and_one_is_computed() {
        let mut families: Vec<_> = Mandatory::ALL.into_iter().map(Mandatory::family).collect();
        families.dedup();
        assert_eq!(families, Family::ALL);
        assert_eq!(Mandatory::measured().count(), 6);
        assert!(
            Mandatory::ALL.into_iter().all(|one| one.to_value() == one.id() && Mandatory::of(one.id()) == Some(one))
        );
    }
}
