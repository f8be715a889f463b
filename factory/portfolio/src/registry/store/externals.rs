//! Reads and writes what other registries call our products.

use kernel::{Error, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

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

/// Says which of our products a registry's identifier stands for, or that none does.
///
/// # Errors
/// When the product does not exist, or the database does not answer.
pub async fn save_external(tx: &Tx, external: &External) -> Result<(), Error> {
    let row = external::ActiveModel {
        source: Set(slug(&external.source)?),
        external: Set(external.external.clone()),
        product: Set(external.product.as_deref().map(slug).transpose()?),
        changed_at: Set(tx.now()),
    };
    let again = OnConflict::columns([external::Column::Source, external::Column::External])
        .update_columns([external::Column::Product, external::Column::ChangedAt])
        .to_owned();
    external::Entity::insert(row).on_conflict(again).exec_without_returning(tx.sql()).await?;
    Ok(())
}
