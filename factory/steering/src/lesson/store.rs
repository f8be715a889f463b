//! The pages of what stops taught.

use kernel::{Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::domain::TypedStop;
use super::records::{ActiveModel, Column, Entity, Model};

/// The page of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Product.eq(product)).one(sql).await?)
}

/// The pages that anybody reads, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn published<C: ConnectionTrait>(sql: &C) -> Result<Vec<Model>, Error> {
    let public = Entity::find().filter(Column::PublishedAt.is_not_null());
    Ok(public.order_by_desc(Column::PublishedAt).order_by_asc(Column::Product).all(sql).await?)
}

/// Every page, published or not.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().order_by_asc(Column::Product).all(sql).await?)
}

/// Writes the page of a product; what was public since a day stays so since that day.
///
/// # Errors
/// When the database does not answer.
pub async fn save(tx: &Tx, product: &str, lesson: &TypedStop, author: &Id, demonstration: bool) -> Result<(), Error> {
    let before = find(tx.sql(), product).await?.and_then(|page| page.published_at);
    let public = (lesson.publique == "oui").then(|| before.unwrap_or(tx.now()));
    let row = ActiveModel {
        product: Set(Slug::parse(product).map_err(anyhow::Error::from)?),
        tried: Set(lesson.essaye.clone()),
        learned: Set(lesson.appris.clone()),
        reusable: Set(lesson.reutilisable.clone()),
        published_at: Set(public),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    let changed = [
        Column::Tried,
        Column::Learned,
        Column::Reusable,
        Column::PublishedAt,
        Column::Author,
        Column::WrittenAt,
        Column::Demonstration,
    ];
    let same = OnConflict::column(Column::Product).update_columns(changed).to_owned();
    Entity::insert(row).on_conflict(same).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    Entity::delete_many().filter(Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
