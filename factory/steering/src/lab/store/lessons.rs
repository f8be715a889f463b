//! Words heard, lessons, decisions, deliveries. A decision and a delivery are given once: that stands in the condition of the write.

use chrono::NaiveDate;
use kernel::vault::{Cell, Encrypted};
use kernel::{Digest, Error, Personal, Sensitive, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::slug;
use crate::lab::domain::Delivery;
use crate::lab::records::lesson::{self, Choice};
use crate::lab::records::{session, verbatim};

/// Where sealed words stand.
pub fn words_cell(id: &Id) -> Cell<'_> {
    Cell { table: "lab_verbatim", column: "words", row: id.as_str() }
}

/// Words about to be kept.
pub struct Written<'a> {
    /// The identifier whose key sealed the words.
    pub id: &'a Id,
    /// The lesson that they support.
    pub lesson: Option<Id>,
    /// Whom the person stands for.
    pub profile: &'a str,
    /// The sealed words.
    pub words: Encrypted,
}

/// The words of a session, in the order they were noted.
///
/// # Errors
/// When the database does not answer.
pub async fn verbatims<C: ConnectionTrait>(sql: &C, session: &Id) -> Result<Vec<verbatim::Model>, Error> {
    let all = verbatim::Entity::find().filter(verbatim::Column::Session.eq(session.as_str()));
    Ok(all.order_by_asc(verbatim::Column::Id).all(sql).await?)
}

/// Words of a session.
///
/// # Errors
/// When the database does not answer.
pub async fn find_verbatim<C: ConnectionTrait>(
    sql: &C,
    session: &Id,
    id: &str,
) -> Result<Option<verbatim::Model>, Error> {
    let own = verbatim::Entity::find().filter(verbatim::Column::Id.eq(id));
    Ok(own.filter(verbatim::Column::Session.eq(session.as_str())).one(sql).await?)
}

/// Keeps words.
///
/// # Errors
/// When the database does not answer.
pub async fn add_verbatim(tx: &Tx, session: &session::Model, new: Written<'_>) -> Result<(), Error> {
    let row = verbatim::ActiveModel {
        id: Set(new.id.clone()),
        session: Set(session.id.clone()),
        lesson: Set(new.lesson),
        profile: Set(new.profile.to_owned()),
        words: Set(Sensitive::new(new.words)),
        held_on: Set(session.held_on),
        demonstration: Set(session.demonstration),
    };
    verbatim::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Erases words: the person who said them asked for it.
///
/// # Errors
/// When the database does not answer.
pub async fn erase_verbatim(tx: &Tx, id: &Id) -> Result<(), Error> {
    verbatim::Entity::delete_many().filter(verbatim::Column::Id.eq(id.as_str())).exec(tx.sql()).await?;
    Ok(())
}

/// Ties the words of a session that support nothing yet to a lesson.
///
/// # Errors
/// When the database does not answer.
pub async fn attach(tx: &Tx, session: &Id, lesson: &Id) -> Result<(), Error> {
    let row = verbatim::ActiveModel { lesson: Set(Some(lesson.clone())), ..Default::default() };
    let free = verbatim::Entity::update_many().set(row).filter(verbatim::Column::Session.eq(session.as_str()));
    free.filter(verbatim::Column::Lesson.is_null()).exec(tx.sql()).await?;
    Ok(())
}

/// The lessons of a product, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn lessons<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<lesson::Model>, Error> {
    let all = lesson::Entity::find().filter(lesson::Column::Product.eq(product));
    Ok(all.order_by_desc(lesson::Column::Id).all(sql).await?)
}

/// What was learnt in the sessions held since a day, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn lessons_since<C: ConnectionTrait>(sql: &C, since: NaiveDate) -> Result<Vec<lesson::Model>, Error> {
    let held = session::Entity::find().filter(session::Column::HeldOn.gte(since)).all(sql).await?;
    let ids: Vec<String> = held.into_iter().map(|one| one.id.as_str().to_owned()).collect();
    let all = lesson::Entity::find().filter(lesson::Column::Session.is_in(ids));
    Ok(all.order_by_desc(lesson::Column::Id).all(sql).await?)
}

/// One lesson of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find_lesson<C: ConnectionTrait>(sql: &C, product: &str, id: &str) -> Result<Option<lesson::Model>, Error> {
    let own = lesson::Entity::find().filter(lesson::Column::Id.eq(id));
    Ok(own.filter(lesson::Column::Product.eq(product)).one(sql).await?)
}

/// Writes a lesson.
///
/// # Errors
/// When the database does not answer.
pub async fn add_lesson(
    tx: &Tx,
    session: &session::Model,
    (id, statement, digest): (&Id, &str, Digest),
    author: &Id,
) -> Result<(), Error> {
    let row = lesson::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(session.product.as_str())?),
        session: Set(session.id.clone()),
        statement: Set(statement.to_owned()),
        digest: Set(digest),
        choice: Set(None),
        reason: Set(String::new()),
        decided_on: Set(None),
        delivery: Set(String::new()),
        link: Set(None),
        delivered_on: Set(None),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(session.demonstration),
    };
    lesson::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Decides on a lesson; false when it is decided already.
///
/// # Errors
/// When the database does not answer.
pub async fn decide(
    tx: &Tx,
    id: &Id,
    (choice, reason, on): (Choice, &str, NaiveDate),
    author: &Id,
) -> Result<bool, Error> {
    let row = lesson::ActiveModel {
        choice: Set(Some(choice)),
        reason: Set(reason.to_owned()),
        decided_on: Set(Some(on)),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let waiting = lesson::Entity::update_many().set(row).filter(lesson::Column::Id.eq(id.as_str()));
    Ok(waiting.filter(lesson::Column::Choice.is_null()).exec(tx.sql()).await?.rows_affected == 1)
}

/// Tells what was delivered; false when nothing was decided, or it is told already.
///
/// # Errors
/// When the database does not answer.
pub async fn deliver(tx: &Tx, id: &Id, (on, what, link): &Delivery, author: &Id) -> Result<bool, Error> {
    let row = lesson::ActiveModel {
        delivery: Set(what.clone()),
        link: Set(link.clone()),
        delivered_on: Set(Some(*on)),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let decided = lesson::Entity::update_many().set(row).filter(lesson::Column::Id.eq(id.as_str()));
    let decided = decided.filter(lesson::Column::Choice.eq(Choice::Oui));
    Ok(decided.filter(lesson::Column::DeliveredOn.is_null()).exec(tx.sql()).await?.rows_affected == 1)
}
