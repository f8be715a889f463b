//! Conventions with funders.

use kernel::{Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::By;
use crate::budget::domain::Agreed;
use crate::budget::records::convention::{ActiveModel, Column, Entity, Model};

/// The conventions of a product, or of all, the one that ends first first.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C, product: Option<&str>) -> Result<Vec<Model>, Error> {
    let mut all = Entity::find().order_by_asc(Column::EndsOn).order_by_asc(Column::Id);
    if let Some(product) = product {
        all = all.filter(Column::Product.eq(product));
    }
    Ok(all.all(sql).await?)
}

/// One convention of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, product: &str, id: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Id.eq(id)).filter(Column::Product.eq(product)).one(sql).await?)
}

/// Adds a convention. Answers its identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn add(tx: &Tx, product: &str, agreed: &Agreed, by: By<'_>) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        product: Set(Slug::parse(product).map_err(anyhow::Error::from)?),
        revision: Set(1),
        demonstration: Set(by.demonstration),
        ..written(tx, agreed, by)
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

fn written(tx: &Tx, agreed: &Agreed, by: By<'_>) -> ActiveModel {
    ActiveModel {
        funder: Set(agreed.funder.clone()),
        kind: Set(agreed.kind),
        reference: Set(agreed.reference.clone()),
        amount_cents: Set(agreed.cents),
        starts_on: Set(agreed.from),
        ends_on: Set(agreed.until),
        author: Set(Personal::new(by.author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    }
}

/// Changes a convention that nobody changed since `revision`.
///
/// # Errors
/// A conflict when somebody did; or the database does not answer.
pub async fn amend(tx: &Tx, id: &str, revision: i64, agreed: &Agreed, by: By<'_>) -> Result<(), Error> {
    let change = ActiveModel { revision: Set(revision + 1), ..written(tx, agreed, by) };
    let own = Entity::update_many().set(change).filter(Column::Id.eq(id)).filter(Column::Revision.eq(revision));
    if own.exec(tx.sql()).await?.rows_affected == 1 { Ok(()) } else { Err(changed()) }
}

/// Removes a convention that nobody changed since `revision`.
///
/// # Errors
/// A conflict when somebody did; or the database does not answer.
pub async fn remove(tx: &Tx, id: &str, revision: i64) -> Result<(), Error> {
    let own = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::Revision.eq(revision));
    if own.exec(tx.sql()).await?.rows_affected == 1 { Ok(()) } else { Err(changed()) }
}

fn changed() -> Error {
    Error::Conflict(
        "Cette convention vient d'être modifiée ou retirée par quelqu'un d'autre : rechargez la page.".into(),
    )
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    Entity::delete_many().filter(Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
