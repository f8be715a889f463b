//! Coaching notes, sealed, and the decision log.

use chrono::NaiveDate;
use kernel::vault::{Cell, Encrypted};
use kernel::{Error, Personal, Sensitive, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::slug;
use crate::team::records::{access, choice, contract, mission, note, step, training};

/// Where the sealed words of a note stand.
pub fn cell(id: &Id) -> Cell<'_> {
    Cell { table: "team_note", column: "words", row: id.as_str() }
}

/// The coaching notes of a product, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn notes<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<note::Model>, Error> {
    let all = note::Entity::find().filter(note::Column::Product.eq(product));
    Ok(all.order_by_desc(note::Column::WrittenAt).order_by_desc(note::Column::Id).all(sql).await?)
}

/// Keeps a note under an identifier whose key sealed it.
///
/// # Errors
/// When the database does not answer.
pub async fn add_note(
    tx: &Tx,
    (id, product): (&Id, &str),
    words: Encrypted,
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = note::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        words: Set(Sensitive::new(words)),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    note::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// What a team decided, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn choices<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<choice::Model>, Error> {
    let all = choice::Entity::find().filter(choice::Column::Product.eq(product));
    Ok(all.order_by_desc(choice::Column::DecidedOn).order_by_desc(choice::Column::Id).all(sql).await?)
}

/// Writes what a team decided.
///
/// # Errors
/// When the database does not answer.
pub async fn add_choice(
    tx: &Tx,
    product: &str,
    (on, what, why): (NaiveDate, &str, &str),
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = choice::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(slug(product)?),
        decided_on: Set(on),
        what: Set(what.to_owned()),
        why: Set(why.to_owned()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    choice::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    mission::Entity::delete_many().filter(mission::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    contract::Entity::delete_many().filter(contract::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    access::Entity::delete_many().filter(access::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    step::Entity::delete_many().filter(step::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    training::Entity::delete_many().filter(training::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    note::Entity::delete_many().filter(note::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    choice::Entity::delete_many().filter(choice::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
