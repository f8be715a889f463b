//! What a budget makes due: conventions that end, publications of January and June.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Days, Months, NaiveDate};
use kernel::Error;
use portfolio::catalogue::{Today, href};
use portfolio::phase::PhaseName;
use sea_orm::ConnectionTrait;

use super::records::convention::Model as Convention;
use super::store::{conventions, publications, starts};
use crate::deadline::domain::Due;
use crate::machine::State;

/// A convention is told this long before it ends: time to write and sign the next one.
pub const NOTICE: Months = Months::new(3);
/// A publication made within these days before its term counts for it.
const WINDOW: Days = Days::new(45);

/// The conventions that end within the notice, or ended, with no later one of the same funder that goes on: they are to renew.
pub fn ending(conventions: &[Convention], today: NaiveDate) -> Vec<&Convention> {
    let renewed = |one: &Convention| {
        conventions
            .iter()
            .any(|other| other.product == one.product && other.funder == one.funder && other.ends_on > one.ends_on)
    };
    let soon = |one: &&Convention| one.ends_on <= today + NOTICE && one.ends_on + NOTICE >= today;
    conventions.iter().filter(soon).filter(|one| !renewed(one)).collect()
}

/// The first term of publication that nothing fulfils: the last one when it was missed, otherwise one to come. `published` are the days on
/// which the budget was published, `first` the day from which it is expected. A publication counts for a term from 45 days before it until
/// 45 days before the next.
pub fn publication(published: &[NaiveDate], first: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let years = today.year() - 1..=today.year() + 2;
    let terms: Vec<_> = years
        .flat_map(|year| [(year, 1, 31), (year, 6, 30)])
        .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day))
        .collect();
    let last = terms.iter().rposition(|term| *term < today).unwrap_or_default();
    let open = terms.windows(2).skip(last).filter(|pair| pair[0] >= first);
    let fulfils = |day: &NaiveDate, pair: &[NaiveDate]| *day + WINDOW >= pair[0] && *day + WINDOW < pair[1];
    open.filter(|pair| !published.iter().any(|day| fulfils(day, pair))).map(|pair| pair[0]).next()
}

/// What the budgets make due, and the products whose budget is kept here.
///
/// # Errors
/// When the database does not answer.
pub async fn gather<C: ConnectionTrait>(sql: &C, today: &Today) -> Result<(Vec<Due>, HashSet<String>), Error> {
    let mut all = Vec::new();
    let mut add = |on: NaiveDate, product: &str, what: String| {
        let href = format!("{}/pilotage/budget", href("/produits/", product));
        all.push(Due { on, product: product.to_owned(), what, href, proof: false, entry: None });
    };
    for one in ending(&conventions::list(sql, None).await?, today.day) {
        if today.catalogue.product(one.product.as_str()).is_some() {
            add(one.ends_on, one.product.as_str(), format!("Fin de la convention avec {}, à renouveler", one.funder));
        }
    }
    let mut published: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
    for (product, day) in publications::days(sql).await? {
        published.entry(product.into()).or_default().push(day);
    }
    let starts = starts(sql).await?;
    for (id, first) in &starts {
        let Some(product) = today.catalogue.product(id) else { continue };
        let working = matches!(
            State::on(&product.phases, today.day),
            State::In(PhaseName::Construction | PhaseName::Acceleration | PhaseName::Consolidation)
        );
        let days = published.get(id).map_or(&[][..], Vec::as_slice);
        if let Some(term) = publication(days, *first, today.day).filter(|_| working) {
            add(term, id, "Publication du budget".to_owned());
        }
    }
    Ok((all, starts.into_keys().collect()))
}
