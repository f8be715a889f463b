//! Indicators.

use kernel::{Error, Personal, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::slug;
use crate::impact::domain::definition::Indicator;
use crate::impact::records::indicator;

/// The indicators of a product, those of the matrix in no particular order.
///
/// # Errors
/// When the database does not answer.
pub async fn indicators<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<indicator::Model>, Error> {
    let all = indicator::Entity::find().filter(indicator::Column::Product.eq(product));
    Ok(all.order_by_asc(indicator::Column::Name).all(sql).await?)
}

/// Every indicator.
///
/// # Errors
/// When the database does not answer.
pub async fn all_indicators<C: ConnectionTrait>(sql: &C) -> Result<Vec<indicator::Model>, Error> {
    Ok(indicator::Entity::find().order_by_asc(indicator::Column::Name).all(sql).await?)
}

/// One indicator of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, product: &str, id: &str) -> Result<Option<indicator::Model>, Error> {
    let own = indicator::Entity::find().filter(indicator::Column::Id.eq(id));
    Ok(own.filter(indicator::Column::Product.eq(product)).one(sql).await?)
}

fn row(tx: &Tx, new: &Indicator, author: &Id, demonstration: bool) -> indicator::ActiveModel {
    indicator::ActiveModel {
        kind: Set(new.kind),
        name: Set(new.name.clone()),
        family: Set(new.family),
        unit: Set(new.unit),
        direction: Set(new.direction),
        frequency: Set(new.frequency),
        aarri: Set(new.aarri),
        dataviz: Set(new.dataviz),
        calculation: Set(new.calculation.clone()),
        limits: Set(new.limits.clone()),
        source: Set(new.source.clone()),
        automated: Set(new.automated),
        since: Set(new.since),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
        ..Default::default()
    }
}

/// Keeps an indicator.
///
/// # Errors
/// When the database does not answer.
pub async fn add(tx: &Tx, product: &str, new: &Indicator, author: &Id, demonstration: bool) -> Result<Id, Error> {
    let id = tx.new_id();
    let own = indicator::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        flagship: Set(false),
        ..row(tx, new, author, demonstration)
    };
    indicator::Entity::insert(own).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Writes the definition of an indicator again.
///
/// # Errors
/// When the database does not answer.
pub async fn redefine(tx: &Tx, id: &Id, new: &Indicator, author: &Id) -> Result<(), Error> {
    let own = indicator::Entity::update_many().set(row(tx, new, author, false));
    own.filter(indicator::Column::Id.eq(id.as_str())).exec(tx.sql()).await?;
    Ok(())
}

/// Makes an indicator the one that its product watches first, and no other.
///
/// # Errors
/// When the database does not answer.
pub async fn watch(tx: &Tx, product: &str, id: &Id) -> Result<(), Error> {
    let set = |flagship: bool| indicator::ActiveModel { flagship: Set(flagship), ..Default::default() };
    let own = indicator::Entity::update_many().set(set(false)).filter(indicator::Column::Product.eq(product));
    own.filter(indicator::Column::Flagship.eq(true)).exec(tx.sql()).await?;
    let one = indicator::Entity::update_many().set(set(true)).filter(indicator::Column::Id.eq(id.as_str()));
    one.exec(tx.sql()).await?;
    Ok(())
}
