//! Who works on what, for the tools of the factory that stand on the portfolio: missions by product, people by identifier.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::{Error, Personal, Tx};
use privacy::{Digest, Id, Purpose};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::registry::records::{assignment, mission, person};

/// A mission of the source on one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engaged {
    /// The person.
    pub person: Id,
    /// The product.
    pub product: String,
    /// Trade of the person, in the source's words.
    pub domaine: String,
    /// `admin`, `independent`, `service`, or nothing.
    pub status: Option<String>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
}

/// The missions of the source on a product, or on all.
///
/// # Errors
/// When the database does not answer.
pub async fn engaged<C: ConnectionTrait>(
    sql: &C,
    product: Option<&str>,
    purpose: Purpose,
) -> Result<Vec<Engaged>, Error> {
    let mut assigned = assignment::Entity::find();
    if let Some(product) = product {
        assigned = assigned.filter(assignment::Column::Product.eq(product));
    }
    let mut products: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    for row in assigned.all(sql).await? {
        products.entry(row.mission).or_default().push(row.product.into_read(purpose));
    }
    let ids: Vec<Id> = if product.is_some() { products.keys().cloned().collect() } else { Vec::new() };
    let mut missions = mission::Entity::find();
    if product.is_some() {
        missions = missions.filter(mission::Column::Id.is_in(ids));
    }
    let missions = missions.all(sql).await?;
    let people = person::Entity::find().all(sql).await?;
    let trade =
        |row: person::Model| (row.id, row.domaine.or(row.role).map(|text| text.into_read(purpose)).unwrap_or_default());
    let trades: BTreeMap<Id, String> = people.into_iter().map(trade).collect();
    let mut all = Vec::new();
    for row in missions {
        let status = row.status.map(|status| status.into_read(purpose));
        for product in products.remove(&row.id).unwrap_or_default() {
            all.push(Engaged {
                person: row.person.clone(),
                product,
                domaine: trades.get(&row.person).cloned().unwrap_or_default(),
                status: status.clone(),
                start: row.start_on,
                end: row.end_on,
            });
        }
    }
    Ok(all)
}

/// The names of people, by identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn names<C: ConnectionTrait>(
    sql: &C,
    ids: impl IntoIterator<Item = Id>,
    purpose: Purpose,
) -> Result<BTreeMap<Id, String>, Error> {
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(sql).await?;
    Ok(people.into_iter().map(|row| (row.id, row.fullname.into_read(purpose))).collect())
}

/// The person of this name: known already, or written as a new member whom an import of the same identifier will complete.
///
/// # Errors
/// When the database does not answer.
pub async fn join(tx: &Tx, fullname: &str) -> Result<Id, Error> {
    let known = person::Entity::find().filter(person::Column::Fullname.eq(fullname)).one(tx.sql()).await?;
    if let Some(known) = known {
        return Ok(known.id);
    }
    let id = tx.new_id();
    let row = person::ActiveModel {
        id: Set(id.clone()),
        username: Set(Personal::new(username(tx, fullname).await?)),
        fullname: Set(Personal::new(fullname.to_owned())),
        role: Set(None),
        domaine: Set(None),
        member_type: Set(None),
        previously: Set(Personal::new("[]".to_owned())),
        startups: Set(Personal::new("[]".to_owned())),
        teams: Set(Personal::new("[]".to_owned())),
        incubator: Set(None),
        extra: Set(Personal::new("{}".to_owned())),
        source_digest: Set(Digest::of(b"")),
        last_mission_ends_on: Set(None),
        changed_at: Set(tx.now()),
    };
    person::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// « Zoé Petit » is `zoe.petit` in the source; somebody else of that identifier makes it `zoe.petit.2`.
async fn username(tx: &Tx, fullname: &str) -> Result<String, Error> {
    let plain: String = fullname.to_lowercase().chars().map(plain).collect();
    let base = plain.split('.').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
    let mut name = base.clone();
    let mut at = 1;
    while person::Entity::find().filter(person::Column::Username.eq(name.as_str())).one(tx.sql()).await?.is_some() {
        at += 1;
        name = format!("{base}.{at}");
    }
    Ok(name)
}

fn plain(letter: char) -> char {
    match letter {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'a'..='z' | '0'..='9' | '-' => letter,
        _ => '.',
    }
}

/// Keeps a person as long as the latest of their missions, wherever it is written; without an end, as long as it goes on.
///
/// # Errors
/// When the database does not answer.
pub async fn prolong(tx: &Tx, id: &Id, end: Option<NaiveDate>) -> Result<(), Error> {
    let Some(known) = person::Entity::find().filter(person::Column::Id.eq(id.as_str())).one(tx.sql()).await? else {
        return Ok(());
    };
    let sourced = mission::Entity::find().filter(mission::Column::Person.eq(id.as_str())).all(tx.sql()).await?;
    let goes_on = sourced.iter().any(|one| one.end_on.is_none());
    let ends = if goes_on { None } else { end.map(|end| known.last_mission_ends_on.map_or(end, |last| last.max(end))) };
    let row = person::ActiveModel { last_mission_ends_on: Set(ends), ..Default::default() };
    person::Entity::update_many().set(row).filter(person::Column::Id.eq(id.as_str())).exec(tx.sql()).await?;
    Ok(())
}
