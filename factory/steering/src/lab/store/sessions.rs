//! Sessions, who is invited, the first real users.

use std::collections::HashMap;

use chrono::NaiveDate;
use kernel::vault::{Cell, Encrypted};
use kernel::{Digest, Error, Personal, Sensitive, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::slug;
use crate::lab::counted::Counted;
use crate::lab::records::{launch, lesson, participant, session, verbatim};

/// Where a sealed address stands.
pub fn email_cell(id: &Id) -> Cell<'_> {
    Cell { table: "lab_participant", column: "email", row: id.as_str() }
}

/// The sessions of a product, or of all, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C, product: Option<&str>) -> Result<Vec<session::Model>, Error> {
    let mut all = session::Entity::find();
    if let Some(product) = product {
        all = all.filter(session::Column::Product.eq(product));
    }
    Ok(all.order_by_desc(session::Column::HeldOn).order_by_desc(session::Column::Id).all(sql).await?)
}

/// One session of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, product: &str, id: &str) -> Result<Option<session::Model>, Error> {
    let own = session::Entity::find().filter(session::Column::Id.eq(id));
    Ok(own.filter(session::Column::Product.eq(product)).one(sql).await?)
}

/// Writes a session to come.
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    tx: &Tx,
    product: &str,
    (on, place): (NaiveDate, &str),
    author: &Id,
    demonstration: bool,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = session::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        held_on: Set(on),
        place: Set(place.to_owned()),
        profiles: Set("[]".to_owned()),
        table_count: Set(0),
        roti: Set("[0,0,0,0,0]".to_owned()),
        next_on: Set(None),
        digest: Set(None),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    session::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Writes the report of a session; false when it has one already.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(tx: &Tx, id: &Id, counted: &Counted, digest: Digest, author: &Id) -> Result<bool, Error> {
    let row = session::ActiveModel {
        profiles: Set(serde_json::to_string(&counted.profiles).map_err(anyhow::Error::from)?),
        table_count: Set(i64::from(counted.groups)),
        roti: Set(serde_json::to_string(&counted.roti).map_err(anyhow::Error::from)?),
        next_on: Set(counted.next_on),
        digest: Set(Some(digest)),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let open = session::Entity::update_many().set(row).filter(session::Column::Id.eq(id.as_str()));
    Ok(open.filter(session::Column::Digest.is_null()).exec(tx.sql()).await?.rows_affected == 1)
}

/// Keeps an invitation; false when this address has one already.
///
/// # Errors
/// When the database does not answer.
pub async fn invite(
    tx: &Tx,
    (id, session): (&Id, &session::Model),
    email: Encrypted,
    index: Digest,
) -> Result<bool, Error> {
    let known = participant::Entity::find().filter(participant::Column::Session.eq(session.id.as_str()));
    if known.filter(participant::Column::EmailIndex.eq(index.as_str())).count(tx.sql()).await? > 0 {
        return Ok(false);
    }
    let row = participant::ActiveModel {
        id: Set(id.clone()),
        session: Set(session.id.clone()),
        email: Set(Sensitive::new(email)),
        email_index: Set(index),
        held_on: Set(session.held_on),
    };
    participant::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(true)
}

/// How many people are invited to a session.
///
/// # Errors
/// When the database does not answer.
pub async fn invitations<C: ConnectionTrait>(sql: &C, session: &Id) -> Result<u64, Error> {
    let all = participant::Entity::find().filter(participant::Column::Session.eq(session.as_str()));
    Ok(all.count(sql).await?)
}

/// By product: the day of its first real user.
///
/// # Errors
/// When the database does not answer.
pub async fn first_users<C: ConnectionTrait>(sql: &C) -> Result<HashMap<String, NaiveDate>, Error> {
    let rows = launch::Entity::find().all(sql).await?;
    Ok(rows.into_iter().map(|row| (row.product.to_string(), row.first_user_on)).collect())
}

/// Tells the day of the first real user.
///
/// # Errors
/// When the database does not answer.
pub async fn declare(tx: &Tx, product: &str, on: NaiveDate, author: &Id, demonstration: bool) -> Result<(), Error> {
    use launch::Column as Of;
    let row = launch::ActiveModel {
        product: Set(slug(product)?),
        first_user_on: Set(on),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    let columns = [Of::FirstUserOn, Of::Author, Of::WrittenAt, Of::Demonstration];
    let same = sea_orm::sea_query::OnConflict::column(Of::Product).update_columns(columns).to_owned();
    launch::Entity::insert(row).on_conflict(same).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Removes what the demonstration wrote, and what hangs on it.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    let told = session::Entity::find().filter(session::Column::Demonstration.eq(true)).all(tx.sql()).await?;
    let ids: Vec<Id> = told.into_iter().map(|one| one.id).collect();
    let of = |ids: &[Id]| ids.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>();
    verbatim::Entity::delete_many().filter(verbatim::Column::Session.is_in(of(&ids))).exec(tx.sql()).await?;
    lesson::Entity::delete_many().filter(lesson::Column::Session.is_in(of(&ids))).exec(tx.sql()).await?;
    participant::Entity::delete_many().filter(participant::Column::Session.is_in(of(&ids))).exec(tx.sql()).await?;
    session::Entity::delete_many().filter(session::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    launch::Entity::delete_many().filter(launch::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
