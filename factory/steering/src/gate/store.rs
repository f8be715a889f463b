//! Reads and adds what gates rest on. Nothing is changed: the latest line counts.

use kernel::{Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::domain::{Derogation, Engagement, Evidence};
use super::gates::Gate;
use super::records::{derogation, engagement, evidence, signature};

fn slug(text: &str) -> Result<Slug, Error> {
    Ok(Slug::parse(text).map_err(anyhow::Error::from)?)
}

/// The evidence of a product, the latest line of a criterion last.
///
/// # Errors
/// When the database does not answer.
pub async fn list_evidence<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<evidence::Model>, Error> {
    let lines = evidence::Entity::find().filter(evidence::Column::Product.eq(product));
    Ok(lines.order_by_asc(evidence::Column::WrittenAt).order_by_asc(evidence::Column::Id).all(sql).await?)
}

/// The derogations of a product, or of all.
///
/// # Errors
/// When the database does not answer.
pub async fn list_derogations<C: ConnectionTrait>(
    sql: &C,
    product: Option<&str>,
) -> Result<Vec<derogation::Model>, Error> {
    let mut lines = derogation::Entity::find().order_by_asc(derogation::Column::EndsOn);
    if let Some(product) = product {
        lines = lines.filter(derogation::Column::Product.eq(product));
    }
    Ok(lines.all(sql).await?)
}

/// The commitments of a product as last written, with their signatures.
///
/// # Errors
/// When the database does not answer.
pub async fn find_engagement<C: ConnectionTrait>(
    sql: &C,
    product: &str,
) -> Result<Option<(engagement::Model, Vec<signature::Model>)>, Error> {
    let versions = engagement::Entity::find().filter(engagement::Column::Product.eq(product));
    let latest = versions.order_by_desc(engagement::Column::WrittenAt).order_by_desc(engagement::Column::Id);
    let Some(latest) = latest.one(sql).await? else { return Ok(None) };
    let signatures = signature::Entity::find().filter(signature::Column::Engagement.eq(latest.id.as_str()));
    let signatures = signatures.order_by_asc(signature::Column::WrittenAt).all(sql).await?;
    Ok(Some((latest, signatures)))
}

/// Adds evidence.
///
/// # Errors
/// When the database does not answer.
pub async fn add_evidence(
    tx: &Tx,
    product: &str,
    gate: Gate,
    new: &Evidence,
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = evidence::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(slug(product)?),
        gate: Set(gate),
        criterion: Set(slug(new.criterion.id)?),
        held: Set(new.held),
        score: Set(new.score),
        measure: Set(new.measure),
        evidence: Set(new.text.clone()),
        link: Set(new.link.clone()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    evidence::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Adds a derogation, beside the decision that seals it.
///
/// # Errors
/// When the database does not answer.
pub async fn add_derogation(
    tx: &Tx,
    product: &str,
    gate: Gate,
    new: &Derogation,
    decision: &Id,
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = derogation::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(slug(product)?),
        gate: Set(gate),
        criterion: Set(slug(new.criterion.id)?),
        reason: Set(new.reason.clone()),
        ends_on: Set(new.until),
        decision: Set(decision.clone()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    derogation::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Adds a version of the commitments. Answers its identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn add_engagement(
    tx: &Tx,
    product: &str,
    new: &Engagement,
    author: &Id,
    demonstration: bool,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = engagement::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        problem: Set(new.problem.clone()),
        sponsor: Set(new.sponsor.clone()),
        half_days: Set(new.half_days),
        commitments: Set(serde_json::to_string(&new.commitments).map_err(anyhow::Error::from)?),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    engagement::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Signs a version. The database keeps one signature of each quality.
///
/// # Errors
/// A conflict when it is signed already; or the database does not answer.
pub async fn sign(tx: &Tx, engagement: &Id, quality: &str, account: &Id, name: &str) -> Result<(), Error> {
    let row = signature::ActiveModel {
        engagement: Set(engagement.clone()),
        quality: Set(slug(quality)?),
        account: Set(Personal::new(account.clone())),
        name: Set(Personal::new(name.to_owned())),
        written_at: Set(tx.now()),
    };
    signature::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    evidence::Entity::delete_many().filter(evidence::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    derogation::Entity::delete_many().filter(derogation::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    engagement::Entity::delete_many().filter(engagement::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}

/// The products at which a criterion of a gate was last written as held.
///
/// # Errors
/// When the database does not answer.
pub async fn products_holding<C: ConnectionTrait>(
    sql: &C,
    gate: Gate,
    criterion: &str,
) -> Result<std::collections::HashSet<String>, Error> {
    let lines = evidence::Entity::find()
        .filter(evidence::Column::Gate.eq(gate))
        .filter(evidence::Column::Criterion.eq(criterion))
        .order_by_asc(evidence::Column::WrittenAt)
        .order_by_asc(evidence::Column::Id)
        .all(sql)
        .await?;
    let mut held = std::collections::HashSet::new();
    for line in lines {
        let product = String::from(line.product);
        if line.held {
            held.insert(product);
        } else {
            held.remove(&product);
        }
    }
    Ok(held)
}

/// The measures of impact shown since a moment, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn impacts_since<C: ConnectionTrait>(
    sql: &C,
    since: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<evidence::Model>, Error> {
    let lines = evidence::Entity::find()
        .filter(evidence::Column::Measure.eq(evidence::Measure::Impact))
        .filter(evidence::Column::Held.eq(true))
        .filter(evidence::Column::WrittenAt.gte(since));
    Ok(lines.order_by_desc(evidence::Column::WrittenAt).all(sql).await?)
}
