//! What a team is, from its missions: who is there, whether an intrapreneur carries the product, what leaves with one person, how much is internal.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use privacy::Id;

use super::trade::{Status, Trade};

/// Half of somebody's time, in per cent: what the method asks of an intrapreneur.
pub const HALF_TIME: u8 = 50;
/// Per cent of a team that should be internal in consolidation. Source: the network's cost guide, 2026.
pub const INTERNAL_IN_CONSOLIDATION: u32 = 40;

/// Somebody's mission on one product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stint {
    /// The person, as the registry knows them.
    pub person: Id,
    /// What they do there.
    pub trade: Trade,
    /// Under which status.
    pub status: Status,
    /// Share of their time, in per cent; nothing when nobody said.
    pub share: Option<u8>,
    /// First day; unknown counts as begun.
    pub start: Option<NaiveDate>,
    /// Last day; unknown counts as going on.
    pub end: Option<NaiveDate>,
}

impl Stint {
    /// Whether it runs on a day.
    pub fn runs(&self, day: NaiveDate) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }
}

/// The missions that run on a day.
pub fn active(stints: &[Stint], day: NaiveDate) -> Vec<&Stint> {
    stints.iter().filter(|stint| stint.runs(day)).collect()
}

/// How many people may leave before a trade of the team has nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusFactor {
    /// People of the thinnest trade.
    pub people: usize,
    /// The trades that one person alone holds.
    pub alone: Vec<Trade>,
}

/// The bus factor of a product, from its missions: the smallest number of departures that leaves a trade of the team without anybody. Nothing when
/// nobody is there. Who coaches carries nothing of the product and is not counted. The idea is that of the « truck factor » of code
/// (Avelino et al., A novel approach for estimating truck factors, ICPC 2016), brought to missions.
pub fn bus_factor(stints: &[Stint], day: NaiveDate) -> Option<BusFactor> {
    let mut trades: BTreeMap<Trade, BTreeSet<&Id>> = BTreeMap::new();
    for stint in active(stints, day).into_iter().filter(|stint| stint.trade != Trade::Coaching) {
        trades.entry(stint.trade).or_default().insert(&stint.person);
    }
    let people = trades.values().map(BTreeSet::len).min()?;
    let alone = trades.into_iter().filter(|(_, people)| people.len() == 1).map(|(trade, _)| trade).collect();
    Some(BusFactor { people, alone })
}

/// How much of a team is internal, in per cent of its time: public agents over everybody. A share that nobody said counts as full time.
/// Nothing when nobody is there.
pub fn internalisation(stints: &[Stint], day: NaiveDate) -> Option<u32> {
    let running = active(stints, day);
    let time = |stint: &&&Stint| u32::from(stint.share.unwrap_or(100));
    let all: u32 = running.iter().map(|stint| time(&stint)).sum();
    let own: u32 = running.iter().filter(|stint| stint.status == Status::Admin).map(|stint| time(&stint)).sum();
    (all > 0).then(|| (own * 100 + all / 2) / all)
}

/// Whether an intrapreneur carries a product at half time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// At half time or more.
    Yes,
    /// Somebody, whose time nobody said.
    TimeUnknown,
    /// Somebody, below half time: their share, in per cent.
    Below(u8),
    /// Nobody.
    Nobody,
}

impl Carried {
    /// In French, with the kind of its badge.
    pub fn told(self) -> (String, &'static str) {
        match self {
            Carried::Yes => ("Intrapreneur à mi-temps au moins".to_owned(), "success"),
            Carried::TimeUnknown => ("Intrapreneur dont le temps n'est pas dit".to_owned(), "warning"),
            Carried::Below(share) => (format!("Intrapreneur à {share}\u{a0}% : il faut un mi-temps"), "warning"),
            Carried::Nobody => ("Aucun intrapreneur actif".to_owned(), "error"),
        }
    }
}

/// Who carries a product on a day.
pub fn carried(stints: &[Stint], day: NaiveDate) -> Carried {
    let mut shares: BTreeMap<&Id, Option<u8>> = BTreeMap::new();
    for stint in active(stints, day).into_iter().filter(|stint| stint.trade == Trade::Intrapreneuriat) {
        let known = shares.entry(&stint.person).or_insert(None);
        *known = (*known).max(stint.share);
    }
    match shares.values().max() {
        None => Carried::Nobody,
        Some(None) => Carried::TimeUnknown,
        Some(Some(share)) if *share >= HALF_TIME => Carried::Yes,
        Some(Some(share)) => Carried::Below(*share),
    }
}

/// What is left of a contract, and whether it asks for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Enough.
    Enough,
    /// Less than a fifth of the days.
    Few,
    /// Its end comes within two months.
    EndsSoon,
    /// More days were used than ordered.
    Overrun,
    /// It ended.
    Ended,
}

impl Left {
    /// In French, with the kind of its badge.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Left::Enough => ("En cours", "success"),
            Left::Few => ("Bientôt consommé", "warning"),
            Left::EndsSoon => ("Se termine bientôt", "warning"),
            Left::Overrun => ("Dépassé", "error"),
            Left::Ended => ("Terminé", ""),
        }
    }

    /// Whether somebody must act.
    pub fn asks(self) -> bool {
        matches!(self, Left::Few | Left::EndsSoon | Left::Overrun)
    }
}

/// Judges a contract, in half-days.
pub fn left(ordered: i64, consumed: i64, ends_on: NaiveDate, today: NaiveDate) -> Left {
    match ordered - consumed {
        left if left < 0 => Left::Overrun,
        _ if ends_on < today => Left::Ended,
        left if left * 5 < ordered => Left::Few,
        _ if (ends_on - today).num_days() <= 60 => Left::EndsSoon,
        _ => Left::Enough,
    }
}
