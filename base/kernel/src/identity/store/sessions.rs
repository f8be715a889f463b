//! Sessions.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};

use super::super::records::session::{ActiveModel, Column, Entity, How, Model};
use super::{except, execute, execute_all};
use crate::Error;
use crate::access::Person;
use crate::db::{Database, Tx};

/// A session that nobody ended, with its person; whether its time is over is for the caller to say.
pub(in super::super) struct OpenSession {
    pub person: Person,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
}

/// What a new session is made of.
pub(in super::super) struct NewSession<'a> {
    pub token: Digest,
    pub account: &'a Id,
    pub how: How,
    pub device: Personal<String>,
    pub logout_hint: Option<Personal<String>>,
}

pub(in super::super) async fn find_by_token(database: &Database, token: &Digest) -> Result<Option<OpenSession>, Error> {
    let find = "SELECT s.id, s.account, a.name, s.created_at, s.last_seen_at FROM account_session s
        JOIN account a ON a.id = s.account WHERE s.token = $1 AND s.ended_at IS NULL AND a.disabled_at IS NULL";
    let reader = database.reader();
    let found = Statement::from_sql_and_values(reader.get_database_backend(), find, [token.as_str().into()]);
    let Some(row) = reader.query_one_raw(found).await? else { return Ok(None) };
    let person = Person {
        session: row.try_get_by_index::<Id>(0)?,
        account: row.try_get_by_index::<Id>(1)?,
        name: row.try_get_by_index::<Personal<String>>(2)?,
    };
    Ok(Some(OpenSession { person, created_at: row.try_get_by_index(3)?, last_seen_at: row.try_get_by_index(4)? }))
}

pub(in super::super) async fn find_of(database: &Database, account: &Id, id: &Id) -> Result<Option<Model>, Error> {
    let of_account = Entity::find_by_id(id.clone()).filter(Column::Account.eq(account.clone()));
    Ok(of_account.one(database.reader()).await?)
}

/// The sessions of an account that nobody ended, the last seen first.
pub(in super::super) async fn list_open(database: &Database, account: &Id) -> Result<Vec<Model>, Error> {
    let open = Entity::find().filter(Column::Account.eq(account.clone())).filter(Column::EndedAt.is_null());
    Ok(open.order_by_desc(Column::LastSeenAt).all(database.reader()).await?)
}

pub(in super::super) async fn insert(tx: &Tx, new: NewSession<'_>) -> Result<Id, Error> {
    let id = tx.new_id();
    let session = ActiveModel {
        id: Set(id.clone()),
        token: Set(new.token),
        account: Set(new.account.clone()),
        how: Set(new.how),
        device: Set(new.device),
        logout_hint: Set(new.logout_hint),
        created_at: Set(tx.now()),
        last_seen_at: Set(tx.now()),
        ended_at: Set(None),
    };
    Entity::insert(session).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

pub(in super::super) async fn touch(tx: &Tx, id: &Id) -> Result<(), Error> {
    let touch = "UPDATE account_session SET last_seen_at = $1 WHERE id = $2 AND last_seen_at < $1";
    execute(tx, touch, [tx.now().into(), id.as_str().into()]).await?;
    Ok(())
}

/// Ends one session of the account; false when it was over or is not the account's.
pub(in super::super) async fn end(tx: &Tx, account: &Id, id: &Id) -> Result<bool, Error> {
    let end = "UPDATE account_session SET ended_at = $1, logout_hint = NULL WHERE id = $2 AND account = $3 AND ended_at IS NULL";
    Ok(execute(tx, end, [tx.now().into(), id.as_str().into(), account.as_str().into()]).await? == 1)
}

/// Ends every session of the account but `kept`; answers how many.
pub(in super::super) async fn end_others(tx: &Tx, account: &Id, kept: &str) -> Result<u64, Error> {
    let end = "UPDATE account_session SET ended_at = $1, logout_hint = NULL WHERE account = $2 AND id <> $3 AND ended_at IS NULL";
    execute(tx, end, [tx.now().into(), account.as_str().into(), kept.into()]).await
}

/// Notes the end of the sessions whose time is over; answers how many.
pub(in super::super) async fn end_expired(
    tx: &Tx,
    seen_before: DateTime<Utc>,
    created_before: DateTime<Utc>,
) -> Result<u64, Error> {
    let end = "UPDATE account_session SET ended_at = $1, logout_hint = NULL
        WHERE ended_at IS NULL AND (last_seen_at < $2 OR created_at < $3)";
    execute(tx, end, [tx.now().into(), seen_before.into(), created_before.into()]).await
}

pub(in super::super) async fn delete_ended(tx: &Tx, before: DateTime<Utc>, spared: &[Id]) -> Result<u64, Error> {
    let (others, values) = except("account", before, spared);
    execute_all(tx, &format!("DELETE FROM account_session WHERE ended_at < $1{others}"), values).await
}
