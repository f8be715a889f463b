//! Units of measures, with what a value of each may be.

use sea_orm::entity::prelude::*;

use super::domain::decimal::Decimal;

/// A unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Unit {
    /// Things or people that are counted.
    Unite,
    /// A share of a hundred.
    Pourcent,
    /// Euros.
    Euro,
    /// Days.
    Jour,
    /// Hours.
    Heure,
    /// Minutes.
    Minute,
    /// Seconds.
    Seconde,
    /// A mark out of five.
    NoteCinq,
    /// A mark out of ten.
    NoteDix,
    /// Kilograms of carbon dioxide equivalent.
    KiloCarbone,
    /// Tonnes of carbon dioxide equivalent.
    TonneCarbone,
    /// Kilowatt-hours.
    Kilowattheure,
    /// Hectares.
    Hectare,
    /// Tonnes.
    Tonne,
}

impl Unit {
    /// All.
    pub const ALL: [Unit; 14] = [
        Unit::Unite,
        Unit::Pourcent,
        Unit::Euro,
        Unit::Jour,
        Unit::Heure,
        Unit::Minute,
        Unit::Seconde,
        Unit::NoteCinq,
        Unit::NoteDix,
        Unit::KiloCarbone,
        Unit::TonneCarbone,
        Unit::Kilowattheure,
        Unit::Hectare,
        Unit::Tonne,
    ];

    /// As files write it.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Unite => "unité",
            Unit::Pourcent => "%",
            Unit::Euro => "€",
            Unit::Jour => "jour",
            Unit::Heure => "heure",
            Unit::Minute => "minute",
            Unit::Seconde => "seconde",
            Unit::NoteCinq => "note sur 5",
            Unit::NoteDix => "note sur 10",
            Unit::KiloCarbone => "kg CO2e",
            Unit::TonneCarbone => "t CO2e",
            Unit::Kilowattheure => "kWh",
            Unit::Hectare => "ha",
            Unit::Tonne => "t",
        }
    }

    /// The unit that a text names; usual synonyms and plurals are understood.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let known = Self::ALL.into_iter().find(|unit| unit.id().to_lowercase() == text);
        known.or(match text.as_str() {
            "unite" | "unités" | "unites" | "nombre" => Some(Unit::Unite),
            "pourcentage" | "pourcent" | "pour cent" => Some(Unit::Pourcent),
            "euro" | "euros" | "eur" => Some(Unit::Euro),
            "jours" | "j" => Some(Unit::Jour),
            "heures" | "h" => Some(Unit::Heure),
            "minutes" | "min" => Some(Unit::Minute),
            "secondes" | "s" => Some(Unit::Seconde),
            "/5" => Some(Unit::NoteCinq),
            "/10" => Some(Unit::NoteDix),
            _ => None,
        })
    }

    /// What stands after a value; nothing after a count.
    pub fn sign(self) -> &'static str {
        match self {
            Unit::Unite => "",
            Unit::Jour => "jours",
            Unit::Heure => "heures",
            Unit::Minute => "minutes",
            Unit::Seconde => "secondes",
            Unit::NoteCinq => "sur 5",
            Unit::NoteDix => "sur 10",
            other => other.id(),
        }
    }

    /// A value with its unit, in French.
    pub fn told(self, value: Decimal) -> String {
        match self.sign() {
            "" => value.told(),
            sign => format!("{}\u{a0}{sign}", value.told()),
        }
    }

    /// Why a value is none of this unit, in French.
    pub fn refusal(self, value: Decimal) -> Option<&'static str> {
        let above = |most: i64| value > Decimal::whole(most);
        match self {
            Unit::Euro | Unit::KiloCarbone | Unit::TonneCarbone | Unit::Kilowattheure => None,
            Unit::Pourcent if value < Decimal::ZERO || above(100) => Some("Un pourcentage va de 0 à 100"),
            Unit::NoteCinq if value < Decimal::ZERO || above(5) => Some("Une note sur 5 va de 0 à 5"),
            Unit::NoteDix if value < Decimal::ZERO || above(10) => Some("Une note sur 10 va de 0 à 10"),
            _ if value < Decimal::ZERO => Some("Cette unité ne compte rien de négatif"),
            _ => None,
        }
    }

    /// Whether values add up from one period to the next: a cost may then be divided by them.
    pub fn is_counted(self) -> bool {
        !matches!(self, Unit::Pourcent | Unit::NoteCinq | Unit::NoteDix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_is_found_by_its_name_and_usual_ones() {
        assert!(Unit::ALL.into_iter().all(|unit| Unit::of(unit.id()) == Some(unit)));
        assert_eq!(Unit::of(" Pourcentage "), Some(Unit::Pourcent));
        assert_eq!(Unit::of("kg co2E"), Some(Unit::KiloCarbone));
        assert_eq!(Unit::of("bananes"), None);
    }

    #[test]
    fn a_share_and_a_mark_have_bounds_and_money_may_be_lost() {
        let value = |text| Decimal::parse(text).unwrap();
        assert!(
            Unit::Pourcent.refusal(value("100")).is_none() && Unit::Pourcent.refusal(value("100,000001")).is_some()
        );
        assert!(Unit::NoteDix.refusal(value("10,1")).is_some() && Unit::NoteCinq.refusal(value("-1")).is_some());
        assert!(Unit::Euro.refusal(value("-12")).is_none() && Unit::Unite.refusal(value("-1")).is_some());
        assert_eq!(Unit::Pourcent.told(value("12,5")), "12,5\u{a0}%");
    }
}
