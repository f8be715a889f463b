//! What teams say elsewhere: on the steering page, the page of a Monday, the gates, among the deadlines.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::{Error, Kernel};
use sea_orm::ConnectionTrait;

use super::domain::{
    Carried, INTERNAL_IN_CONSOLIDATION, Left, Stint, active, bus_factor, carried, internalisation, left,
};
use super::store;
use crate::gate::gates::Gate;
use crate::gate::standing::{Line, Standing};

/// A product's team in a few words, each with the kind of its badge.
pub fn signals(stints: &[Stint], today: NaiveDate, consolidating: bool) -> Vec<(String, &'static str)> {
    let (told, kind) = carried(stints, today).told();
    let mut all = vec![(told, kind)];
    match bus_factor(stints, today) {
        Some(factor) if factor.alone.is_empty() => {
            all.push((
                format!(
                    "Deux départs ne suffisent pas à vider un métier : {} personnes au moins partout",
                    factor.people
                ),
                "success",
            ));
        }
        Some(factor) => {
            let alone: Vec<&str> = factor.alone.iter().map(|trade| trade.label()).collect();
            all.push((format!("Tenu par une seule personne : {}", alone.join(", ")), "warning"));
        }
        None => {}
    }
    if let Some(percent) = internalisation(stints, today) {
        let low = consolidating && percent < INTERNAL_IN_CONSOLIDATION;
        let goal = if consolidating {
            format!(", {INTERNAL_IN_CONSOLIDATION}\u{a0}% attendus en consolidation")
        } else {
            String::new()
        };
        all.push((
            format!("{percent}\u{a0}% du temps de l'équipe est interne{goal}"),
            if low { "warning" } else { "info" },
        ));
    }
    all
}

/// Days to tell among the deadlines: by product, the day, what it is.
///
/// # Errors
/// When the database does not answer.
pub async fn due(kernel: &Kernel, today: NaiveDate) -> Result<Vec<(NaiveDate, String, String)>, Error> {
    let sql = kernel.db().reader();
    let mut all = Vec::new();
    for one in store::contracts(sql, None).await? {
        let stand = left(one.ordered, one.consumed, one.ends_on, today);
        let days = ui::format::decimal(half(one.ordered - one.consumed), 1);
        let what = match stand {
            Left::Ended => continue,
            Left::Overrun => format!("{} dépassé : {}", one.kind.label(), one.label),
            Left::Few | Left::Enough | Left::EndsSoon => {
                format!("Fin : {}, {} ({days} jours restants)", one.kind.label().to_lowercase(), one.label)
            }
        };
        let on = if stand == Left::Overrun { today } else { one.ends_on };
        all.push((on, one.product.to_string(), what));
    }
    let by_product = store::stints_by_product(sql).await?;
    let mut open: BTreeMap<(String, NaiveDate), usize> = BTreeMap::new();
    for access in store::open_accesses(sql).await? {
        let product = access.product.to_string();
        if let Some(gone) =
            gone_on(by_product.get(&product).map(Vec::as_slice).unwrap_or_default(), &access.person, today)
        {
            *open.entry((product, gone)).or_default() += 1;
        }
    }
    for ((product, on), count) in open {
        all.push((on, product, format!("{} à fermer après un départ", ui::format::plural(count, "accès", "accès"))));
    }
    Ok(all)
}

/// Half-days as days.
pub fn half(half_days: i64) -> f64 {
    let whole = i32::try_from(half_days).unwrap_or(i32::MAX);
    f64::from(whole) / 2.0
}

/// The day somebody left a product; nothing while one of their missions runs or is to come.
pub fn gone_on(stints: &[Stint], person: &kernel::Id, today: NaiveDate) -> Option<NaiveDate> {
    let own: Vec<&Stint> = stints.iter().filter(|stint| stint.person == *person).collect();
    if own.iter().any(|stint| stint.end.is_none_or(|end| end >= today)) {
        return None;
    }
    own.iter().filter_map(|stint| stint.end).max()
}

/// What missions answer of the criteria that nobody has answered: half of an intrapreneur's time, the internal share in consolidation.
///
/// # Errors
/// When the database does not answer.
pub async fn answer<C: ConnectionTrait>(
    sql: &C,
    (product, gate): (&str, Gate),
    today: NaiveDate,
    lines: &mut [Line],
) -> Result<(), Error> {
    let asked = |line: &&mut Line| line.standing == Standing::Unknown && ANSWERED.contains(&(gate, line.criterion.id));
    let mut open: Vec<&mut Line> = lines.iter_mut().filter(asked).collect();
    if open.is_empty() {
        return Ok(());
    }
    let stints = store::stints(sql, product).await?;
    if active(&stints, today).is_empty() {
        return Ok(());
    }
    let carried = carried(&stints, today);
    let percent = internalisation(&stints, today).unwrap_or_default();
    for line in &mut open {
        let (held, told) = match line.criterion.id {
            "temps" => (carried == Carried::Yes, carried.told().0),
            _ => (
                percent >= INTERNAL_IN_CONSOLIDATION,
                format!("{percent}\u{a0}% du temps de l'équipe, d'après ses missions"),
            ),
        };
        line.standing = if held { Standing::Read(told) } else { Standing::NotHeld(told) };
    }
    Ok(())
}

/// The criteria that missions answer.
const ANSWERED: [(Gate, &str); 2] = [(Gate::Engagement, "temps"), (Gate::Consolidation, "internalisation")];
