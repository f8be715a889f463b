//! Signed versions: written once, never changed.

use kernel::{Digest, Error, Personal, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::budget::store::By;
use crate::strategy::records::version::{ActiveModel, Column, Entity, Model};

/// The versions of a roadmap, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C, roadmap: &str) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::Roadmap.eq(roadmap)).order_by_desc(Column::Number).all(sql).await?)
}

/// Freezes a version.
///
/// # Errors
/// A conflict when its number is taken; or the database does not answer.
pub async fn add(tx: &Tx, roadmap: &Id, number: i64, content: String, decision: &Id, by: By<'_>) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        roadmap: Set(roadmap.clone()),
        number: Set(number),
        digest: Set(Digest::of(content.as_bytes())),
        content: Set(content),
        decision: Set(decision.clone()),
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
