//! Reads and writes tokens.

use chrono::{DateTime, Utc};
use kernel::{Error, Tx};
use privacy::{Digest, Id, Personal};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::records::{ActiveModel, Column, Entity};
use crate::constat::store::slug;

/// Makes the token of a product; the former one ends.
pub async fn replace(tx: &Tx, product: &str, token: &str, account: &Id) -> Result<(), Error> {
    let former = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(tx.now()))
        .filter(Column::Product.eq(product))
        .filter(Column::EndedAt.is_null());
    former.exec(tx.sql()).await?;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        product: Set(slug(product)?),
        digest: Set(Digest::of(token.as_bytes())),
        account: Set(Personal::new(account.clone())),
        at: Set(tx.now()),
        ended_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// The product of a token in force.
pub async fn find_product<C: ConnectionTrait>(sql: &C, token: &str) -> Result<Option<String>, Error> {
    let held = Entity::find().filter(Column::Digest.eq(Digest::of(token.as_bytes()))).filter(Column::EndedAt.is_null());
    Ok(held.one(sql).await?.map(|row| row.product.into()))
}

/// When the token in force of a product was made.
pub async fn find_since<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Option<DateTime<Utc>>, Error> {
    let held = Entity::find().filter(Column::Product.eq(product)).filter(Column::EndedAt.is_null());
    Ok(held.order_by_desc(Column::Id).one(sql).await?.map(|row| row.at))
}
