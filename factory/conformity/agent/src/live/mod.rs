//! A running database, read and nothing else: what it holds, and a few of its lines.

mod mysql;
mod postgres;
mod sqlite;

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sqlx::{Connection, MySqlConnection, PgConnection, SqliteConnection};

/// The engines that the agent reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// PostgreSQL.
    Postgres,
    /// MySQL or MariaDB.
    Mysql,
    /// SQLite.
    Sqlite,
}

/// A connection in which nothing can be written.
pub struct Base(Connected);

enum Connected {
    Postgres(Box<PgConnection>),
    Mysql(Box<MySqlConnection>),
    Sqlite(Box<SqliteConnection>),
}

/// Why a database cannot be read. No text holds its address, its password or a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Not an address that the agent knows.
    #[error("l'adresse de la base doit commencer par postgres://, mysql://, mariadb:// ou sqlite://")]
    Address,
    /// Nobody answers there, or it stopped answering.
    #[error("la base ne répond pas")]
    Silent,
    /// The name or the password is refused, or the database does not exist.
    #[error("la base refuse la connexion ou la lecture (code {0})")]
    Refused(String),
    /// What came back is not what was asked.
    #[error("la base a répondu autre chose que ce qui était demandé")]
    Unexpected,
}

/// A table, a view, or what resembles one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Its name, after that of its schema when it is not the connection's own.
    pub name: String,
    /// Its schema; empty on SQLite.
    pub schema: String,
    /// Its name in its schema.
    pub bare: String,
    /// What it is.
    pub kind: RelationKind,
    /// The table that it is a partition of.
    pub part_of: Option<String>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether a text can stand in it.
    pub may_hold_text: bool,
}

/// What a relation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// A table.
    Table,
    /// A part of a table.
    Partition,
    /// A stored query.
    #[serde(rename = "vue")]
    View,
    /// A stored query with its result.
    #[serde(rename = "vue_materialisee")]
    MaterialisedView,
    /// A table of another server.
    #[serde(rename = "table_etrangere")]
    ForeignTable,
    /// A table whose lines a program makes.
    #[serde(rename = "table_virtuelle")]
    VirtualTable,
}

impl RelationKind {
    /// The French name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Partition => "partition",
            Self::View => "vue",
            Self::MaterialisedView => "vue matérialisée",
            Self::ForeignTable => "table étrangère",
            Self::VirtualTable => "table virtuelle",
        }
    }

    /// Whether lines stand in it: a view shows those of others, and reading it would run what somebody else wrote.
    pub fn keeps_values(self) -> bool {
        matches!(self, Self::Table | Self::MaterialisedView)
    }
}

impl Engine {
    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL",
            Self::Mysql => "MySQL",
            Self::Sqlite => "SQLite",
        }
    }
}

impl Base {
    /// Connects, and makes the session unable to write.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub async fn open(address: &str) -> Result<Self, Unreadable> {
        let scheme = address.split(':').next().unwrap_or_default();
        Ok(Self(match scheme {
            "postgres" | "postgresql" => Connected::Postgres(Box::new(postgres::open(options(address)?).await?)),
            "mysql" => Connected::Mysql(Box::new(mysql::open(options(address)?).await?)),
            "mariadb" => {
                let address = address.replacen("mariadb", "mysql", 1);
                Connected::Mysql(Box::new(mysql::open(options(&address)?).await?))
            }
            "sqlite" => Connected::Sqlite(Box::new(sqlite::open(options(address)?).await?)),
            _ => return Err(Unreadable::Address),
        }))
    }

    /// Its engine.
    pub fn engine(&self) -> Engine {
        match self.0 {
            Connected::Postgres(_) => Engine::Postgres,
            Connected::Mysql(_) => Engine::Mysql,
            Connected::Sqlite(_) => Engine::Sqlite,
        }
    }

    /// Everything that holds or shows values.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub async fn relations(&mut self) -> Result<Vec<Relation>, Unreadable> {
        Ok(match &mut self.0 {
            Connected::Postgres(connection) => postgres::relations(connection).await?,
            Connected::Mysql(connection) => mysql::relations(connection).await?,
            Connected::Sqlite(connection) => sqlite::relations(connection).await?,
        })
    }

    /// At most `rows` lines of a relation, drawn at random, with these columns as texts.
    pub(crate) async fn draw(
        &mut self,
        of: &Relation,
        columns: &[&str],
        rows: u32,
    ) -> Result<Vec<Vec<Option<String>>>, Unreadable> {
        Ok(match &mut self.0 {
            Connected::Postgres(connection) => postgres::draw(connection, of, columns, rows).await?,
            Connected::Mysql(connection) => mysql::draw(connection, of, columns, rows).await?,
            Connected::Sqlite(connection) => sqlite::draw(connection, of, columns, rows).await?,
        })
    }

    /// What the session answers to a statement that would write.
    #[cfg(test)]
    pub(crate) async fn attempt(&mut self, statement: &'static str) -> Result<(), Unreadable> {
        use sqlx::Executor;
        match &mut self.0 {
            Connected::Postgres(connection) => {
                connection.execute(statement).await?;
            }
            Connected::Mysql(connection) => {
                connection.execute(statement).await?;
            }
            Connected::Sqlite(connection) => {
                connection.execute(statement).await?;
            }
        }
        Ok(())
    }

    /// Whether the connection outlived what was asked of it.
    pub(crate) async fn still_answers(&mut self) -> Result<(), Unreadable> {
        match &mut self.0 {
            Connected::Postgres(connection) => connection.ping().await?,
            Connected::Mysql(connection) => connection.ping().await?,
            Connected::Sqlite(connection) => connection.ping().await?,
        }
        Ok(())
    }
}

/// An error of the address must not repeat it.
fn options<O: FromStr>(address: &str) -> Result<O, Unreadable> {
    address.parse().map_err(|_| Unreadable::Address)
}

/// Adds a column to the last relation, or to a new one that `make` gives when its name changes.
fn gather(relations: &mut Vec<Relation>, name: &str, make: impl FnOnce() -> Relation, column: Option<Column>) {
    if relations.last().is_none_or(|last| last.name != name) {
        relations.push(make());
    }
    if let Some(relation) = relations.last_mut() {
        relation.columns.extend(column);
    }
}

/// An identifier between marks.
fn quoted(name: &str, mark: char) -> String {
    format!("{mark}{}{mark}", name.replace(mark, &format!("{mark}{mark}")))
}

impl From<sqlx::Error> for Unreadable {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(refusal) => {
                Self::Refused(refusal.code().map_or_else(|| "inconnu".to_owned(), |code| code.into_owned()))
            }
            sqlx::Error::Configuration(_) => Self::Address,
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::ColumnNotFound(_) | sqlx::Error::Decode(_) => {
                Self::Unexpected
            }
            _ => Self::Silent,
        }
    }
}
