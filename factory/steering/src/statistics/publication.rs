//! What is published of a product: gathered once for the page, the files and the interface.

use chrono::{Datelike, NaiveDate};
use kernel::{Error, Kernel};
use portfolio::catalogue::{self, Product, Today};

use super::course::{Budgets, Cost, by_impact, by_use};
use super::write::{Ligne, lines};
use crate::impact::domain::decimal::Decimal;
use crate::impact::mandatory::Mandatory;
use crate::impact::records::{indicator, measure};
use crate::impact::store;

/// Everything that is published of a product.
#[derive(Clone, Debug)]
pub struct Publication {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether the product has stopped: nothing is late any more.
    pub stopped: bool,
    /// The administration that answers for it.
    pub administration: String,
    /// Its indicators: the *métrique phare* first, then the matrix, then the others.
    pub indicators: Vec<indicator::Model>,
    /// Its measures, by day.
    pub measures: Vec<measure::Model>,
    /// The cents of each year.
    pub budgets: Budgets,
}

fn administration(today: &Today, product: &Product, publisher: &str) -> String {
    let sponsor = product.source.sponsors.first();
    sponsor.map_or(publisher, |id| today.catalogue.organisation_label(id)).to_owned()
}

/// Gathers it.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn of(kernel: &Kernel, id: &str) -> Result<Publication, Error> {
    let today = catalogue::today(kernel).await?;
    let product = today.catalogue.product(id).ok_or(Error::NotFound)?;
    let sql = kernel.db().reader();
    let mut indicators = store::indicators(sql, id).await?;
    let rank = |one: &indicator::Model| one.kind.map_or(Mandatory::ALL.len(), |kind| kind as usize);
    indicators.sort_by_key(|one| (!one.flagship, rank(one)));
    let measures = store::measures_of_product(sql, id).await?;
    let mut budgets = Budgets::new();
    let mut years: Vec<i32> = measures.iter().map(|one| one.measured_on.year()).collect();
    years.dedup();
    for year in years {
        if let Some(cents) = crate::budget::annual_cents(sql, id, year).await? {
            budgets.insert(year, cents);
        }
    }
    let state = crate::machine::State::on(&product.phases, today.day);
    Ok(Publication {
        id: id.to_owned(),
        title: product.source.title.clone(),
        stopped: state.next().is_empty(),
        administration: administration(&today, product, kernel.manifest().legal.publisher),
        indicators,
        measures,
        budgets,
    })
}

impl Publication {
    /// One of the indicators that every product owes.
    pub fn of_kind(&self, kind: Mandatory) -> Option<&indicator::Model> {
        self.indicators.iter().find(|one| one.kind == Some(kind))
    }

    /// The measures and targets of an indicator.
    pub fn measures_of(&self, of: &indicator::Model) -> Vec<measure::Model> {
        self.measures.iter().filter(|one| one.indicator == of.id).cloned().collect()
    }

    /// The real values of an indicator, by day.
    pub fn values_of(&self, of: &indicator::Model) -> Vec<(NaiveDate, Decimal)> {
        let own = self.measures.iter().filter(|one| one.indicator == of.id && !one.target);
        own.map(|one| (one.measured_on, Decimal::of_millionths(one.millionths))).collect()
    }

    /// What a use costs over time.
    pub fn use_costs(&self) -> Vec<Cost> {
        let users = self.of_kind(Mandatory::UtilisateursActifs);
        users.map(|users| by_use(&self.budgets, &self.values_of(users))).unwrap_or_default()
    }

    /// What an impact costs over time.
    pub fn impact_costs(&self) -> Vec<Cost> {
        let impact = self.of_kind(Mandatory::ImpactGenere);
        impact.map(|impact| by_impact(&self.budgets, impact, &self.values_of(impact))).unwrap_or_default()
    }

    /// The measures in the open schema.
    pub fn lines(&self) -> Vec<Ligne> {
        lines(&self.administration, &self.title, &self.indicators, &self.measures)
    }
}
