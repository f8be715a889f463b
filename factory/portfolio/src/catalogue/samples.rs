//! A sample portfolio: that of the demonstration, as it stands on the day when tests begin.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};

use super::{Catalogue, Product, Today};
use crate::demonstration;

/// The day of the samples.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 20).unwrap_or_default()
}

/// The portfolio of the demonstration.
pub fn catalogue() -> Arc<Catalogue> {
    let products = demonstration::products(day()).into_iter();
    let products = products.map(|source| Product::new(source, DateTime::UNIX_EPOCH, 1)).collect();
    Arc::new(Catalogue::of(products, demonstration::incubators(), demonstration::organisations()))
}

/// The portfolio of the demonstration on the day of the samples.
pub fn today() -> Arc<Today> {
    Catalogue::on(&catalogue(), day())
}
