//! Sign-in codes. Two browsers that race for one code are told apart in SQL.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, OwnUrl};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};

use super::super::records::code::{ActiveModel, Column, Entity, Model};
use super::super::rules::{CODE_TRIES, Email};
use super::{execute, text};
use crate::Error;
use crate::db::{Database, Tx};

/// Codes asked for since `since` with this digest of an address and a network.
pub(in super::super) async fn count_from(tx: &Tx, network: &Digest, since: DateTime<Utc>) -> Result<i64, Error> {
    let recent = Entity::find().filter(Column::Network.eq(network.clone())).filter(Column::CreatedAt.gt(since));
    Ok(i64::try_from(recent.count(tx.sql()).await?).unwrap_or(i64::MAX))
}

/// Codes asked for this address since `since`, from everywhere.
pub(in super::super) async fn count_since(tx: &Tx, email: &Email, since: DateTime<Utc>) -> Result<i64, Error> {
    let recent = Entity::find().filter(Column::Email.eq(email.personal().clone())).filter(Column::CreatedAt.gt(since));
    Ok(i64::try_from(recent.count(tx.sql()).await?).unwrap_or(i64::MAX))
}

/// Makes the code that this browser asked for before useless.
pub(in super::super) async fn replace(tx: &Tx, email: &Email, context: &Digest) -> Result<(), Error> {
    let replace = "UPDATE account_code SET used_at = $1 WHERE email = $2 AND context = $3 AND used_at IS NULL";
    execute(tx, replace, [tx.now().into(), text(email.personal()), context.as_str().into()]).await?;
    Ok(())
}

/// A code that somebody asks for.
pub(in super::super) struct Asked<'a> {
    pub email: &'a Email,
    pub network: Digest,
    pub context: Digest,
    pub return_to: &'a OwnUrl,
}

pub(in super::super) async fn insert(tx: &Tx, asked: Asked<'_>) -> Result<Id, Error> {
    let id = tx.new_id();
    let code = ActiveModel {
        id: Set(id.clone()),
        email: Set(asked.email.personal().clone()),
        context: Set(asked.context),
        network: Set(Some(asked.network)),
        code: Set(None),
        return_to: Set(asked.return_to.clone()),
        created_at: Set(tx.now()),
        tries: Set(0),
        used_at: Set(None),
    };
    Entity::insert(code).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

pub(in super::super) async fn find(database: &Database, id: &Id) -> Result<Option<Model>, Error> {
    Ok(Entity::find_by_id(id.clone()).one(database.reader()).await?)
}

/// Can a code still be typed in this browser?
pub(in super::super) async fn is_pending(
    database: &Database,
    context: &Digest,
    since: DateTime<Utc>,
) -> Result<bool, Error> {
    let pending = Entity::find().filter(Column::Context.eq(context.clone())).filter(Column::UsedAt.is_null());
    let pending = pending.filter(Column::Tries.lt(CODE_TRIES)).filter(Column::CreatedAt.gte(since));
    Ok(pending.count(database.reader()).await? > 0)
}

/// Keeps the digest of the code that is about to be sent; false when one was sent before, or is no longer wanted.
pub(in super::super) async fn set_code(tx: &Tx, id: &Id, code: &Digest) -> Result<bool, Error> {
    let set = "UPDATE account_code SET code = $1 WHERE id = $2 AND code IS NULL AND used_at IS NULL";
    Ok(execute(tx, set, [code.as_str().into(), id.as_str().into()]).await? == 1)
}

/// Counts one more try on the code that this browser asked for since `since`, and gives it as it is after it; nothing when none can be tried.
pub(in super::super) async fn count_try(
    tx: &Tx,
    context: &Digest,
    since: DateTime<Utc>,
) -> Result<Option<Model>, Error> {
    let count = "UPDATE account_code SET tries = tries + 1
        WHERE context = $1 AND used_at IS NULL AND tries < $2 AND created_at >= $3 RETURNING *";
    let values = [context.as_str().into(), CODE_TRIES.into(), since.into()];
    let statement = Statement::from_sql_and_values(tx.sql().get_database_backend(), count, values);
    Ok(Entity::find().from_raw_sql(statement).one(tx.sql()).await?)
}

/// Uses the code up.
pub(in super::super) async fn use_up(tx: &Tx, id: &Id) -> Result<(), Error> {
    let use_up = "UPDATE account_code SET used_at = $1 WHERE id = $2 AND used_at IS NULL";
    execute(tx, use_up, [tx.now().into(), id.as_str().into()]).await?;
    Ok(())
}

pub(in super::super) async fn delete_before(tx: &Tx, before: DateTime<Utc>) -> Result<u64, Error> {
    execute(tx, "DELETE FROM account_code WHERE created_at < $1", [before.into()]).await
}
