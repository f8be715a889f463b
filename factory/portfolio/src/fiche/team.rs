//! The team of a product: how many and which trades for everybody, names for agents.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// Somebody who works or worked on a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name: for agents alone.
    pub name: String,
    /// What the person does.
    pub role: String,
    /// First day of the first mission, when known.
    pub since: Option<NaiveDate>,
    /// Last day of the last mission, when it has one.
    pub until: Option<NaiveDate>,
}

/// The team as a page tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Team {
    /// How many are at work on the day.
    pub present: usize,
    /// How many were before.
    pub past: usize,
    /// The trades of those at work, the commonest first.
    pub trades: Vec<(String, usize)>,
    /// Those at work, by name; empty for who may not see them.
    pub names: Vec<Member>,
}

impl Team {
    /// The team on `day`. Names stay only when `named`.
    pub fn of(members: Vec<Member>, day: NaiveDate, named: bool) -> Self {
        let (mut present, past): (Vec<Member>, Vec<Member>) = members
            .into_iter()
            .filter(|member| member.since.is_none_or(|since| since <= day))
            .partition(|member| member.until.is_none_or(|until| until >= day));
        let mut trades: BTreeMap<String, usize> = BTreeMap::new();
        for member in &present {
            let role = member.role.trim();
            let trade = if role.is_empty() { "Métier non précisé" } else { role };
            *trades.entry(trade.to_owned()).or_default() += 1;
        }
        let mut trades: Vec<(String, usize)> = trades.into_iter().collect();
        trades.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        present.sort_by(|a, b| a.name.cmp(&b.name));
        let count = present.len();
        Self { present: count, past: past.len(), trades, names: if named { present } else { Vec::new() } }
    }
}
