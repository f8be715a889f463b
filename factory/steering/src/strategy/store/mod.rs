//! Roadmaps, goals and what serves them. Two people who edit at once: the revision stands in the condition of the write.

pub mod dealings;
pub mod versions;

use kernel::{Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::records::{comment, goal, link, roadmap};
use crate::budget::store::By;

/// The roadmaps, the one that ends last first.
///
/// # Errors
/// When the database does not answer.
pub async fn roadmaps<C: ConnectionTrait>(sql: &C) -> Result<Vec<roadmap::Model>, Error> {
    Ok(roadmap::Entity::find()
        .order_by_desc(roadmap::Column::EndsOn)
        .order_by_asc(roadmap::Column::Id)
        .all(sql)
        .await?)
}

/// One roadmap.
///
/// # Errors
/// When the database does not answer.
pub async fn roadmap<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<roadmap::Model>, Error> {
    Ok(roadmap::Entity::find().filter(roadmap::Column::Id.eq(id)).one(sql).await?)
}

/// Writes a roadmap: a new one, or `read` as nobody changed it since. Answers its identifier.
///
/// # Errors
/// A conflict when somebody changed it; or the database does not answer.
pub async fn save_roadmap(
    tx: &Tx,
    read: Option<(&Id, i64)>,
    (title, orientation, ends_on): (String, String, chrono::NaiveDate),
    by: By<'_>,
) -> Result<Id, Error> {
    let row = roadmap::ActiveModel {
        title: Set(title),
        orientation: Set(orientation),
        ends_on: Set(ends_on),
        author: Set(Personal::new(by.author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let Some((id, revision)) = read else {
        let id = tx.new_id();
        let row =
            roadmap::ActiveModel { id: Set(id.clone()), revision: Set(1), demonstration: Set(by.demonstration), ..row };
        roadmap::Entity::insert(row).exec_without_returning(tx.sql()).await?;
        return Ok(id);
    };
    let change = roadmap::ActiveModel { revision: Set(revision + 1), ..row };
    let own = roadmap::Entity::update_many().set(change).filter(roadmap::Column::Id.eq(id.as_str()));
    let done = own.filter(roadmap::Column::Revision.eq(revision)).exec(tx.sql()).await?;
    if done.rows_affected == 1 { Ok(id.clone()) } else { Err(changed("Cette feuille de route")) }
}

fn changed(what: &str) -> Error {
    Error::Conflict(format!("{what} vient d'être modifiée par quelqu'un d'autre : rechargez la page avant d'écrire."))
}

/// The goals of a roadmap, or of all, the nearest date first.
///
/// # Errors
/// When the database does not answer.
pub async fn goals<C: ConnectionTrait>(sql: &C, roadmap: Option<&str>) -> Result<Vec<goal::Model>, Error> {
    let mut all = goal::Entity::find().order_by_asc(goal::Column::DueOn).order_by_asc(goal::Column::Id);
    if let Some(roadmap) = roadmap {
        all = all.filter(goal::Column::Roadmap.eq(roadmap));
    }
    Ok(all.all(sql).await?)
}

/// One goal.
///
/// # Errors
/// When the database does not answer.
pub async fn goal<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<goal::Model>, Error> {
    Ok(goal::Entity::find().filter(goal::Column::Id.eq(id)).one(sql).await?)
}

/// A goal as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The goal.
    pub title: String,
    /// The result that is sought.
    pub result: String,
    /// What shows it.
    pub indicator: String,
    /// The value to reach.
    pub target: String,
    /// The day by which.
    pub due_on: chrono::NaiveDate,
}

/// Writes a goal: a new one of `roadmap`, or `read` as nobody changed it since. Answers its identifier.
///
/// # Errors
/// A conflict when somebody changed it; or the database does not answer.
pub async fn save_goal(tx: &Tx, roadmap: &Id, read: Option<(&Id, i64)>, goal: &Goal, by: By<'_>) -> Result<Id, Error> {
    let row = goal::ActiveModel {
        title: Set(goal.title.clone()),
        result: Set(goal.result.clone()),
        indicator: Set(goal.indicator.clone()),
        target: Set(goal.target.clone()),
        due_on: Set(goal.due_on),
        author: Set(Personal::new(by.author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let Some((id, revision)) = read else {
        let id = tx.new_id();
        let row = goal::ActiveModel {
            id: Set(id.clone()),
            roadmap: Set(roadmap.clone()),
            revision: Set(1),
            demonstration: Set(by.demonstration),
            ..row
        };
        goal::Entity::insert(row).exec_without_returning(tx.sql()).await?;
        return Ok(id);
    };
    let change = goal::ActiveModel { revision: Set(revision + 1), ..row };
    let own = goal::Entity::update_many().set(change).filter(goal::Column::Id.eq(id.as_str()));
    let done = own.filter(goal::Column::Revision.eq(revision)).exec(tx.sql()).await?;
    if done.rows_affected == 1 { Ok(id.clone()) } else { Err(changed("Cette fiche d'objectif")) }
}

/// Removes a goal and its links.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_goal(tx: &Tx, id: &str) -> Result<bool, Error> {
    Ok(goal::Entity::delete_many().filter(goal::Column::Id.eq(id)).exec(tx.sql()).await?.rows_affected == 1)
}

/// Every link between a goal and a product.
///
/// # Errors
/// When the database does not answer.
pub async fn links<C: ConnectionTrait>(sql: &C) -> Result<Vec<link::Model>, Error> {
    Ok(link::Entity::find().order_by_asc(link::Column::Product).order_by_asc(link::Column::Goal).all(sql).await?)
}

/// The goals that a product serves: the goal, then how and up to which target.
///
/// # Errors
/// When the database does not answer.
pub async fn told<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<(String, String)>, Error> {
    let links = links(sql).await?;
    let mut told = Vec::new();
    for goal in goals(sql, None).await? {
        if let Some(link) = links.iter().find(|link| link.goal == goal.id && link.product.as_str() == product) {
            let by = ui::format::date(goal.due_on);
            let text = format!("{}. {} : {} au {by}", link.contribution, goal.indicator, goal.target);
            told.push((goal.title, text));
        }
    }
    Ok(told)
}

/// Links a product to a goal.
///
/// # Errors
/// A conflict when it is linked already; or the database does not answer.
pub async fn add_link(tx: &Tx, goal: &Id, product: &str, contribution: &str) -> Result<(), Error> {
    let row = link::ActiveModel {
        goal: Set(goal.clone()),
        product: Set(Slug::parse(product).map_err(anyhow::Error::from)?),
        contribution: Set(contribution.to_owned()),
    };
    link::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Unlinks a product from a goal; false when it was not linked.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_link(tx: &Tx, goal: &str, product: &str) -> Result<bool, Error> {
    let own = link::Entity::delete_many().filter(link::Column::Goal.eq(goal));
    Ok(own.filter(link::Column::Product.eq(product)).exec(tx.sql()).await?.rows_affected == 1)
}

/// The comments on a roadmap, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn comments<C: ConnectionTrait>(sql: &C, roadmap: &str) -> Result<Vec<comment::Model>, Error> {
    let own = comment::Entity::find().filter(comment::Column::Roadmap.eq(roadmap));
    Ok(own.order_by_asc(comment::Column::WrittenAt).order_by_asc(comment::Column::Id).all(sql).await?)
}

/// One comment.
///
/// # Errors
/// When the database does not answer.
pub async fn comment<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<comment::Model>, Error> {
    Ok(comment::Entity::find().filter(comment::Column::Id.eq(id)).one(sql).await?)
}

/// Adds a comment.
///
/// # Errors
/// When the database does not answer.
pub async fn add_comment(tx: &Tx, roadmap: &Id, text: &str, by: By<'_>) -> Result<(), Error> {
    let row = comment::ActiveModel {
        id: Set(tx.new_id()),
        roadmap: Set(roadmap.clone()),
        text: Set(text.to_owned()),
        answer: Set(None),
        author: Set(Personal::new(by.author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(by.demonstration),
    };
    comment::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Answers a comment; false when it was answered already.
///
/// # Errors
/// When the database does not answer.
pub async fn answer_comment(tx: &Tx, id: &str, answer: &str) -> Result<bool, Error> {
    let change = comment::ActiveModel { answer: Set(Some(answer.to_owned())), ..Default::default() };
    let open = comment::Entity::update_many().set(change).filter(comment::Column::Id.eq(id));
    Ok(open.filter(comment::Column::Answer.is_null()).exec(tx.sql()).await?.rows_affected == 1)
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    roadmap::Entity::delete_many().filter(roadmap::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    versions::withdraw_demonstration(tx).await?;
    dealings::withdraw_demonstration(tx).await
}
