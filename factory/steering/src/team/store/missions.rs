//! Missions: those stated here, and those of the registry that nobody has stated better.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use kernel::{Error, Personal, Tx};
use portfolio::registry::store::{Engaged, engaged};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::slug;
use crate::processing::STAFF;
use crate::team::domain::Stint;
use crate::team::records::mission::{ActiveModel, Column, Entity, Model};
use crate::team::trade::{Status, Trade};
use crate::team::typed::Mission;

/// The missions on a product, past, running and to come.
///
/// # Errors
/// When the database does not answer.
pub async fn stints<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Stint>, Error> {
    Ok(gather(sql, Some(product)).await?.remove(product).unwrap_or_default())
}

/// The missions of every product.
///
/// # Errors
/// When the database does not answer.
pub async fn stints_by_product<C: ConnectionTrait>(sql: &C) -> Result<BTreeMap<String, Vec<Stint>>, Error> {
    gather(sql, None).await
}

async fn gather<C: ConnectionTrait>(sql: &C, product: Option<&str>) -> Result<BTreeMap<String, Vec<Stint>>, Error> {
    let mut own = Entity::find().order_by_desc(Column::StartOn);
    if let Some(product) = product {
        own = own.filter(Column::Product.eq(product));
    }
    let mut all: BTreeMap<String, Vec<Stint>> = BTreeMap::new();
    let mut stated: BTreeSet<(String, Id)> = BTreeSet::new();
    for row in own.all(sql).await? {
        stated.insert((row.product.to_string(), row.person.clone()));
        all.entry(row.product.to_string()).or_default().push(of_row(row));
    }
    for one in engaged(sql, product, STAFF).await? {
        if !stated.contains(&(one.product.clone(), one.person.clone())) {
            all.entry(one.product.clone()).or_default().push(of_source(one));
        }
    }
    Ok(all)
}

fn of_row(row: Model) -> Stint {
    Stint {
        person: row.person,
        trade: row.trade,
        status: row.status,
        share: u8::try_from(row.share).ok(),
        start: Some(row.start_on),
        end: row.end_on,
    }
}

fn of_source(one: Engaged) -> Stint {
    Stint {
        person: one.person,
        trade: Trade::of_source(&one.domaine),
        status: Status::of_source(one.status.as_deref()),
        share: None,
        start: one.start,
        end: one.end,
    }
}

/// The missions stated here on a product, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn stated<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::Product.eq(product)).order_by_desc(Column::StartOn).all(sql).await?)
}

/// The people who are or were on a product.
///
/// # Errors
/// When the database does not answer.
pub async fn members<C: ConnectionTrait>(sql: &C, product: &str) -> Result<BTreeSet<Id>, Error> {
    Ok(stints(sql, product).await?.into_iter().map(|stint| stint.person).collect())
}

/// One mission stated here on a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find_mission<C: ConnectionTrait>(sql: &C, product: &str, id: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Id.eq(id)).filter(Column::Product.eq(product)).one(sql).await?)
}

/// States a mission.
///
/// # Errors
/// When the database does not answer.
pub async fn add_mission(
    tx: &Tx,
    product: &str,
    (person, mission): (&Id, &Mission),
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        person: Set(person.clone()),
        product: Set(slug(product)?),
        trade: Set(mission.trade),
        status: Set(mission.status),
        share: Set(i64::from(mission.share)),
        employer: Set(Personal::new(mission.employer.clone())),
        start_on: Set(mission.start),
        end_on: Set(mission.end),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Ends a mission that had no end; false when it has one.
///
/// # Errors
/// When the database does not answer.
pub async fn end_mission(tx: &Tx, id: &Id, on: NaiveDate, author: &Id) -> Result<bool, Error> {
    let row = ActiveModel {
        end_on: Set(Some(on)),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let open = Entity::update_many().set(row).filter(Column::Id.eq(id.as_str())).filter(Column::EndOn.is_null());
    Ok(open.exec(tx.sql()).await?.rows_affected == 1)
}
