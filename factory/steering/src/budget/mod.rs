//! Budgets: autorisations d'engagement and crédits de paiement of each product and year, planned, revised, real; who funds; what is published.

pub mod act;
pub mod board;
mod cost;
pub mod domain;
pub mod due;
pub mod envelope;
pub mod file;
pub mod matrix;
pub mod money;
pub mod records;
pub mod store;
pub mod summary;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use kernel::{Feature, Migration, get, post};

use self::act::EditBudget;
use crate::perimeter::FollowProduct;

pub use cost::{annual_cents, answer, telling, told};

/// Budgets, conventions, publications.
pub fn feature() -> Feature {
    let schema = Migration::new("202611241720_create_budget", include_str!("schema/202611241720_create_budget.sql"));
    let of = |rest: &str| format!("/produits/{{id}}/pilotage/{rest}");
    Feature::new("budget")
        .migrations(&[schema])
        .record::<records::layer::Model>()
        .record::<records::cell::Model>()
        .record::<records::convention::Model>()
        .record::<records::publication::Model>()
        .guarded::<FollowProduct>(get("/budget", web::board::show))
        .guarded::<FollowProduct>(get(of("budget"), web::show::now))
        .guarded::<FollowProduct>(get(of("budget/{annee}"), web::show::year))
        .guarded::<FollowProduct>(get(of("budget/{annee}/{volet}/matrice.csv"), web::matrix::file))
        .guarded::<EditBudget>(get(of("budget/{annee}/{volet}"), web::matrix::edit))
        .guarded::<EditBudget>(post(of("budget/{annee}/{volet}"), web::matrix::save))
        .guarded::<EditBudget>(post(of("budget/{annee}/{volet}/fichier"), web::matrix::import))
        .guarded::<EditBudget>(get(of("conventions"), web::convention::new))
        .guarded::<EditBudget>(post(of("conventions"), web::convention::add))
        .guarded::<EditBudget>(get(of("conventions/{convention}"), web::convention::edit))
        .guarded::<EditBudget>(post(of("conventions/{convention}"), web::convention::amend))
        .guarded::<EditBudget>(post(of("conventions/{convention}/retrait"), web::convention::withdraw))
        .guarded::<EditBudget>(post(of("budget/{annee}/publication"), web::show::publish))
        .public(get("/produits/{id}/budget", web::public::list))
        .public(get("/produits/{id}/budget/{publication}", web::public::show))
}
