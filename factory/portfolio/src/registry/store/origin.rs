//! What the demonstration created, and its withdrawal once the real content is there.

use std::collections::BTreeSet;

use kernel::{Error, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::registry::records::{assignment, event, external, history, incubator, organisation, phase, product};

/// Identifiers of records, by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ids {
    /// Products.
    pub products: BTreeSet<String>,
    /// Incubators.
    pub incubators: BTreeSet<String>,
    /// Organisations.
    pub organisations: BTreeSet<String>,
}

/// What the demonstration created and nothing has changed since.
///
/// # Errors
/// When the database does not answer.
pub async fn list_demonstration<C: ConnectionTrait>(sql: &C) -> Result<Ids, Error> {
    let products = product::Entity::find().filter(product::Column::Demonstration.eq(true));
    let incubators = incubator::Entity::find().filter(incubator::Column::Demonstration.eq(true));
    let organisations = organisation::Entity::find().filter(organisation::Column::Demonstration.eq(true));
    let products: Vec<String> = products.select_only().column(product::Column::Id).into_tuple().all(sql).await?;
    let incubators: Vec<String> = incubators.select_only().column(incubator::Column::Id).into_tuple().all(sql).await?;
    let organisations: Vec<String> =
        organisations.select_only().column(organisation::Column::Id).into_tuple().all(sql).await?;
    Ok(Ids {
        products: products.into_iter().collect(),
        incubators: incubators.into_iter().collect(),
        organisations: organisations.into_iter().collect(),
    })
}

/// Says that the demonstration created these records. Any later change of one of them takes it out of the demonstration.
///
/// # Errors
/// When the database does not answer.
pub async fn mark_demonstration(tx: &Tx, ids: &Ids) -> Result<(), Error> {
    product::Entity::update_many()
        .col_expr(product::Column::Demonstration, Expr::value(true))
        .filter(product::Column::Id.is_in(ids.products.iter().map(String::as_str)))
        .exec(tx.sql())
        .await?;
    incubator::Entity::update_many()
        .col_expr(incubator::Column::Demonstration, Expr::value(true))
        .filter(incubator::Column::Id.is_in(ids.incubators.iter().map(String::as_str)))
        .exec(tx.sql())
        .await?;
    organisation::Entity::update_many()
        .col_expr(organisation::Column::Demonstration, Expr::value(true))
        .filter(organisation::Column::Id.is_in(ids.organisations.iter().map(String::as_str)))
        .exec(tx.sql())
        .await?;
    Ok(())
}

/// Deletes records with all their rows. What other registries called these products waits for a product again.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw(tx: &Tx, ids: &Ids) -> Result<(), Error> {
    let products = || ids.products.iter().map(String::as_str);
    external::Entity::update_many()
        .col_expr(external::Column::Product, Expr::value(Option::<String>::None))
        .filter(external::Column::Product.is_in(products()))
        .exec(tx.sql())
        .await?;
    phase::Entity::delete_many().filter(phase::Column::Product.is_in(products())).exec(tx.sql()).await?;
    event::Entity::delete_many().filter(event::Column::Product.is_in(products())).exec(tx.sql()).await?;
    assignment::Entity::delete_many().filter(assignment::Column::Product.is_in(products())).exec(tx.sql()).await?;
    let all = [
        (history::Kind::Product, &ids.products),
        (history::Kind::Incubator, &ids.incubators),
        (history::Kind::Organisation, &ids.organisations),
    ];
    for (kind, ids) in all {
        let lines = history::Entity::delete_many().filter(history::Column::Kind.eq(kind));
        lines.filter(history::Column::Record.is_in(ids.iter().map(String::as_str))).exec(tx.sql()).await?;
    }
    product::Entity::delete_many().filter(product::Column::Id.is_in(products())).exec(tx.sql()).await?;
    let incubators = ids.incubators.iter().map(String::as_str);
    incubator::Entity::delete_many().filter(incubator::Column::Id.is_in(incubators)).exec(tx.sql()).await?;
    let organisations = ids.organisations.iter().map(String::as_str);
    organisation::Entity::delete_many().filter(organisation::Column::Id.is_in(organisations)).exec(tx.sql()).await?;
    Ok(())
}
