//! What every page counts of impact: each indicator with its first, last and aimed values. In memory until somebody writes.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use kernel::{Error, Kernel};
use privacy::Id;

use super::domain::cost::cents_by;
use super::domain::decimal::Decimal;
use super::domain::level::{self, Level};
use super::mandatory::Mandatory;
use super::records::indicator::Model as Indicator;
use super::records::review::Reviewed;
use super::store::{self, Point};
use crate::budget::matrix::Matrix;
use crate::budget::records::layer::Model as Head;
use crate::budget::store::{Layer, totals};
use crate::budget::telling;

/// A value on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The day.
    pub on: NaiveDate,
    /// The value.
    pub value: Decimal,
}

impl From<&Point> for Reading {
    fn from(point: &Point) -> Self {
        Self { on: point.measured_on, value: point.value() }
    }
}

/// An indicator with what was measured of it.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The indicator.
    pub indicator: Indicator,
    /// The first real measure.
    pub first: Option<Reading>,
    /// The real measure before the last one.
    pub before: Option<Reading>,
    /// The last real measure.
    pub last: Option<Reading>,
    /// The targets, by day.
    pub targets: Vec<Reading>,
    /// Real measures.
    pub count: usize,
    reviewed: Option<(Reviewed, DateTime<Utc>)>,
}

impl Followed {
    fn of(indicator: Indicator, points: &[Point], reviewed: Option<(Reviewed, DateTime<Utc>)>) -> Self {
        let real: Vec<&Point> = points.iter().filter(|point| !point.target).collect();
        let at = |place: Option<usize>| place.and_then(|place| real.get(place)).map(|point| Reading::from(*point));
        Self {
            first: at(Some(0)),
            before: at(real.len().checked_sub(2)),
            last: at(real.len().checked_sub(1)),
            targets: points.iter().filter(|point| point.target).map(Reading::from).collect(),
            count: real.len(),
            reviewed,
            indicator,
        }
    }

    /// How far it can be trusted.
    pub fn level(&self) -> Level {
        level::level(self.last.is_some(), self.reviewed, self.indicator.written_at)
    }

    /// Days by which its last measure is late.
    pub fn late(&self, today: NaiveDate) -> Option<i64> {
        level::late(self.last.map(|last| last.on), self.indicator.frequency, self.indicator.flagship, today)
    }

    /// How late it is, in French; empty when it is not.
    pub fn late_told(&self, today: NaiveDate) -> String {
        let told = |days: i64| format!("En retard de {}", ui::format::duration_days(days));
        self.late(today).map(told).unwrap_or_default()
    }

    /// The next target, or the last one when none is ahead.
    pub fn target(&self, today: NaiveDate) -> Option<Reading> {
        self.targets.iter().find(|target| target.on >= today).or(self.targets.last()).copied()
    }

    /// Whether the last measure is better than the first.
    pub fn has_gained(&self) -> bool {
        let (Some(first), Some(last)) = (self.first, self.last) else { return false };
        first.value != last.value && self.indicator.direction.reaches(last.value, first.value)
    }

    /// Whether the last measure improved on the one before; nothing with fewer than two, or when nothing moved.
    pub fn improved(&self) -> Option<bool> {
        let (before, last) = (self.before?.value, self.last?.value);
        (before != last).then(|| self.indicator.direction.reaches(last, before))
    }

    /// The indicator and its last value, in one sentence.
    pub fn sentence(&self) -> String {
        match self.last {
            Some(last) => format!(
                "{} : {} le {}",
                self.indicator.name,
                self.indicator.unit.told(last.value),
                ui::format::date(last.on)
            ),
            None => format!("{} : jamais mesurée", self.indicator.name),
        }
    }

    /// The last value with its unit, in French; nothing when nothing was measured.
    pub fn told(&self) -> Option<String> {
        self.last.map(|last| self.indicator.unit.told(last.value))
    }
}

/// Everything that is followed, by product.
#[derive(Debug, Default)]
pub struct Figures {
    products: HashMap<String, Vec<Followed>>,
    /// The cents of each year, by product and year.
    budgets: HashMap<(String, i64), i64>,
}

/// What a use costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UseCost {
    /// The cents of the year by active user of a month.
    pub cents: i64,
    /// The day of the count of users.
    pub on: NaiveDate,
}

impl Figures {
    async fn load(kernel: &Kernel) -> Result<Self, Error> {
        let sql = kernel.db().reader();
        let mut points: HashMap<Id, Vec<Point>> = HashMap::new();
        for point in store::points(sql).await? {
            points.entry(point.indicator.clone()).or_default().push(point);
        }
        let reviews = store::all_reviews(sql).await?;
        let reviewed: HashMap<Id, _> =
            reviews.into_iter().map(|one| (one.indicator, (one.level, one.written_at))).collect();
        let mut figures = Self::default();
        for indicator in store::all_indicators(sql).await? {
            let own = points.remove(&indicator.id).unwrap_or_default();
            let reviewed = reviewed.get(&indicator.id).copied();
            let followed = Followed::of(indicator, &own, reviewed);
            figures.products.entry(followed.indicator.product.to_string()).or_default().push(followed);
        }
        figures.budgets = budgets(totals(sql).await?);
        Ok(figures)
    }

    /// What is followed of a product, by name.
    pub fn of(&self, product: &str) -> &[Followed] {
        self.products.get(product).map_or(&[], Vec::as_slice)
    }

    /// One of the indicators that every product owes.
    pub fn of_kind(&self, product: &str, kind: Mandatory) -> Option<&Followed> {
        self.of(product).iter().find(|one| one.indicator.kind == Some(kind))
    }

    /// The *métrique phare* of a product.
    pub fn flagship(&self, product: &str) -> Option<&Followed> {
        self.of(product).iter().find(|one| one.indicator.flagship)
    }

    /// The cents of a year, when its budget is known.
    pub fn annual_cents(&self, product: &str, year: i32) -> Option<i64> {
        self.budgets.get(&(product.to_owned(), i64::from(year))).copied()
    }

    /// What a use of a product costs.
    pub fn use_cost(&self, product: &str) -> Option<UseCost> {
        let users = self.of_kind(product, Mandatory::UtilisateursActifs)?.last?;
        let cents = cents_by(self.annual_cents(product, users.on.year())?, users.value)?;
        Some(UseCost { cents, on: users.on })
    }

    /// Everything that is followed.
    pub fn all(&self) -> impl Iterator<Item = &Followed> {
        self.products.values().flatten()
    }
}

/// What each year of each product costs, by the layer that tells it.
fn budgets(totals: Vec<(Head, i64)>) -> HashMap<(String, i64), i64> {
    let mut sums = HashMap::new();
    let mut layers: HashMap<(String, i64), Vec<Layer>> = HashMap::new();
    for (head, total) in totals {
        sums.insert(head.id.clone(), total);
        let year = (head.product.to_string(), head.year);
        layers.entry(year).or_default().push(Layer { head, matrix: Matrix::default() });
    }
    let cents = |own: &[Layer]| sums.get(&telling(own)?.head.id).copied();
    layers.iter().filter_map(|(year, own)| Some((year.clone(), cents(own)?))).collect()
}

/// The figures as they stand.
///
/// # Errors
/// When the database does not answer.
pub async fn today(kernel: &Kernel) -> Result<Arc<Figures>, Error> {
    kernel.derived(|kernel| async move { Figures::load(&kernel).await }).await
}
