//! Reads products, their phases as believed today or on another day, and the history of their fields.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use kernel::Error;
use privacy::Purpose;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

use super::rows::{event_of, phase_of, product_of, read_json};
use crate::registry::domain::{Belief, Edit, Product};
use crate::registry::records::{event, history, phase, product};
use crate::source::{SourceEvent, SourcePhase};

/// The phases and events of products, by identifier.
#[derive(Default)]
struct Lives {
    phases: BTreeMap<String, Vec<SourcePhase>>,
    decided: BTreeSet<String>,
    events: BTreeMap<String, Vec<SourceEvent>>,
}

/// Every product, by identifier, with the phases believed today.
///
/// # Errors
/// When the database does not answer.
pub async fn list_products<C: ConnectionTrait>(sql: &C, purpose: Purpose) -> Result<Vec<Product>, Error> {
    let rows = product::Entity::find().order_by_asc(product::Column::Id).all(sql).await?;
    let phases = phase::Entity::find().filter(phase::Column::SupersededAt.is_null());
    let mut lives = lives(sql, phases, event::Entity::find()).await?;
    rows.into_iter().map(|row| assemble(row, &mut lives, purpose)).collect()
}

/// One product.
///
/// # Errors
/// When the database does not answer.
pub async fn find_product<C: ConnectionTrait>(sql: &C, id: &str, purpose: Purpose) -> Result<Option<Product>, Error> {
    let Some(row) = product::Entity::find().filter(product::Column::Id.eq(id)).one(sql).await? else { return Ok(None) };
    let phases =
        phase::Entity::find().filter(phase::Column::Product.eq(id)).filter(phase::Column::SupersededAt.is_null());
    let events = event::Entity::find().filter(event::Column::Product.eq(id));
    let mut lives = lives(sql, phases, events).await?;
    assemble(row, &mut lives, purpose).map(Some)
}

async fn lives<C: ConnectionTrait>(
    sql: &C,
    phases: Select<phase::Entity>,
    events: Select<event::Entity>,
) -> Result<Lives, Error> {
    let mut lives = Lives::default();
    for row in phases.order_by_asc(phase::Column::Product).order_by_asc(phase::Column::Position).all(sql).await? {
        let id = row.product.as_str().to_owned();
        if row.origin == phase::Origin::Decision {
            lives.decided.insert(id.clone());
        }
        lives.phases.entry(id).or_default().push(phase_of(&row)?);
    }
    for row in events.order_by_asc(event::Column::Product).order_by_asc(event::Column::Position).all(sql).await? {
        let id = row.product.as_str().to_owned();
        lives.events.entry(id).or_default().push(event_of(row)?);
    }
    Ok(lives)
}

fn assemble(row: product::Model, lives: &mut Lives, purpose: Purpose) -> Result<Product, Error> {
    let id = row.id.as_str().to_owned();
    let (revision, imported_at, changed_at) = (row.revision, row.imported_at, row.changed_at);
    let demonstration = row.demonstration;
    let (phases, events) = (lives.phases.remove(&id), lives.events.remove(&id));
    let source = product_of(row, phases.unwrap_or_default(), events.unwrap_or_default(), purpose)?;
    Ok(Product { source, revision, decided_here: lives.decided.contains(&id), imported_at, changed_at, demonstration })
}

/// Everything ever believed of a product's phases, the oldest belief first.
///
/// # Errors
/// When the database does not answer.
pub async fn beliefs<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Belief>, Error> {
    let rows = phase::Entity::find().filter(phase::Column::Product.eq(product));
    let rows = rows.order_by_asc(phase::Column::RecordedAt).order_by_asc(phase::Column::Position).all(sql).await?;
    rows.iter().map(belief).collect()
}

/// The phases of a product as they were believed at a moment: "what did we believe on 1 May". The phase of a day is then
/// [`current`](crate::phase::current) over them.
///
/// # Errors
/// When the database does not answer.
pub async fn phases_believed<C: ConnectionTrait>(
    sql: &C,
    product: &str,
    moment: DateTime<Utc>,
) -> Result<Vec<Belief>, Error> {
    let still = Condition::any().add(phase::Column::SupersededAt.is_null()).add(phase::Column::SupersededAt.gt(moment));
    let rows = phase::Entity::find()
        .filter(phase::Column::Product.eq(product))
        .filter(phase::Column::RecordedAt.lte(moment))
        .filter(still)
        .order_by_asc(phase::Column::Position)
        .all(sql)
        .await?;
    rows.iter().map(belief).collect()
}

fn belief(row: &phase::Model) -> Result<Belief, Error> {
    let phase = phase_of(row)?.phase;
    Ok(Belief { phase, origin: row.origin, recorded_at: row.recorded_at, superseded_at: row.superseded_at })
}

/// How many changes the history of a fiche holds.
///
/// # Errors
/// When the database does not answer.
pub async fn count_edits<C: ConnectionTrait>(sql: &C, kind: history::Kind, record: &str) -> Result<u64, Error> {
    Ok(history_of(kind, record).count(sql).await?)
}

/// Some of the history of a fiche, the latest change first: `most` changes after the `skipped` latest ones.
///
/// # Errors
/// When the database does not answer.
pub async fn page_of_edits<C: ConnectionTrait>(
    sql: &C,
    kind: history::Kind,
    record: &str,
    skipped: u64,
    most: u64,
) -> Result<Vec<Edit>, Error> {
    latest_first(history_of(kind, record).offset(skipped).limit(most), sql).await
}

/// The first change of each field of a fiche after a moment: what it was then. The latest of them first.
///
/// # Errors
/// When the database does not answer.
pub async fn first_edits_after<C: ConnectionTrait>(
    sql: &C,
    kind: history::Kind,
    record: &str,
    moment: DateTime<Utc>,
) -> Result<Vec<Edit>, Error> {
    // Identifiers grow with time: the least one of a field is its first change.
    let first = history_of(kind, record)
        .filter(history::Column::ChangedAt.gt(moment))
        .select_only()
        .column_as(history::Column::Id.min(), "first")
        .group_by(history::Column::Field)
        .into_query();
    latest_first(history::Entity::find().filter(history::Column::Id.in_subquery(first)), sql).await
}

fn history_of(kind: history::Kind, record: &str) -> Select<history::Entity> {
    history::Entity::find().filter(history::Column::Kind.eq(kind)).filter(history::Column::Record.eq(record))
}

async fn latest_first<C: ConnectionTrait>(lines: Select<history::Entity>, sql: &C) -> Result<Vec<Edit>, Error> {
    let lines = lines.order_by_desc(history::Column::ChangedAt).order_by_desc(history::Column::Id);
    let rows = lines.all(sql).await?;
    let edit = |row: history::Model| {
        Ok(Edit {
            field: row.field.into(),
            before: row.before.as_deref().map(read_json).transpose()?,
            after: row.after.as_deref().map(read_json).transpose()?,
            origin: row.origin,
            account: row.account,
            changed_at: row.changed_at,
        })
    };
    rows.into_iter().map(edit).collect()
}

/// By record: the fields whose last change was made here. An import leaves them alone.
///
/// # Errors
/// When the database does not answer.
pub async fn list_edited_fields<C: ConnectionTrait>(
    sql: &C,
    kind: history::Kind,
) -> Result<BTreeMap<String, BTreeSet<String>>, Error> {
    let rows = history::Entity::find()
        .filter(history::Column::Kind.eq(kind))
        .order_by_asc(history::Column::ChangedAt)
        .order_by_asc(history::Column::Id)
        .all(sql)
        .await?;
    let mut edited: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let fields = edited.entry(row.record.into()).or_default();
        match row.origin {
            history::Origin::Here => fields.insert(row.field.into()),
            history::Origin::Import => fields.remove(row.field.as_str()),
        };
    }
    edited.retain(|_, fields| !fields.is_empty());
    Ok(edited)
}
