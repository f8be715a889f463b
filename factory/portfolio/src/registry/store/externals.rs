//! Reads and writes what other registries call our products.

use kernel::{Error, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::slug;
use crate::registry::domain::External;
use crate::registry::records::external;

/// Every identifier of every registry, by registry.
///
/// # Errors
/// When the database does not answer.
pub async fn list_externals<C: ConnectionTrait>(sql: &C) -> Result<Vec<External>, Error> {
    let rows = external::Entity::find()
        .order_by_asc(external::Column::Source)
        .order_by_asc(external::Column::External)
        .all(sql)
        .await?;
    let read = |row: external::Model| External {
        source: row.source.into(),
        external: row.external,
        product: row.product.map(String::from),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Adds identifiers that a registry lists. One that is there already stays as it is: what was decided of it meanwhile holds.
///
/// # Errors
/// When a product does not exist, or the database does not answer.
pub async fn add_externals(tx: &Tx, externals: &[External]) -> Result<(), Error> {
    for external in externals {
        let row = external::ActiveModel {
            source: Set(slug(&external.source)?),
            external: Set(external.external.clone()),
            product: Set(external.product.as_deref().map(slug).transpose()?),
            changed_at: Set(tx.now()),
        };
        let again = OnConflict::columns([external::Column::Source, external::Column::External]).do_nothing().to_owned();
        external::Entity::insert(row).on_conflict(again).exec_without_returning(tx.sql()).await?;
    }
    Ok(())
}

/// Says which of our products an identifier stands for, if it still stands for what it did in `seen`.
///
/// # Errors
/// [`Error::Conflict`] when somebody decided meanwhile; when the product does not exist, or the database does not answer.
pub async fn link_external(tx: &Tx, seen: &External, product: &str) -> Result<(), Error> {
    let still = match &seen.product {
        Some(seen) => external::Column::Product.eq(seen.as_str()),
        None => external::Column::Product.is_null(),
    };
    let linked = external::Entity::update_many()
        .col_expr(external::Column::Product, Expr::value(slug(product)?))
        .col_expr(external::Column::ChangedAt, Expr::value(tx.now()))
        .filter(external::Column::Source.eq(seen.source.as_str()))
        .filter(external::Column::External.eq(seen.external.as_str()))
        .filter(still)
        .exec(tx.sql())
        .await?;
    match linked.rows_affected {
        0 => Err(Error::Conflict("Quelqu'un d'autre vient de décider de cet identifiant.".to_owned())),
        _ => Ok(()),
    }
}
