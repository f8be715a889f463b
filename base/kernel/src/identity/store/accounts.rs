//! Accounts.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::super::records::account::{ActiveModel, Column, Entity, Model};
use super::super::rules::Email;
use super::{except, execute, execute_all};
use crate::Error;
use crate::db::Tx;

pub(in super::super) async fn find(sql: &impl ConnectionTrait, id: &Id) -> Result<Option<Model>, Error> {
    Ok(Entity::find_by_id(id.clone()).one(sql).await?)
}

pub(in super::super) async fn find_by_email(sql: &impl ConnectionTrait, email: &Email) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Email.eq(email.personal().clone())).one(sql).await?)
}

pub(in super::super) async fn find_by_subject(
    sql: &impl ConnectionTrait,
    subject: &Digest,
) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Subject.eq(subject.clone())).one(sql).await?)
}

pub(in super::super) async fn insert(
    tx: &Tx,
    email: &Email,
    name: Personal<String>,
    subject: Option<Personal<Digest>>,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let account = ActiveModel {
        id: Set(id.clone()),
        email: Set(email.personal().clone()),
        name: Set(name),
        subject: Set(subject),
        created_at: Set(tx.now()),
        signed_in_at: Set(tx.now()),
        disabled_at: Set(None),
    };
    Entity::insert(account).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Remembers by what subject ProConnect knows the account; false when it is known by one already.
pub(in super::super) async fn link(tx: &Tx, id: &Id, subject: &Digest) -> Result<bool, Error> {
    let link = "UPDATE account SET subject = $1 WHERE id = $2 AND subject IS NULL";
    Ok(execute(tx, link, [subject.as_str().into(), id.as_str().into()]).await? == 1)
}

/// Notes a sign-in; false when the account is disabled or gone.
pub(in super::super) async fn note_sign_in(tx: &Tx, id: &Id) -> Result<bool, Error> {
    let note = "UPDATE account SET signed_in_at = $1 WHERE id = $2 AND disabled_at IS NULL";
    Ok(execute(tx, note, [tx.now().into(), id.as_str().into()]).await? == 1)
}

/// Closes the account to sign-in; false when it already was, or is unknown.
pub(in super::super) async fn disable(tx: &Tx, id: &Id) -> Result<bool, Error> {
    let disable = "UPDATE account SET disabled_at = $1 WHERE id = $2 AND disabled_at IS NULL";
    Ok(execute(tx, disable, [tx.now().into(), id.as_str().into()]).await? == 1)
}

/// Deletes the accounts that nobody signed in to since `before`, with what is left of their sessions; those of `spared` stay.
pub(in super::super) async fn delete_unused(tx: &Tx, before: DateTime<Utc>, spared: &[Id]) -> Result<u64, Error> {
    let (others, values) = except("id", before, spared);
    let unused = format!("SELECT id FROM account WHERE signed_in_at < $1{others}");
    let sessions = format!("DELETE FROM account_session WHERE account IN ({unused})");
    execute_all(tx, &sessions, values.clone()).await?;
    execute_all(tx, &format!("DELETE FROM account WHERE signed_in_at < $1{others}"), values).await
}
