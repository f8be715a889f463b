//! Publications: written once, never changed.

use chrono::NaiveDate;
use kernel::{Digest, Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::By;
use crate::budget::records::publication::{ActiveModel, Column, Entity, Model};

/// The publications of a product, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Model>, Error> {
    let own = Entity::find().filter(Column::Product.eq(product));
    Ok(own.order_by_desc(Column::PublishedOn).order_by_desc(Column::Id).all(sql).await?)
}

/// One publication of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, product: &str, id: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Id.eq(id)).filter(Column::Product.eq(product)).one(sql).await?)
}

/// The days on which each product published its budget.
///
/// # Errors
/// When the database does not answer.
pub async fn days<C: ConnectionTrait>(sql: &C) -> Result<Vec<(Slug, NaiveDate)>, Error> {
    let all = Entity::find().select_only().column(Column::Product).column(Column::PublishedOn);
    Ok(all.into_tuple().all(sql).await?)
}

/// Freezes what is published. Answers the identifier of the publication.
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    tx: &Tx,
    (product, year): (&str, i32),
    on: NaiveDate,
    (content, digest): (String, Digest),
    by: By<'_>,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        product: Set(Slug::parse(product).map_err(anyhow::Error::from)?),
        year: Set(i64::from(year)),
        published_on: Set(on),
        content: Set(content),
        digest: Set(digest),
        author: Set(Personal::new(by.author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(by.demonstration),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    Entity::delete_many().filter(Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
