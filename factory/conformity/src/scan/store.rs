//! Reads and writes scans.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use conformity_scan::{Report, Statut};
use kernel::{Error, Tx};
use privacy::{Digest, Id};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::records::{ActiveModel, Column, Entity, Model};
use crate::constat::store::slug;

/// Asks for a scan. Answers its identifier.
pub async fn ask(tx: &Tx, product: &str, url: &str) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        url: Set(url.to_owned()),
        asked_at: Set(tx.now()),
        done_at: Set(None),
        report: Set(None),
        digest: Set(None),
        met: Set(0),
        refuted: Set(0),
        unknown: Set(0),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Keeps the figures of a scan that was done before, without its raw result: for the demonstration.
pub async fn keep_past(tx: &Tx, product: &str, url: &str, at: DateTime<Utc>, counts: [i64; 3]) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(tx.id_at(at)),
        product: Set(slug(product)?),
        url: Set(url.to_owned()),
        asked_at: Set(at),
        done_at: Set(Some(at)),
        report: Set(None),
        digest: Set(None),
        met: Set(counts[0]),
        refuted: Set(counts[1]),
        unknown: Set(counts[2]),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Keeps what a scan said. Answers false when it was kept already.
pub async fn keep(tx: &Tx, id: &Id, report: &Report) -> Result<bool, Error> {
    let raw = serde_json::to_string(report).map_err(anyhow::Error::from)?;
    let count = |statut| i64::try_from(report.count(statut)).unwrap_or(i64::MAX);
    let update = Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(tx.now()))
        .col_expr(Column::Digest, Expr::value(Digest::of(raw.as_bytes())))
        .col_expr(Column::Report, Expr::value(raw))
        .col_expr(Column::Met, Expr::value(count(Statut::Conforme)))
        .col_expr(Column::Refuted, Expr::value(count(Statut::NonConforme)))
        .col_expr(Column::Unknown, Expr::value(count(Statut::Inconnu)))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::DoneAt.is_null());
    Ok(update.exec(tx.sql()).await?.rows_affected > 0)
}

/// The scans of these identifiers that are not done yet.
pub async fn list_waiting<C: ConnectionTrait>(sql: &C, ids: &[Id]) -> Result<Vec<Model>, Error> {
    let waiting = Entity::find().filter(Column::Id.is_in(ids.iter().cloned())).filter(Column::DoneAt.is_null());
    Ok(waiting.order_by_asc(Column::Id).all(sql).await?)
}

/// When each product was last asked to be scanned.
pub async fn list_last_asked<C: ConnectionTrait>(sql: &C) -> Result<HashMap<String, DateTime<Utc>>, Error> {
    let rows: Vec<(String, DateTime<Utc>)> = Entity::find()
        .select_only()
        .column(Column::Product)
        .column_as(Column::AskedAt.max(), "last")
        .group_by(Column::Product)
        .into_tuple()
        .all(sql)
        .await?;
    Ok(rows.into_iter().collect())
}

/// When the last scan of each product was done.
pub async fn list_last_done<C: ConnectionTrait>(sql: &C) -> Result<HashMap<String, DateTime<Utc>>, Error> {
    let rows: Vec<(String, DateTime<Utc>)> = Entity::find()
        .select_only()
        .column(Column::Product)
        .column_as(Column::DoneAt.max(), "last")
        .filter(Column::DoneAt.is_not_null())
        .group_by(Column::Product)
        .into_tuple()
        .all(sql)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The scans of a product, the latest first, without their raw results.
pub async fn list_of_product<C: ConnectionTrait>(sql: &C, product: &str, most: u64) -> Result<Vec<Model>, Error> {
    let all = Entity::find().filter(Column::Product.eq(product)).order_by_desc(Column::Id);
    Ok(all.limit(most).all(sql).await?)
}
