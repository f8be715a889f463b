//! Problems and votes. An answer is given once: the stage stands in the condition of the write.

use chrono::NaiveDate;
use kernel::vault::{Cell, Encrypted};
use kernel::{Digest, Error, Personal, Sensitive, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::records::problem::{ActiveModel, Column, Entity, Model, Stage};
use super::records::vote;

/// Where a sealed column of a candidature stands.
pub fn cell<'a>(column: &'a str, id: &'a Id) -> Cell<'a> {
    Cell { table: "candidature_problem", column, row: id.as_str() }
}

/// A problem about to be kept.
pub struct New<'a> {
    /// Its identifier, whose key seals the words.
    pub id: &'a Id,
    /// Its title.
    pub title: &'a str,
    /// Where the answer goes.
    pub email: &'a Personal<String>,
    /// The account of who proposes.
    pub account: Option<&'a Id>,
    /// The sealed words.
    pub words: Encrypted,
    /// The digest of the address by which it is followed.
    pub follow: Digest,
    /// Whether the demonstration writes it.
    pub demonstration: bool,
}

/// Keeps a problem.
///
/// # Errors
/// When the database does not answer.
pub async fn add(tx: &Tx, new: New<'_>) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(new.id.clone()),
        title: Set(new.title.to_owned()),
        email: Set(new.email.clone()),
        account: Set(new.account.cloned()),
        words: Set(Sensitive::new(new.words)),
        state: Set(Stage::Prejury),
        follow: Set(new.follow),
        pitch_on: Set(None),
        answer: Set(None),
        product: Set(None),
        received_at: Set(tx.now()),
        answered_at: Set(None),
        demonstration: Set(new.demonstration),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// One problem.
///
/// # Errors
/// When the database does not answer.
pub async fn find<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Id.eq(id)).one(sql).await?)
}

/// The problem that this address follows.
///
/// # Errors
/// When the database does not answer.
pub async fn find_followed<C: ConnectionTrait>(sql: &C, token: &str) -> Result<Option<Model>, Error> {
    let digest = Digest::of(token.as_bytes());
    Ok(Entity::find().filter(Column::Follow.eq(digest.as_str())).one(sql).await?)
}

/// Problems, those that wait first.
///
/// # Errors
/// When the database does not answer.
pub async fn list<C: ConnectionTrait>(sql: &C) -> Result<Vec<Model>, Error> {
    let mut all = Entity::find().order_by_desc(Column::ReceivedAt).all(sql).await?;
    all.sort_by_key(|one| Stage::ALL.iter().position(|stage| *stage == one.state));
    Ok(all)
}

/// Casts a vote, or changes one's own.
///
/// # Errors
/// When the database does not answer.
pub async fn vote(tx: &Tx, problem: &Id, stage: Stage, account: &Id, opinion: &str) -> Result<(), Error> {
    let row = vote::ActiveModel {
        problem: Set(problem.clone()),
        stage: Set(stage),
        account: Set(Personal::new(account.clone())),
        opinion: Set(Personal::new(opinion.to_owned())),
        voted_at: Set(tx.now()),
    };
    let keys = [vote::Column::Problem, vote::Column::Stage, vote::Column::Account];
    let same = sea_orm::sea_query::OnConflict::columns(keys)
        .update_columns([vote::Column::Opinion, vote::Column::VotedAt])
        .to_owned();
    vote::Entity::insert(row).on_conflict(same).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// The votes about a problem.
///
/// # Errors
/// When the database does not answer.
pub async fn votes<C: ConnectionTrait>(sql: &C, problem: &Id) -> Result<Vec<vote::Model>, Error> {
    Ok(vote::Entity::find().filter(vote::Column::Problem.eq(problem.as_str())).all(sql).await?)
}

/// What changes with a step.
#[derive(Default)]
pub struct Change {
    /// The day of the pitch.
    pub pitch_on: Option<NaiveDate>,
    /// The sealed answer.
    pub answer: Option<Encrypted>,
    /// The product born of it.
    pub product: Option<String>,
}

/// Moves a problem from a stage to another; false when somebody else did.
///
/// # Errors
/// When the database does not answer.
pub async fn step(tx: &Tx, read: &Model, to: Stage, change: Change) -> Result<bool, Error> {
    let answered = matches!(to, Stage::Retenue | Stage::Refusee);
    let mut row = ActiveModel { state: Set(to), ..Default::default() };
    if let Some(day) = change.pitch_on {
        row.pitch_on = Set(Some(day));
    }
    if answered {
        row.answered_at = Set(Some(tx.now()));
        row.answer = Set(change.answer.map(Sensitive::new));
    }
    if let Some(product) = change.product {
        row.product = Set(Some(Slug::parse(product).map_err(anyhow::Error::from)?));
    }
    let own = Entity::update_many().set(row).filter(Column::Id.eq(read.id.as_str()));
    Ok(own.filter(Column::State.eq(read.state)).exec(tx.sql()).await?.rows_affected == 1)
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    for one in Entity::find().filter(Column::Demonstration.eq(true)).all(tx.sql()).await? {
        vote::Entity::delete_many().filter(vote::Column::Problem.eq(one.id.as_str())).exec(tx.sql()).await?;
    }
    Entity::delete_many().filter(Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
