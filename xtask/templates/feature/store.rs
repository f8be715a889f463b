//! Entries in the database.

use kernel::{Error, Id, Tx};
use sea_orm::{ActiveValue::Set, DatabaseConnection, EntityTrait, QueryOrder};

use super::domain::Entry;
use super::records::{ActiveModel, Column, Entity, Model};

/// Every entry, the last one added first.
pub async fn list(reader: &DatabaseConnection) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().order_by_desc(Column::AddedAt).all(reader).await?)
}

/// Adds an entry.
pub async fn save(tx: &Tx, entry: &Entry) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = ActiveModel { id: Set(id.clone()), title: Set(entry.title.clone()), added_at: Set(tx.now()) };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}
