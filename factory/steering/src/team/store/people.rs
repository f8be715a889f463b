//! What each person has and did: accesses, steps of an arrival or a departure, trainings.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use kernel::{Error, Personal, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::slug;
use crate::team::records::{access, step, training};

/// The accesses given on a product, those open first.
///
/// # Errors
/// When the database does not answer.
pub async fn accesses<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<access::Model>, Error> {
    let all = access::Entity::find().filter(access::Column::Product.eq(product));
    let mut all = all.order_by_asc(access::Column::OpenedOn).all(sql).await?;
    all.sort_by_key(|one| one.closed_on.is_some());
    Ok(all)
}

/// Every access that is open.
///
/// # Errors
/// When the database does not answer.
pub async fn open_accesses<C: ConnectionTrait>(sql: &C) -> Result<Vec<access::Model>, Error> {
    Ok(access::Entity::find().filter(access::Column::ClosedOn.is_null()).all(sql).await?)
}

/// Notes an access.
///
/// # Errors
/// When the database does not answer.
pub async fn add_access(
    tx: &Tx,
    (person, product): (&Id, &str),
    (tool, on): (&str, NaiveDate),
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = access::ActiveModel {
        id: Set(tx.new_id()),
        person: Set(person.clone()),
        product: Set(slug(product)?),
        tool: Set(tool.to_owned()),
        opened_on: Set(on),
        closed_on: Set(None),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    access::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Closes an access of a product; nothing when there is none, false when it is closed already.
///
/// # Errors
/// When the database does not answer.
pub async fn close_access(
    tx: &Tx,
    (product, id): (&str, &str),
    on: NaiveDate,
    author: &Id,
) -> Result<Option<bool>, Error> {
    use access::Column as Of;
    let own = || access::Entity::find().filter(Of::Id.eq(id)).filter(Of::Product.eq(product));
    if own().count(tx.sql()).await? == 0 {
        return Ok(None);
    }
    let row = access::ActiveModel {
        closed_on: Set(Some(on)),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let open = access::Entity::update_many().set(row).filter(Of::Id.eq(id)).filter(Of::ClosedOn.is_null());
    Ok(Some(open.exec(tx.sql()).await?.rows_affected == 1))
}

/// The steps that somebody has done on a product.
///
/// # Errors
/// When the database does not answer.
pub async fn steps<C: ConnectionTrait>(sql: &C, person: &Id, product: &str) -> Result<BTreeSet<String>, Error> {
    let done = step::Entity::find().filter(step::Column::Person.eq(person.as_str()));
    let done = done.filter(step::Column::Product.eq(product)).all(sql).await?;
    Ok(done.into_iter().map(|row| row.step.to_string()).collect())
}

/// Says a step done; false when it is already.
///
/// # Errors
/// When the database does not answer.
pub async fn do_step(
    tx: &Tx,
    (person, product): (&Id, &str),
    id: &str,
    author: &Id,
    demonstration: bool,
) -> Result<bool, Error> {
    use step::Column as Of;
    let row = step::ActiveModel {
        person: Set(person.clone()),
        product: Set(slug(product)?),
        step: Set(slug(id)?),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    let once = OnConflict::columns([Of::Person, Of::Product, Of::Step]).do_nothing().to_owned();
    Ok(step::Entity::insert(row).on_conflict(once).exec_without_returning(tx.sql()).await? == 1)
}

/// Every training followed.
///
/// # Errors
/// When the database does not answer.
pub async fn trainings<C: ConnectionTrait>(sql: &C) -> Result<Vec<training::Model>, Error> {
    Ok(training::Entity::find().all(sql).await?)
}

/// Says that somebody followed a training, on a day; the latest day counts.
///
/// # Errors
/// When the database does not answer.
pub async fn follow(
    tx: &Tx,
    person: &Id,
    (course, on): (&str, NaiveDate),
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    use training::Column as Of;
    let row = training::ActiveModel {
        person: Set(person.clone()),
        course: Set(slug(course)?),
        followed_on: Set(on),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    let columns = [Of::FollowedOn, Of::Author, Of::WrittenAt, Of::Demonstration];
    let again = OnConflict::columns([Of::Person, Of::Course]).update_columns(columns).to_owned();
    training::Entity::insert(row).on_conflict(again).exec_without_returning(tx.sql()).await?;
    Ok(())
}
