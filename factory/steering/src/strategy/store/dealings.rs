//! Requests to other services, positioning and communication of products.

use chrono::NaiveDate;
use kernel::{Error, Personal, Slug, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::budget::store::By;
use crate::strategy::records::message::{self, Nature};
use crate::strategy::records::request;

/// The requests of a product, or of all, the nearest awaited answer first.
///
/// # Errors
/// When the database does not answer.
pub async fn requests<C: ConnectionTrait>(sql: &C, product: Option<&str>) -> Result<Vec<request::Model>, Error> {
    let mut all = request::Entity::find().order_by_asc(request::Column::DueOn).order_by_asc(request::Column::Id);
    if let Some(product) = product {
        all = all.filter(request::Column::Product.eq(product));
    }
    Ok(all.all(sql).await?)
}

/// A request about to be written: product, service, subject, day, awaited day.
pub type Asked<'a> = (&'a str, &'a str, &'a str, NaiveDate, NaiveDate);

/// Adds a request.
///
/// # Errors
/// When the database does not answer.
pub async fn ask(tx: &Tx, (product, body, subject, on, due): Asked<'_>, by: By<'_>) -> Result<privacy::Id, Error> {
    let id = tx.new_id();
    let row = request::ActiveModel {
        id: Set(id.clone()),
        product: Set(Slug::parse(product).map_err(anyhow::Error::from)?),
        body: Set(body.to_owned()),
        subject: Set(subject.to_owned()),
        asked_on: Set(on),
        due_on: Set(due),
        answered_on: Set(None),
        answer: Set(String::new()),
        author: Set(Personal::new(by.author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(by.demonstration),
    };
    request::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Writes the answer to a request; false when it was answered already, or is none of this product.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(tx: &Tx, product: &str, id: &str, on: NaiveDate, answer: &str) -> Result<bool, Error> {
    let change =
        request::ActiveModel { answered_on: Set(Some(on)), answer: Set(answer.to_owned()), ..Default::default() };
    let open = request::Entity::update_many().set(change).filter(request::Column::Id.eq(id));
    let open = open.filter(request::Column::Product.eq(product)).filter(request::Column::AnsweredOn.is_null());
    Ok(open.exec(tx.sql()).await?.rows_affected == 1)
}

/// The lines of a product: positioning and messages, the latest planned first.
///
/// # Errors
/// When the database does not answer.
pub async fn messages<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<message::Model>, Error> {
    let own = message::Entity::find().filter(message::Column::Product.eq(product));
    Ok(own.order_by_desc(message::Column::PlannedOn).order_by_desc(message::Column::Id).all(sql).await?)
}

/// A line about to be written: product, nature, audience, message, channel, planned day.
pub type Said<'a> = (&'a str, Nature, &'a str, &'a str, &'a str, NaiveDate);

/// Adds a line.
///
/// # Errors
/// When the database does not answer.
pub async fn say(
    tx: &Tx,
    (product, kind, audience, message, channel, on): Said<'_>,
    by: By<'_>,
) -> Result<privacy::Id, Error> {
    let id = tx.new_id();
    let row = message::ActiveModel {
        id: Set(id.clone()),
        product: Set(Slug::parse(product).map_err(anyhow::Error::from)?),
        kind: Set(kind),
        audience: Set(audience.to_owned()),
        message: Set(message.to_owned()),
        channel: Set(channel.to_owned()),
        planned_on: Set(on),
        done_on: Set(None),
        result: Set(String::new()),
        author: Set(Personal::new(by.author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(by.demonstration),
    };
    message::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Says that a message went out, with its result; false when that was said already, or is none of this product.
///
/// # Errors
/// When the database does not answer.
pub async fn said(tx: &Tx, product: &str, id: &str, on: NaiveDate, result: &str) -> Result<bool, Error> {
    let change = message::ActiveModel { done_on: Set(Some(on)), result: Set(result.to_owned()), ..Default::default() };
    let open = message::Entity::update_many().set(change).filter(message::Column::Id.eq(id));
    let open = open.filter(message::Column::Product.eq(product)).filter(message::Column::DoneOn.is_null());
    Ok(open.filter(message::Column::Kind.eq(Nature::Message)).exec(tx.sql()).await?.rows_affected == 1)
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    request::Entity::delete_many().filter(request::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    message::Entity::delete_many().filter(message::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
