//! Deadlines that people write, and subscriptions.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::access::grants_of;
use kernel::{Digest, Error, Grant, Kernel, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};

use super::records::entry::{self, Nature};
use super::records::subscription;

/// The deadlines that people wrote and that are not done.
///
/// # Errors
/// When the database does not answer.
pub async fn list_entries<C: ConnectionTrait>(sql: &C) -> Result<Vec<entry::Model>, Error> {
    let open = entry::Entity::find().filter(entry::Column::DoneOn.is_null());
    Ok(open.order_by_asc(entry::Column::DueOn).all(sql).await?)
}

/// One of them, done or not.
///
/// # Errors
/// When the database does not answer.
pub async fn find_entry<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<entry::Model>, Error> {
    Ok(entry::Entity::find().filter(entry::Column::Id.eq(id)).one(sql).await?)
}

/// A deadline about to be written.
pub struct New<'a> {
    /// The product.
    pub product: &'a str,
    /// What kind.
    pub kind: Nature,
    /// What it is about.
    pub label: &'a str,
    /// The day.
    pub on: NaiveDate,
    /// Who writes it.
    pub author: &'a Id,
    /// Whether the demonstration does.
    pub demonstration: bool,
}

/// Writes a deadline.
///
/// # Errors
/// When the database does not answer.
pub async fn add_entry(tx: &Tx, new: New<'_>) -> Result<(), Error> {
    let row = entry::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(Slug::parse(new.product).map_err(anyhow::Error::from)?),
        kind: Set(new.kind),
        label: Set(new.label.to_owned()),
        due_on: Set(new.on),
        done_on: Set(None),
        author: Set(Personal::new(new.author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(new.demonstration),
    };
    entry::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Says that a deadline is done; false when it was already.
///
/// # Errors
/// When the database does not answer.
pub async fn set_done(tx: &Tx, id: &str, on: NaiveDate) -> Result<bool, Error> {
    let done = entry::ActiveModel { done_on: Set(Some(on)), ..Default::default() };
    let open = entry::Entity::update_many().set(done).filter(entry::Column::Id.eq(id));
    Ok(open.filter(entry::Column::DoneOn.is_null()).exec(tx.sql()).await?.rows_affected == 1)
}

/// What a person chose.
///
/// # Errors
/// When the database does not answer.
pub async fn find_subscription<C: ConnectionTrait>(
    sql: &C,
    account: &Id,
) -> Result<Option<subscription::Model>, Error> {
    Ok(subscription::Entity::find().filter(subscription::Column::Account.eq(account.as_str())).one(sql).await?)
}

/// Whose calendar stands at the address that has this token.
///
/// # Errors
/// When the database does not answer.
pub async fn find_calendar<C: ConnectionTrait>(sql: &C, token: &str) -> Result<Option<subscription::Model>, Error> {
    let digest = Digest::of(token.as_bytes());
    Ok(subscription::Entity::find().filter(subscription::Column::Calendar.eq(digest.as_str())).one(sql).await?)
}

/// Keeps what a person chose.
///
/// # Errors
/// When the database does not answer.
pub async fn save_subscription(tx: &Tx, account: &Id, calendar: Option<Digest>, letters: bool) -> Result<(), Error> {
    let row = subscription::ActiveModel {
        account: Set(Personal::new(account.clone())),
        calendar: Set(calendar),
        letters: Set(letters),
        written_at: Set(tx.now()),
        sent_at: Set(None),
    };
    let same = sea_orm::sea_query::OnConflict::column(subscription::Column::Account)
        .update_columns([
            subscription::Column::Calendar,
            subscription::Column::Letters,
            subscription::Column::WrittenAt,
        ])
        .to_owned();
    subscription::Entity::insert(row).on_conflict(same).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Those who want the weekly letter.
///
/// # Errors
/// When the database does not answer.
pub async fn list_letters<C: ConnectionTrait>(sql: &C) -> Result<Vec<subscription::Model>, Error> {
    Ok(subscription::Entity::find().filter(subscription::Column::Letters.eq(true)).all(sql).await?)
}

/// Notes that the letter left.
///
/// # Errors
/// When the database does not answer.
pub async fn set_sent(tx: &Tx, account: &Id) -> Result<(), Error> {
    let sent = subscription::ActiveModel { sent_at: Set(Some(tx.now())), ..Default::default() };
    let own = subscription::Entity::update_many().set(sent);
    own.filter(subscription::Column::Account.eq(account.as_str())).exec(tx.sql()).await?;
    Ok(())
}

/// The address of an account that may still sign in.
///
/// # Errors
/// When the platform does not answer.
pub async fn address_of(kernel: &Kernel, account: &Id) -> Result<Option<Personal<String>>, Error> {
    let reader = kernel.platform().reader();
    let find = "SELECT email FROM account WHERE id = $1 AND disabled_at IS NULL";
    let find = Statement::from_sql_and_values(reader.get_database_backend(), find, [account.as_str().into()]);
    Ok(reader.query_one_raw(find).await?.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// The people who hold a role on one product or one incubator, with all their roles.
///
/// # Errors
/// When the database does not answer.
pub async fn people(kernel: &Kernel) -> Result<BTreeMap<Id, Vec<Grant>>, Error> {
    let reader = kernel.db().reader();
    let list = "SELECT DISTINCT account FROM kernel_grant WHERE ended_at IS NULL AND scope <> '*'";
    let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), list)).await?;
    let mut people = BTreeMap::new();
    for row in rows {
        let account: Id = row.try_get_by_index(0)?;
        people.insert(account.clone(), grants_of(kernel.db(), &account).await?);
    }
    Ok(people)
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    entry::Entity::delete_many().filter(entry::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
