//! HTTP: a file per page.

pub mod board;
pub mod convention;
pub mod matrix;
pub mod public;
pub mod show;

use portfolio::registry::domain::Product;
use ui::NavItem;

use crate::pages::{crumbs, steering_of};

/// The page of a product's budget.
pub fn budget_of(product: &str) -> String {
    format!("{}/budget", steering_of(product))
}

/// The way down to a page under the budget of a product.
pub fn crumbs_of(product: &Product, here: &str) -> Vec<NavItem> {
    let mut all = crumbs(product, here);
    let at = all.len() - 1;
    all.insert(at, NavItem::new(budget_of(&product.source.id), "Budget"));
    all
}
