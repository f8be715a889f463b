//! What is asked of products: the standards of the network, the obligations of the law, the fabrique's own rules.

mod criterion;
mod edit;
pub mod import;
mod network;
pub mod records;
mod rule;
pub(crate) mod store;
mod web;

use std::collections::HashMap;

use kernel::{Error, Feature, Migration, get, post};
use sea_orm::ConnectionTrait;

pub use criterion::{Bound, Class, Criterion, Family, Life};
pub(crate) use criterion::{bound, phases, words};
pub use edit::WriteReferential;
pub use network::{CATEGORIES, Category, standards};
pub use rule::Rule;

use import::Known;

/// The tables and the pages of the referentials.
pub fn feature() -> Feature {
    let create =
        Migration::new("202611241520_create_referential", include_str!("schema/202611241520_create_referential.sql"));
    Feature::new("conformity_referential")
        .migrations(&[create])
        .record::<records::standard::Model>()
        .record::<records::rule::Model>()
        .public(get("/conformite/referentiels", web::list))
        .guarded::<edit::WriteReferential>(get("/conformite/referentiels/fabrique", edit::edit))
        .guarded::<edit::WriteReferential>(post("/conformite/referentiels/fabrique", edit::save))
}

/// Every criterion in force: obligations, then standards, then the fabrique's own rules.
pub(crate) async fn in_force<C: ConnectionTrait>(sql: &C) -> Result<Vec<Criterion>, Error> {
    let obligations = crate::obligation::obligations().iter().map(|one| one.criterion.clone());
    let network = of_network(&store::list_known(sql).await?);
    let rules = store::list_rules(sql).await?;
    let own = rules.iter().zip(1..).filter_map(|(rule, number)| rule.criterion(number));
    Ok(obligations.chain(network).chain(own).collect())
}

/// The standards of the network: those of the program's table until an import, then those that the last version states.
fn of_network(known: &[Known]) -> Vec<Criterion> {
    let ours: HashMap<&str, &Criterion> = standards().iter().map(|one| (one.id.as_str(), one)).collect();
    if known.is_empty() {
        return standards().to_vec();
    }
    let mut all: Vec<Criterion> = known
        .iter()
        .filter(|known| !known.retired)
        .map(|known| ours.get(known.id.as_str()).map_or_else(|| unclassed(known), |one| (*one).clone()))
        .collect();
    all.sort_by_key(|one| one.number);
    all
}

/// A criterion that the program's table does not know yet: a person answers for it, every year, until somebody classes it.
fn unclassed(known: &Known) -> Criterion {
    let category = CATEGORIES.iter().find(|category| category.source == known.stated.category);
    Criterion {
        id: known.id.clone(),
        family: Family::Standard,
        group: category.map_or_else(|| known.stated.category.clone(), |category| category.label.to_owned()),
        number: u16::MAX,
        label: known.stated.label.clone(),
        class: Class::Attestation,
        phases: phases("CAKO").unwrap_or_default(),
        life: Life(365),
        bound: Bound::default(),
        attesters: vec!["membre".to_owned()],
        health_only: false,
        proof: "Attestation, en attendant que ce critère nouveau soit classé".to_owned(),
        checks: Vec::new(),
    }
}
