//! Candidate features.

use chrono::NaiveDate;
use kernel::{Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::domain::Candidate;
use super::records::{ActiveModel, Column, Entity, Model, State};

/// The candidates of a product, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::Product.eq(product)).order_by_asc(Column::Id).all(sql).await?)
}

/// Keeps a candidate.
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    tx: &Tx,
    product: &str,
    new: &Candidate,
    indicator: &Id,
    author: &Id,
    demonstration: bool,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        product: Set(Slug::parse(product).map_err(anyhow::Error::from)?),
        title: Set(new.title.clone()),
        hypothesis: Set(new.hypothesis.clone()),
        indicator: Set(indicator.clone()),
        gain: Set(new.gain),
        confidence: Set(new.confidence),
        cost_cents: Set(new.cost_cents),
        state: Set(State::Candidate),
        ended_on: Set(None),
        lesson: Set(String::new()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Ends a candidate that waits; false when it is none of the product's, or ended already.
///
/// # Errors
/// When the database does not answer.
pub async fn end(
    tx: &Tx,
    product: &str,
    id: &str,
    (state, on, lesson): &(State, NaiveDate, String),
) -> Result<bool, Error> {
    let row = ActiveModel {
        state: Set(*state),
        ended_on: Set(Some(*on)),
        lesson: Set(lesson.clone()),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let own = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Product.eq(product));
    Ok(own.filter(Column::State.eq(State::Candidate)).exec(tx.sql()).await?.rows_affected == 1)
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    Entity::delete_many().filter(Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
