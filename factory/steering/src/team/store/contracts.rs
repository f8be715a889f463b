//! Contracts and purchase orders.

use kernel::{Error, Personal, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::slug;
use crate::team::records::contract::{ActiveModel, Column, Entity, Model};
use crate::team::typed::Contract;

/// The contracts of a product, or of all, the first to end first.
///
/// # Errors
/// When the database does not answer.
pub async fn contracts<C: ConnectionTrait>(sql: &C, product: Option<&str>) -> Result<Vec<Model>, Error> {
    let mut all = Entity::find();
    if let Some(product) = product {
        all = all.filter(Column::Product.eq(product));
    }
    Ok(all.order_by_asc(Column::EndsOn).all(sql).await?)
}

/// One contract of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find_contract<C: ConnectionTrait>(sql: &C, product: &str, id: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Id.eq(id)).filter(Column::Product.eq(product)).one(sql).await?)
}

/// Writes a contract.
///
/// # Errors
/// When the database does not answer.
pub async fn add_contract(
    tx: &Tx,
    product: &str,
    new: &Contract,
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        product: Set(slug(product)?),
        label: Set(new.label.clone()),
        kind: Set(new.kind),
        holder: Set(new.holder.clone()),
        partners: Set(new.partners.clone()),
        ordered: Set(new.ordered),
        consumed: Set(new.consumed),
        ends_on: Set(new.ends_on),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Tells how many half-days of a contract are used.
///
/// # Errors
/// When the database does not answer.
pub async fn consume(tx: &Tx, id: &Id, consumed: i64, author: &Id) -> Result<(), Error> {
    let row = ActiveModel {
        consumed: Set(consumed),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    Entity::update_many().set(row).filter(Column::Id.eq(id.as_str())).exec(tx.sql()).await?;
    Ok(())
}
