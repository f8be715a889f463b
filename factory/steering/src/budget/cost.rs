//! What a product costs a year: the one figure that others put beside impact.

use chrono::{Datelike, NaiveDate};
use kernel::Error;
use sea_orm::ConnectionTrait;

use super::envelope::Balance;
use super::money::sum;
use super::records::convention::Funder;
use super::records::layer::Volet;
use super::store::{Layer, conventions, layers, publications};
use crate::committee::records::session::Model as Session;
use crate::gate::gates::Gate;

/// Which layer tells what a year costs: the real one once the year is closed, otherwise the revised one, otherwise the planned one. A real
/// layer that still grows tells what was paid, not what the year costs.
pub fn telling(layers: &[Layer]) -> Option<&Layer> {
    let of = |kind: Volet| layers.iter().find(|one| one.head.kind == kind);
    of(Volet::Realise).filter(|one| one.head.complete).or_else(|| of(Volet::Revise)).or_else(|| of(Volet::Prevu))
}

/// The crédits de paiement of a product for a year, in cents: real when the year is closed, otherwise revised, otherwise planned; nothing
/// when no budget was written. `sql` is a read handle or a transaction.
///
/// # Errors
/// When the database does not answer, or the total does not hold in an `i64`.
pub async fn annual_cents<C: ConnectionTrait>(sql: &C, product: &str, year: i32) -> Result<Option<i64>, Error> {
    let layers = layers(sql, product, year).await?;
    let total = telling(&layers).map(|layer| layer.matrix.total()).transpose();
    Ok(total.map_err(anyhow::Error::from)?)
}

/// What a committee reads of cost: this year and the one before, the envelope beside what is spent, who funds and until when.
///
/// # Errors
/// When the database does not answer, or a total does not hold in an `i64`.
pub async fn told<C: ConnectionTrait>(
    sql: &C,
    product: &str,
    sessions: &[Session],
    today: NaiveDate,
) -> Result<Vec<(String, String)>, Error> {
    let mut told = Vec::new();
    for year in [today.year() - 1, today.year()] {
        let layers = layers(sql, product, year).await?;
        let mut views = Vec::new();
        for layer in &layers {
            let total = layer.matrix.total().map_err(anyhow::Error::from)?;
            views.push(format!("{} {}", layer.head.kind.label().to_lowercase(), ui::format::euros(total)));
        }
        if !views.is_empty() {
            told.push((format!("Budget {year}"), views.join(", ")));
        }
        let real = layers.iter().find(|one| one.head.kind == Volet::Realise);
        let (true, Some(real)) = (year == today.year(), real) else { continue };
        let spent = real.matrix.total().map_err(anyhow::Error::from)?;
        let balance = Balance::of(sessions, year, spent).map_err(anyhow::Error::from)?;
        if !balance.envelopes.is_empty() {
            let (granted, rest) = (ui::format::euros(balance.granted), ui::format::euros(balance.rest()));
            let text =
                format!("{granted} accordés au prorata des jours, {} payés, {rest} restent", ui::format::euros(spent));
            told.push((format!("Enveloppes de {year}"), text));
        }
    }
    for one in conventions::list(sql, Some(product)).await?.iter().filter(|one| one.ends_on >= today) {
        let text = format!("{} jusqu'au {}", ui::format::euros(one.amount_cents), ui::format::date(one.ends_on));
        told.push((format!("Financement : {}", one.funder), text));
    }
    if told.is_empty() {
        told.push(("Budget".to_owned(), "Aucun budget n'est écrit ici".to_owned()));
    }
    Ok(told)
}

/// What the budget answers of a criterion of a gate: that money is held, that next year has its line, that the budget is public.
///
/// # Errors
/// When the database does not answer, or a total does not hold in an `i64`.
pub async fn answer<C: ConnectionTrait>(
    sql: &C,
    gate: Gate,
    criterion: &str,
    product: &str,
    today: NaiveDate,
) -> Result<Option<String>, Error> {
    match (gate, criterion) {
        (Gate::FinInvestigation, "financement") => {
            let agreed = conventions::list(sql, Some(product)).await?;
            let own = agreed.iter().filter(|one| one.kind == Funder::Sponsor && one.ends_on >= today);
            let held = sum(own.map(|one| one.amount_cents)).map_err(anyhow::Error::from)?;
            Ok((held >= HELD).then(|| format!("Conventions du sponsor en cours : {}", ui::format::euros(held))))
        }
        (Gate::FinIncubation, "budget") => {
            let next = annual_cents(sql, product, today.year() + 1).await?.filter(|cents| *cents > 0);
            Ok(next.map(|cents| format!("Budget {} écrit : {}", today.year() + 1, ui::format::euros(cents))))
        }
        (Gate::Investissement, "budget") => {
            let last = publications::list(sql, product).await?.into_iter().next();
            Ok(last.map(|one| format!("Budget {} publié ici le {}", one.year, ui::format::date(one.published_on))))
        }
        _ => Ok(None),
    }
}

/// What a sponsor holds at the end of an investigation, at least: 150 000 € (method of the network, 2026).
const HELD: i64 = 15_000_000;
