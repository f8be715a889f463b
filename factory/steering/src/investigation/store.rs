//! Interviews, hypotheses, reports.

use kernel::vault::{Cell, Encrypted};
use kernel::{Error, Personal, Sensitive, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::domain::{Interview, TypedReport};
use super::records::hypothesis::Verdict;
use super::records::{hypothesis, interview, report};

/// Where the sealed notes of an interview stand.
pub fn cell(id: &Id) -> Cell<'_> {
    Cell { table: "investigation_interview", column: "notes", row: id.as_str() }
}

fn slug(text: &str) -> Result<Slug, Error> {
    Ok(Slug::parse(text).map_err(anyhow::Error::from)?)
}

/// The interviews of a product, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn interviews<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<interview::Model>, Error> {
    let all = interview::Entity::find().filter(interview::Column::Product.eq(product));
    Ok(all.order_by_desc(interview::Column::HeldOn).order_by_desc(interview::Column::Id).all(sql).await?)
}

/// What people said since a day, with their agreement, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn said_since<C: ConnectionTrait>(sql: &C, since: chrono::NaiveDate) -> Result<Vec<interview::Model>, Error> {
    let said = interview::Entity::find()
        .filter(interview::Column::HeldOn.gte(since))
        .filter(interview::Column::Consent.eq(true))
        .filter(interview::Column::Verbatim.ne(""));
    Ok(said.order_by_desc(interview::Column::HeldOn).all(sql).await?)
}

/// One interview of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find_interview<C: ConnectionTrait>(
    sql: &C,
    product: &str,
    id: &str,
) -> Result<Option<interview::Model>, Error> {
    let own = interview::Entity::find().filter(interview::Column::Id.eq(id));
    Ok(own.filter(interview::Column::Product.eq(product)).one(sql).await?)
}

/// Keeps an interview under an identifier whose key sealed its notes.
///
/// # Errors
/// When the database does not answer.
pub async fn add_interview(
    tx: &Tx,
    id: &Id,
    product: &str,
    new: &Interview,
    notes: Option<Encrypted>,
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = interview::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        target: Set(new.target.clone()),
        held_on: Set(new.on),
        consent: Set(new.consent),
        verbatim: Set(new.verbatim.clone()),
        notes: Set(notes.map(Sensitive::new)),
        interviewer: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    interview::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Empties the notes and the quotation of an interview: the person heard asked for it.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &Tx, id: &Id) -> Result<(), Error> {
    let row = interview::ActiveModel {
        notes: Set(None),
        verbatim: Set(String::new()),
        consent: Set(false),
        ..Default::default()
    };
    interview::Entity::update_many().set(row).filter(interview::Column::Id.eq(id.as_str())).exec(tx.sql()).await?;
    Ok(())
}

/// The hypotheses of a product, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn hypotheses<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<hypothesis::Model>, Error> {
    let all = hypothesis::Entity::find().filter(hypothesis::Column::Product.eq(product));
    Ok(all.order_by_asc(hypothesis::Column::Id).all(sql).await?)
}

/// Writes a hypothesis.
///
/// # Errors
/// When the database does not answer.
pub async fn add_hypothesis(
    tx: &Tx,
    product: &str,
    (statement, state, evidence): &(String, Verdict, String),
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    let row = hypothesis::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(slug(product)?),
        statement: Set(statement.clone()),
        state: Set(*state),
        evidence: Set(evidence.clone()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    hypothesis::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Judges a hypothesis; false when it is none of the product's.
///
/// # Errors
/// When the database does not answer.
pub async fn judge(
    tx: &Tx,
    product: &str,
    id: &str,
    state: Verdict,
    evidence: &str,
    author: &Id,
) -> Result<bool, Error> {
    let row = hypothesis::ActiveModel {
        state: Set(state),
        evidence: Set(evidence.to_owned()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        ..Default::default()
    };
    let own = hypothesis::Entity::update_many().set(row).filter(hypothesis::Column::Id.eq(id));
    Ok(own.filter(hypothesis::Column::Product.eq(product)).exec(tx.sql()).await?.rows_affected == 1)
}

/// The report of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn find_report<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Option<report::Model>, Error> {
    Ok(report::Entity::find().filter(report::Column::Product.eq(product)).one(sql).await?)
}

/// Writes the report of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn save_report(
    tx: &Tx,
    product: &str,
    new: &TypedReport,
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    use report::Column as Of;
    let row = report::ActiveModel {
        product: Set(slug(product)?),
        summary: Set(new.synthese.trim().to_owned()),
        alternatives: Set(new.alternatives.trim().to_owned()),
        constraints: Set(new.contraintes.trim().to_owned()),
        published_at: Set((new.public == "oui").then_some(tx.now())),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    let columns =
        [Of::Summary, Of::Alternatives, Of::Constraints, Of::PublishedAt, Of::Author, Of::WrittenAt, Of::Demonstration];
    let same = sea_orm::sea_query::OnConflict::column(Of::Product).update_columns(columns).to_owned();
    report::Entity::insert(row).on_conflict(same).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// Removes what the demonstration wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    interview::Entity::delete_many().filter(interview::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    hypothesis::Entity::delete_many().filter(hypothesis::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    report::Entity::delete_many().filter(report::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}

/// The public reports, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn published<C: ConnectionTrait>(sql: &C) -> Result<Vec<report::Model>, Error> {
    let public = report::Entity::find().filter(report::Column::PublishedAt.is_not_null());
    Ok(public.order_by_desc(report::Column::PublishedAt).all(sql).await?)
}
