//! Layers of budgets and their cells. Two people who edit at once: the revision stands in the condition of the write.

pub mod conventions;
pub mod publications;

use std::collections::HashMap;

use chrono::NaiveDate;
use kernel::{Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::budget::matrix::Matrix;
use crate::budget::records::cell;
use crate::budget::records::layer::{self, Volet};

/// A layer with its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// What stands above the cells.
    pub head: layer::Model,
    /// The cells.
    pub matrix: Matrix,
}

/// Where a layer stands: product, year, view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The product.
    pub product: &'a str,
    /// The year.
    pub year: i32,
    /// Planned, revised, real.
    pub kind: Volet,
}

/// What is written of a layer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Autorisations d'engagement, in cents.
    pub ae: Option<i64>,
    /// The day up to which real expenses are counted.
    pub settled: Option<NaiveDate>,
    /// Whether the year is closed.
    pub complete: bool,
    /// The cells.
    pub matrix: Matrix,
}

/// Who writes.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    /// The account.
    pub author: &'a Id,
    /// Whether the demonstration does.
    pub demonstration: bool,
}

/// The layers of a product for a year, in order: planned, revised, real.
///
/// # Errors
/// When the database does not answer.
pub async fn layers<C: ConnectionTrait>(sql: &C, product: &str, year: i32) -> Result<Vec<Layer>, Error> {
    let own = layer::Entity::find().filter(layer::Column::Product.eq(product));
    let heads = own.filter(layer::Column::Year.eq(i64::from(year))).all(sql).await?;
    let mut all = with_cells(sql, heads).await?;
    all.sort_by_key(|one| one.head.kind);
    Ok(all)
}

/// All the layers of a product, the latest year first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_product<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Layer>, Error> {
    let own = layer::Entity::find().filter(layer::Column::Product.eq(product));
    let heads = own.order_by_desc(layer::Column::Year).all(sql).await?;
    with_cells(sql, heads).await
}

/// One layer.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, place: Place<'_>) -> Result<Option<Layer>, Error> {
    Ok(layers(sql, place.product, place.year).await?.into_iter().find(|one| one.head.kind == place.kind))
}

/// The layers of every product for a year, with their totals alone: crédits de paiement, in cents.
///
/// # Errors
/// When the database does not answer, or a total does not hold in an `i64`.
pub async fn totals<C: ConnectionTrait>(sql: &C) -> Result<Vec<(layer::Model, i64)>, Error> {
    let heads = layer::Entity::find().all(sql).await?;
    let mut sums: HashMap<Id, i64> = HashMap::with_capacity(heads.len());
    for one in cell::Entity::find().all(sql).await? {
        let all = sums.entry(one.layer).or_default();
        *all = crate::budget::money::sum([*all, one.cents]).map_err(anyhow::Error::from)?;
    }
    Ok(heads
        .into_iter()
        .map(|head| {
            let total = sums.get(&head.id).copied().unwrap_or_default();
            (head, total)
        })
        .collect())
}

/// The products whose budget is kept here, each with the first day it was written.
///
/// # Errors
/// When the database does not answer.
pub async fn starts<C: ConnectionTrait>(sql: &C) -> Result<HashMap<String, NaiveDate>, Error> {
    let mut starts: HashMap<String, NaiveDate> = HashMap::new();
    for head in layer::Entity::find().all(sql).await? {
        let day = head.written_at.date_naive();
        let first = starts.entry(head.product.into()).or_insert(day);
        *first = day.min(*first);
    }
    Ok(starts)
}

async fn with_cells<C: ConnectionTrait>(sql: &C, heads: Vec<layer::Model>) -> Result<Vec<Layer>, Error> {
    let ids: Vec<&str> = heads.iter().map(|head| head.id.as_str()).collect();
    let mut matrices: HashMap<Id, Matrix> = HashMap::new();
    if !ids.is_empty() {
        for one in cell::Entity::find().filter(cell::Column::Layer.is_in(ids)).all(sql).await? {
            matrices.entry(one.layer).or_default().set(one.activity, one.resource, one.cents);
        }
    }
    Ok(heads.into_iter().map(|head| Layer { matrix: matrices.remove(&head.id).unwrap_or_default(), head }).collect())
}

/// Writes a layer whole: `revision` is the one that was read, 0 when there was none.
///
/// # Errors
/// A conflict when somebody wrote it meanwhile; or the database does not answer.
pub async fn save(tx: &Tx, place: Place<'_>, revision: i64, written: &Written, by: By<'_>) -> Result<(), Error> {
    let known = find(tx.sql(), place).await?;
    let id = match &known {
        None if revision == 0 => insert(tx, place, written, by).await?,
        Some(known) => {
            let change = layer::ActiveModel {
                ae_cents: Set(written.ae),
                settled_on: Set(written.settled),
                complete: Set(written.complete),
                author: Set(Personal::new(by.author.clone())),
                written_at: Set(tx.now()),
                revision: Set(revision + 1),
                ..Default::default()
            };
            let done = layer::Entity::update_many()
                .set(change)
                .filter(layer::Column::Id.eq(known.head.id.as_str()))
                .filter(layer::Column::Revision.eq(revision))
                .exec(tx.sql())
                .await?;
            if done.rows_affected != 1 {
                return Err(overtaken());
            }
            known.head.id.clone()
        }
        None => return Err(overtaken()),
    };
    cell::Entity::delete_many().filter(cell::Column::Layer.eq(id.as_str())).exec(tx.sql()).await?;
    let filled = written.matrix.cells().filter(|(_, _, cents)| *cents != 0);
    let rows: Vec<_> = filled
        .map(|(activity, resource, cents)| cell::ActiveModel {
            layer: Set(id.clone()),
            activity: Set(activity),
            resource: Set(resource),
            cents: Set(cents),
        })
        .collect();
    if !rows.is_empty() {
        cell::Entity::insert_many(rows).exec_without_returning(tx.sql()).await?;
    }
    Ok(())
}

async fn insert(tx: &Tx, place: Place<'_>, written: &Written, by: By<'_>) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = layer::ActiveModel {
        id: Set(id.clone()),
        product: Set(Slug::parse(place.product).map_err(anyhow::Error::from)?),
        year: Set(i64::from(place.year)),
        kind: Set(place.kind),
        ae_cents: Set(written.ae),
        settled_on: Set(written.settled),
        complete: Set(written.complete),
        author: Set(Personal::new(by.author.clone())),
        written_at: Set(tx.now()),
        revision: Set(1),
        demonstration: Set(by.demonstration),
    };
    layer::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

fn overtaken() -> Error {
    Error::Conflict("Quelqu'un d'autre vient d'enregistrer ce volet du budget.".into())
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    layer::Entity::delete_many().filter(layer::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    conventions::withdraw_demonstration(tx).await?;
    publications::withdraw_demonstration(tx).await
}
