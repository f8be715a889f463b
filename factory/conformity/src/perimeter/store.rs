//! Reads and adds declarations of perimeters.

use std::collections::HashMap;

use kernel::{Error, Tx};
use privacy::{Id, Personal};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::Perimeter;
use super::records::{ActiveModel, Column, Entity, Model};
use crate::constat::store::slug;

/// The perimeter of every product that has declared one.
pub async fn list<C: ConnectionTrait>(sql: &C) -> Result<HashMap<String, Perimeter>, Error> {
    let latest = Entity::find().select_only().column_as(Column::Id.max(), "id").group_by(Column::Product).into_query();
    let rows = Entity::find().filter(Column::Id.in_subquery(latest)).all(sql).await?;
    rows.into_iter().map(|row| Ok((row.product.as_str().to_owned(), value(&row)?))).collect()
}

/// The declarations of a product, the latest first.
pub async fn list_of_product<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Model>, Error> {
    let all = Entity::find().filter(Column::Product.eq(product));
    Ok(all.order_by_desc(Column::Id).limit(50).all(sql).await?)
}

/// Adds a declaration, of a person or of the base.
pub async fn save(tx: &Tx, product: &str, perimeter: &Perimeter, account: Option<&Id>) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        product: Set(slug(product)?),
        categories: Set(written(&perimeter.categories)?),
        recipients: Set(written(&perimeter.recipients)?),
        retentions: Set(written(&perimeter.retentions)?),
        tools: Set(written(&perimeter.tools)?),
        domains: Set(written(&perimeter.domains)?),
        health: Set(perimeter.health),
        cyber_tenths: Set(perimeter.cyber_tenths),
        declared: Set(perimeter.declared.clone()),
        account: Set(account.cloned().map(Personal::new)),
        at: Set(tx.now()),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// What a line declares.
pub fn value(row: &Model) -> Result<Perimeter, Error> {
    Ok(Perimeter {
        categories: read(&row.categories)?,
        recipients: read(&row.recipients)?,
        retentions: read(&row.retentions)?,
        tools: read(&row.tools)?,
        domains: read(&row.domains)?,
        health: row.health,
        cyber_tenths: row.cyber_tenths,
        declared: row.declared.clone(),
    })
}

fn written(list: &[String]) -> Result<String, Error> {
    Ok(serde_json::to_string(list).map_err(anyhow::Error::from)?)
}

fn read(list: &str) -> Result<Vec<String>, Error> {
    Ok(serde_json::from_str(list).map_err(anyhow::Error::from)?)
}
