//! The roles that people hold in a service, each within a scope: a product, an incubator, or everything.

use chrono::{DateTime, Utc};
use privacy::Id;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use super::Permission;
use crate::Error;
use crate::db::{Database, Tx};
use crate::journal::Event;

/// Where a role holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In the whole service.
    Everything,
    /// On one thing: its kind (`produit`) and its identifier.
    One(String, String),
}

impl Scope {
    /// A scope of one thing.
    pub fn one(kind: impl Into<String>, id: impl Into<String>) -> Self {
        Self::One(kind.into(), id.into())
    }

    fn as_stored(&self) -> String {
        match self {
            Self::Everything => "*".into(),
            Self::One(kind, id) => format!("{kind}:{id}"),
        }
    }

    // A scope that cannot be read gives nothing: it is an error, never everything.
    pub(super) fn from_stored(text: &str) -> Result<Self, Error> {
        match text.split_once(':') {
            Some((kind, id)) if !kind.is_empty() && !id.is_empty() => Ok(Self::one(kind, id)),
            None if text == "*" => Ok(Self::Everything),
            _ => Err(Error::Internal(anyhow::anyhow!("périmètre de rôle illisible"))),
        }
    }
}

/// A role held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role's identifier.
    pub role: String,
    /// Where it holds.
    pub scope: Scope,
}

impl Grant {
    /// Does this grant give `P`, somewhere at least?
    pub fn gives<P: Permission>(&self) -> bool {
        self.is_of(P::ROLES, P::EVERYWHERE)
    }

    pub(crate) fn is_of(&self, roles: &[&str], everywhere: bool) -> bool {
        roles.contains(&self.role.as_str()) && (!everywhere || self.scope == Scope::Everything)
    }
}

/// The roles that `account` holds now.
///
/// # Errors
/// When the database does not answer.
pub async fn grants_of(database: &Database, account: &Id) -> Result<Vec<Grant>, Error> {
    let reader: &DatabaseConnection = database.reader();
    let find = "SELECT role, scope FROM kernel_grant WHERE account = $1 AND ended_at IS NULL ORDER BY role, scope";
    let statement = Statement::from_sql_and_values(reader.get_database_backend(), find, [account.as_str().into()]);
    let rows = reader.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| {
            let scope: String = row.try_get_by_index(1)?;
            Ok(Grant { role: row.try_get_by_index(0)?, scope: Scope::from_stored(&scope)? })
        })
        .collect()
}

/// Gives a role; given twice, it is held once. The line of the journal is written in `tx`, which the caller commits.
///
/// # Errors
/// When the database does not answer.
pub async fn give_grant(tx: &Tx, account: &Id, grant: &Grant) -> Result<(), Error> {
    let insert =
        "INSERT INTO kernel_grant (id, account, role, scope, granted_at, granted_by) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING";
    let values = [
        tx.new_id().as_str().into(),
        account.as_str().into(),
        grant.role.as_str().into(),
        grant.scope.as_stored().into(),
        tx.now().into(),
        tx.actor().name().into(),
    ];
    let done =
        tx.sql().execute_raw(Statement::from_sql_and_values(tx.sql().get_database_backend(), insert, values)).await?;
    if done.rows_affected() > 0 {
        tx.note(event("grant.given", account, grant)).await?;
    }
    Ok(())
}

/// Ends a role. A role not held is no error.
///
/// # Errors
/// When the database does not answer.
pub async fn end_grant(tx: &Tx, account: &Id, grant: &Grant) -> Result<(), Error> {
    let end =
        "UPDATE kernel_grant SET ended_at = $1 WHERE account = $2 AND role = $3 AND scope = $4 AND ended_at IS NULL";
    let now: DateTime<Utc> = tx.now();
    let values = [now.into(), account.as_str().into(), grant.role.as_str().into(), grant.scope.as_stored().into()];
    let done =
        tx.sql().execute_raw(Statement::from_sql_and_values(tx.sql().get_database_backend(), end, values)).await?;
    if done.rows_affected() > 0 {
        tx.note(event("grant.ended", account, grant)).await?;
    }
    Ok(())
}

fn event(kind: &'static str, account: &Id, grant: &Grant) -> Event {
    Event::new(kind)
        .subject("compte", account)
        .detail("role", grant.role.as_str())
        .detail("perimetre", grant.scope.as_stored())
}
