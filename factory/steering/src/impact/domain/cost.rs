//! What a use and an impact cost. Money is integer cents.

use super::decimal::Decimal;
use crate::impact::unit::Unit;
use crate::impact::words::Direction;

/// The cost of one out of `count`, in cents, rounded to the nearest; nothing when nothing is counted.
pub fn cents_by(annual_cents: i64, count: Decimal) -> Option<i64> {
    if count <= Decimal::ZERO {
        return None;
    }
    let (cents, millionths) = (i128::from(annual_cents) * 1_000_000, i128::from(count.millionths()));
    i64::try_from((cents * 2 + millionths) / (millionths * 2)).ok()
}

/// What a cost is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// By each unit of the value.
    EachUnit,
    /// By each unit gained since the first measure.
    EachGain,
}

impl Share {
    /// How the impact of an indicator divides a cost: counts that should rise by themselves, everything else by what was gained.
    pub fn of(unit: Unit, direction: Direction) -> Self {
        if unit.is_counted() && direction == Direction::Hausse { Share::EachUnit } else { Share::EachGain }
    }

    /// What the cost is told by, in French.
    pub fn told(self, unit: Unit) -> String {
        let name = unit.id();
        match self {
            Share::EachUnit => format!("coût par {name} d'impact"),
            Share::EachGain if unit == Unit::Pourcent => "coût par point gagné depuis la première mesure".to_owned(),
            Share::EachGain => format!("coût d'un gain de 1 {name} depuis la première mesure"),
        }
    }

    /// What divides the cost, when something was gained.
    pub fn divisor(self, direction: Direction, first: Decimal, now: Decimal) -> Decimal {
        match (self, direction) {
            (Share::EachUnit, _) => now,
            (Share::EachGain, Direction::Hausse) => now.minus(first),
            (Share::EachGain, Direction::Baisse) => first.minus(now),
        }
    }
}
