//! Reads and writes the members of the network and their missions.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::{Error, Personal, Tx};
use privacy::{Digest, Id, Purpose};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::insert_all;
use super::rows::{json, place, read_json};
use crate::registry::domain::Member;
use crate::registry::records::{assignment, mission, person};
use crate::source::{AuthorSource, MissionSource};

/// A member about to be written: new, or over the line that holds the former record.
#[derive(Debug, Clone)]
pub struct Written<'a> {
    /// The line to write over.
    pub over: Option<Id>,
    /// The record.
    pub author: &'a AuthorSource,
    /// Its digest.
    pub digest: Digest,
}

/// By identifier of the source: the line and the digest of the record as it was last read. No other value is read.
///
/// # Errors
/// When the database does not answer.
pub async fn digests_of_people<C: ConnectionTrait>(
    sql: &C,
    purpose: Purpose,
) -> Result<BTreeMap<String, (Id, Digest)>, Error> {
    use sea_orm::QuerySelect;
    let columns = [person::Column::Id, person::Column::Username, person::Column::SourceDigest];
    let rows: Vec<(Id, Personal<String>, Digest)> =
        person::Entity::find().select_only().columns(columns).into_tuple().all(sql).await?;
    Ok(rows.into_iter().map(|(id, username, digest)| (username.into_read(purpose), (id, digest))).collect())
}

/// Writes members and their missions, many at once.
///
/// # Errors
/// When the database does not answer.
pub async fn save_people(tx: &Tx, people: &[Written<'_>]) -> Result<(), Error> {
    let (mut new, mut missions, mut assignments) = (Vec::new(), Vec::new(), Vec::new());
    for written in people {
        let id = written.over.clone().unwrap_or_else(|| tx.new_id());
        let row = person_row(tx, &id, written)?;
        match &written.over {
            None => new.push(row),
            Some(_) => {
                let row = person::ActiveModel { id: NotSet, ..row };
                person::Entity::update_many().set(row).filter(person::Column::Id.eq(id.clone())).exec(tx.sql()).await?;
                mission::Entity::delete_many().filter(mission::Column::Person.eq(id.clone())).exec(tx.sql()).await?;
            }
        }
        for (position, one) in written.author.missions.iter().enumerate() {
            let mission_id = tx.new_id();
            let products = one.startups.iter().enumerate().map(|(position, product)| assignment::ActiveModel {
                mission: Set(mission_id.clone()),
                position: Set(place(position)),
                product: Set(Personal::new(product.clone())),
            });
            assignments.extend(products);
            missions.push(mission_row(mission_id, &id, one, position)?);
        }
    }
    insert_all(tx.sql(), new).await?;
    insert_all(tx.sql(), missions).await?;
    insert_all(tx.sql(), assignments).await
}

fn person_row(tx: &Tx, id: &Id, written: &Written<'_>) -> Result<person::ActiveModel, Error> {
    let author = written.author;
    Ok(person::ActiveModel {
        id: Set(id.clone()),
        username: Set(Personal::new(author.id.clone())),
        fullname: Set(Personal::new(author.fullname.clone())),
        role: Set(author.role.clone().map(Personal::new)),
        domaine: Set(author.domaine.clone().map(Personal::new)),
        member_type: Set(author.member_type.clone().map(Personal::new)),
        previously: Set(Personal::new(json(&author.previously)?)),
        startups: Set(Personal::new(json(&author.startups)?)),
        teams: Set(Personal::new(json(&author.teams)?)),
        incubator: Set(author.incubator.clone().map(Personal::new)),
        extra: Set(Personal::new(json(&author.extra)?)),
        source_digest: Set(written.digest.clone()),
        last_mission_ends_on: Set(last_end(&author.missions)),
        changed_at: Set(tx.now()),
    })
}

fn mission_row(id: Id, person: &Id, source: &MissionSource, position: usize) -> Result<mission::ActiveModel, Error> {
    Ok(mission::ActiveModel {
        id: Set(id),
        person: Set(person.clone()),
        position: Set(place(position)),
        start_on: Set(source.start),
        end_on: Set(source.end),
        status: Set(source.status.clone().map(Personal::new)),
        employer: Set(source.employer.clone().map(Personal::new)),
        extra: Set(Personal::new(json(&source.extra)?)),
    })
}

/// The end of the last mission; nothing while one of them has none.
fn last_end(missions: &[MissionSource]) -> Option<NaiveDate> {
    let ends: Option<Vec<NaiveDate>> = missions.iter().map(|mission| mission.end).collect();
    ends?.into_iter().max()
}

/// The people of a product, the latest mission first.
///
/// # Errors
/// When the database does not answer.
pub async fn team<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Member>, Error> {
    let of_product = assignment::Entity::find().filter(assignment::Column::Product.eq(product)).all(sql).await?;
    let ids: Vec<Id> = of_product.into_iter().map(|row| row.mission).collect();
    let missions = mission::Entity::find().filter(mission::Column::Id.is_in(ids));
    let missions = missions.order_by_desc(mission::Column::StartOn).all(sql).await?;
    let ids: Vec<Id> = missions.iter().map(|row| row.person.clone()).collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(sql).await?;
    let people: BTreeMap<Id, person::Model> = people.into_iter().map(|row| (row.id.clone(), row)).collect();
    let member = |row: mission::Model| {
        let person = people.get(&row.person)?;
        Some(Member {
            fullname: person.fullname.clone(),
            role: person.role.clone(),
            start: row.start_on,
            end: row.end_on,
        })
    };
    Ok(missions.into_iter().filter_map(member).collect())
}

/// Every member as the source gave it, by identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn list_people<C: ConnectionTrait>(sql: &C, purpose: Purpose) -> Result<Vec<AuthorSource>, Error> {
    let mut products: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    for row in assignment::Entity::find().order_by_asc(assignment::Column::Position).all(sql).await? {
        products.entry(row.mission).or_default().push(row.product.into_read(purpose));
    }
    let mut missions: BTreeMap<Id, Vec<MissionSource>> = BTreeMap::new();
    for row in mission::Entity::find().order_by_asc(mission::Column::Position).all(sql).await? {
        let startups = products.remove(&row.id).unwrap_or_default();
        missions.entry(row.person.clone()).or_default().push(mission_of(row, startups, purpose)?);
    }
    let people = person::Entity::find().order_by_asc(person::Column::Username).all(sql).await?;
    people.into_iter().map(|row| person_of(row, &mut missions, purpose)).collect()
}

fn mission_of(row: mission::Model, startups: Vec<String>, purpose: Purpose) -> Result<MissionSource, Error> {
    Ok(MissionSource {
        start: row.start_on,
        end: row.end_on,
        status: row.status.map(|status| status.into_read(purpose)),
        employer: row.employer.map(|employer| employer.into_read(purpose)),
        startups,
        extra: read_json(row.extra.read(purpose))?,
    })
}

fn person_of(
    row: person::Model,
    missions: &mut BTreeMap<Id, Vec<MissionSource>>,
    purpose: Purpose,
) -> Result<AuthorSource, Error> {
    let missions = missions.remove(&row.id).unwrap_or_default();
    let read = |value: Option<Personal<String>>| value.map(|value| value.into_read(purpose));
    Ok(AuthorSource {
        id: row.username.into_read(purpose),
        fullname: row.fullname.into_read(purpose),
        role: read(row.role),
        domaine: read(row.domaine),
        member_type: read(row.member_type),
        missions,
        previously: read_json(row.previously.read(purpose))?,
        startups: read_json(row.startups.read(purpose))?,
        teams: read_json(row.teams.read(purpose))?,
        incubator: read(row.incubator),
        extra: read_json(row.extra.read(purpose))?,
    })
}
