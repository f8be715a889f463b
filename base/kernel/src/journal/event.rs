//! An event and its line.

use chrono::{DateTime, Utc};
use privacy::{Digest, Personal};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use crate::Error;
use crate::db::Actor;
use crate::records::{JOURNAL, JOURNAL_LIFE, Word};

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
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "journal_event")]
#[record(processing = JOURNAL, subject(account = "actor", account = "subject"))]
pub struct Model {
    /// The order of writing.
    #[sea_orm(primary_key)]
    #[field(technical = "ordre d'écriture", label = "Ligne")]
    pub id: i64,
    /// When.
    #[field(technical = "fait courir la durée de conservation", label = "Instant")]
    pub at: DateTime<Utc>,
    /// A person, the program, nobody.
    #[field(technical = "nature de l'auteur : personne, système, anonyme", label = "Nature de l'auteur")]
    pub actor_kind: Word,
    /// The account that acted, or the program's name for itself.
    #[field(personal(category = Connection, retention = JOURNAL_LIFE, erasure = keep("preuve de la sécurité du traitement, art. 17 §3 b")), label = "Auteur")]
    pub actor: Personal<String>,
    /// What happened.
    #[field(technical = "nature de l'événement, nommée par le programme", label = "Événement")]
    pub kind: Word,
    /// What kind of thing it is about.
    #[field(technical = "nature de l'objet, nommée par le programme", label = "Nature de l'objet")]
    pub subject_kind: Word,
    /// The identifier of what it is about.
    #[field(personal(category = Connection, retention = JOURNAL_LIFE, erasure = keep("preuve de la sécurité du traitement, art. 17 §3 b")), label = "Objet")]
    pub subject: Personal<String>,
    /// Names and counts, in JSON.
    #[field(personal(category = Connection, retention = JOURNAL_LIFE, erasure = keep("preuve de la sécurité du traitement, art. 17 §3 b")), label = "Détails")]
    pub details: Personal<String>,
    /// Its place in the chain.
    #[field(technical = "place dans la chaîne", label = "Place")]
    pub position: Option<i64>,
    /// Its link.
    #[field(technical = "maillon de la chaîne", label = "Maillon")]
    pub link: Option<Digest>,
}

/// No relation is followed.
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
            actor_kind: Set(Word::of(actor.kind())),
            actor: Set(Personal::new(actor.name().to_owned())),
            kind: Set(Word::of(event.kind)),
            subject_kind: Set(Word::of(event.subject_kind)),
            subject: Set(Personal::new(event.subject.clone())),
            details: Set(Personal::new(serde_json::Value::Object(event.details.clone()).to_string())),
            ..Default::default()
        });
        Entity::insert_many(lines).exec_without_returning(sql).await?;
    }
    Ok(())
}
