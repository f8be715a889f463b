//! An event and its line.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use crate::Error;
use crate::db::Actor;

/// What happened, in the past tense: `product.edited`. Details hold names and counts, never a personal value.
#[derive(Clone, Debug)]
pub struct Event {
    kind: &'static str,
    subject_kind: &'static str,
    subject: String,
    details: serde_json::Map<String, serde_json::Value>,
}

impl Event {
    /// An event of this kind, about nothing in particular yet.
    pub fn new(kind: &'static str) -> Self {
        Self { kind, subject_kind: "", subject: String::new(), details: serde_json::Map::new() }
    }

    /// What it is about: a kind (`produit`) and an identifier that is no personal value.
    pub fn subject(mut self, kind: &'static str, id: impl std::fmt::Display) -> Self {
        self.subject_kind = kind;
        self.subject = id.to_string();
        self
    }

    /// One more fact: a field's name, a count, a code.
    pub fn detail(mut self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}

/// A line as stored. `position` and `link` are set by the sealer, once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "journal_event")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub at: DateTime<Utc>,
    pub actor_kind: String,
    pub actor: String,
    pub kind: String,
    pub subject_kind: String,
    pub subject: String,
    pub details: String,
    pub position: Option<i64>,
    pub link: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// PostgreSQL takes 65 535 parameters in one statement, SQLite 32 766.
const LINES_AT_ONCE: usize = 2_000;

pub(crate) async fn write(
    sql: &DatabaseTransaction,
    actor: &Actor,
    now: DateTime<Utc>,
    events: &[Event],
) -> Result<(), Error> {
    for some in events.chunks(LINES_AT_ONCE) {
        let lines = some.iter().map(|event| ActiveModel {
            at: Set(now),
            actor_kind: Set(actor.kind().to_owned()),
            actor: Set(actor.name().to_owned()),
            kind: Set(event.kind.to_owned()),
            subject_kind: Set(event.subject_kind.to_owned()),
            subject: Set(event.subject.clone()),
            details: Set(serde_json::Value::Object(event.details.clone()).to_string()),
            ..Default::default()
        });
        Entity::insert_many(lines).exec_without_returning(sql).await?;
    }
    Ok(())
}
