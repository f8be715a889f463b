//! Weeks and needs. A need is taken once and closed once: that stands in the condition of the write.

use chrono::NaiveDate;
use kernel::{Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::domain::Week;
use super::records::{need, week};

fn slug(text: &str) -> Result<Slug, Error> {
    Ok(Slug::parse(text).map_err(anyhow::Error::from)?)
}

/// What teams said of a week.
///
/// # Errors
/// When the database does not answer.
pub async fn of_week<C: ConnectionTrait>(sql: &C, monday: NaiveDate) -> Result<Vec<week::Model>, Error> {
    Ok(week::Entity::find().filter(week::Column::Week.eq(monday)).all(sql).await?)
}

/// The weeks of which something was said, the latest first, at most two years of them.
///
/// # Errors
/// When the database does not answer.
pub async fn weeks<C: ConnectionTrait>(sql: &C) -> Result<Vec<NaiveDate>, Error> {
    let all = week::Entity::find().select_only().column(week::Column::Week).distinct();
    Ok(all.order_by_desc(week::Column::Week).limit(104).into_tuple().all(sql).await?)
}

/// What a product said of its last week, up to a day.
///
/// # Errors
/// When the database does not answer.
pub async fn last<C: ConnectionTrait>(sql: &C, product: &str, until: NaiveDate) -> Result<Option<week::Model>, Error> {
    let own = week::Entity::find().filter(week::Column::Product.eq(product)).filter(week::Column::Week.lte(until));
    Ok(own.order_by_desc(week::Column::Week).one(sql).await?)
}

/// Writes a week; the last words count.
///
/// # Errors
/// When the database does not answer.
pub async fn save(
    tx: &Tx,
    (product, monday): (&str, NaiveDate),
    new: &Week,
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    use week::Column as Of;
    let row = week::ActiveModel {
        product: Set(slug(product)?),
        week: Set(monday),
        weather: Set(new.weather),
        figures: Set(new.figures.clone()),
        priorities: Set(new.priorities.clone()),
        dates: Set(new.dates.clone()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    let columns = [Of::Weather, Of::Figures, Of::Priorities, Of::Dates, Of::Author, Of::WrittenAt, Of::Demonstration];
    let same = OnConflict::columns([Of::Product, Of::Week]).update_columns(columns).to_owned();
    week::Entity::insert(row).on_conflict(same).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// The needs that were open on a day, of a product or of all, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn needs<C: ConnectionTrait>(
    sql: &C,
    product: Option<&str>,
    on: NaiveDate,
) -> Result<Vec<need::Model>, Error> {
    let mut open = need::Entity::find().filter(need::Column::AskedOn.lte(on));
    if let Some(product) = product {
        open = open.filter(need::Column::Product.eq(product));
    }
    let mut open = open.order_by_asc(need::Column::AskedOn).order_by_asc(need::Column::Id).all(sql).await?;
    open.retain(|one| one.closed_on.is_none_or(|closed| closed > on));
    Ok(open)
}

/// One need.
///
/// # Errors
/// When the database does not answer.
pub async fn find_need<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<need::Model>, Error> {
    Ok(need::Entity::find().filter(need::Column::Id.eq(id)).one(sql).await?)
}

/// Writes a need.
///
/// # Errors
/// When the database does not answer.
pub async fn ask(
    tx: &Tx,
    (product, on): (&str, NaiveDate),
    text: &str,
    author: &Id,
    demonstration: bool,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = need::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        asked_on: Set(on),
        need: Set(text.to_owned()),
        taker: Set(None),
        closed_on: Set(None),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    need::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Somebody takes a need; false when it is taken or closed.
///
/// # Errors
/// When the database does not answer.
pub async fn take(tx: &Tx, id: &Id, taker: &Id) -> Result<bool, Error> {
    let row = need::ActiveModel { taker: Set(Some(Personal::new(taker.clone()))), ..Default::default() };
    let free = need::Entity::update_many().set(row).filter(need::Column::Id.eq(id.as_str()));
    let free = free.filter(need::Column::Taker.is_null()).filter(need::Column::ClosedOn.is_null());
    Ok(free.exec(tx.sql()).await?.rows_affected == 1)
}

/// Closes a need; false when it is closed.
///
/// # Errors
/// When the database does not answer.
pub async fn close(tx: &Tx, id: &Id, on: NaiveDate) -> Result<bool, Error> {
    let row = need::ActiveModel { closed_on: Set(Some(on)), ..Default::default() };
    let open = need::Entity::update_many().set(row).filter(need::Column::Id.eq(id.as_str()));
    Ok(open.filter(need::Column::ClosedOn.is_null()).exec(tx.sql()).await?.rows_affected == 1)
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    week::Entity::delete_many().filter(week::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    need::Entity::delete_many().filter(need::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
