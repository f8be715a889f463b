//! Plans, items, dossiers, drills, and the missions of a product.

use kernel::{Digest, Error, Personal, Slug, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::domain::Plan;
use super::records::drill::Outcome;
use super::records::{dossier, drill, item, plan};

fn slug(text: &str) -> Result<Slug, Error> {
    Ok(Slug::parse(text).map_err(anyhow::Error::from)?)
}

/// The plans of a product, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn plans<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<plan::Model>, Error> {
    let all = plan::Entity::find().filter(plan::Column::Product.eq(product));
    Ok(all.order_by_desc(plan::Column::WrittenAt).order_by_desc(plan::Column::Id).all(sql).await?)
}

/// One plan.
///
/// # Errors
/// When the database does not answer.
pub async fn find_plan<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<plan::Model>, Error> {
    Ok(plan::Entity::find().filter(plan::Column::Id.eq(id)).one(sql).await?)
}

/// The plans that are open, the nearest term first.
///
/// # Errors
/// When the database does not answer.
pub async fn open_plans<C: ConnectionTrait>(sql: &C) -> Result<Vec<plan::Model>, Error> {
    let open = plan::Entity::find().filter(plan::Column::State.eq(plan::State::Ouvert));
    Ok(open.order_by_asc(plan::Column::DueOn).all(sql).await?)
}

/// The items of a plan, by kind.
///
/// # Errors
/// When the database does not answer.
pub async fn items<C: ConnectionTrait>(sql: &C, plan: &Id) -> Result<Vec<item::Model>, Error> {
    let own = item::Entity::find().filter(item::Column::Plan.eq(plan.as_str()));
    let mut all = own.order_by_asc(item::Column::WrittenAt).order_by_asc(item::Column::Id).all(sql).await?;
    all.sort_by_key(|one| one.kind);
    Ok(all)
}

/// Opens a plan. Answers its identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn add_plan(tx: &Tx, product: &str, new: &Plan, author: &Id, demonstration: bool) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = plan::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(product)?),
        direction: Set(new.direction),
        receiver: Set(new.receiver.clone()),
        receiver_email: Set(Personal::new(new.email.clone())),
        due_on: Set(new.due_on),
        state: Set(plan::State::Ouvert),
        decision: Set(None),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    plan::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Adds an item to a plan. Answers its identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn add_item(
    tx: &Tx,
    plan: &Id,
    (kind, label, place): (item::Kind, &str, &str),
    author: &Id,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = item::ActiveModel {
        id: Set(id.clone()),
        plan: Set(plan.clone()),
        kind: Set(kind),
        label: Set(label.to_owned()),
        place: Set(place.to_owned()),
        state: Set(item::State::ATransmettre),
        reserve: Set(String::new()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        checker: Set(None),
        checker_name: Set(None),
        checked_at: Set(None),
    };
    item::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// Who checked an item, and what they say.
pub struct Checked<'a> {
    /// Received or not.
    pub state: item::State,
    /// What is still asked for.
    pub reserve: &'a str,
    /// Their account.
    pub account: &'a Id,
    /// Their name.
    pub name: &'a str,
}

/// Keeps a check. What is received stays received.
///
/// # Errors
/// A conflict when somebody received it meanwhile; or the database does not answer.
pub async fn check(tx: &Tx, id: &Id, checked: &Checked<'_>) -> Result<(), Error> {
    let row = item::ActiveModel {
        state: Set(checked.state),
        reserve: Set(checked.reserve.to_owned()),
        checker: Set(Some(Personal::new(checked.account.clone()))),
        checker_name: Set(Some(Personal::new(checked.name.to_owned()))),
        checked_at: Set(Some(tx.now())),
        ..Default::default()
    };
    let pending = item::Entity::update_many().set(row).filter(item::Column::Id.eq(id.as_str()));
    let pending = pending.filter(item::Column::State.ne(item::State::Recu)).exec(tx.sql()).await?;
    changed(pending.rows_affected, "Cet élément vient d'être reçu.")
}

/// Ends a plan: signed with its record, or given up.
///
/// # Errors
/// A conflict when it ended meanwhile; or the database does not answer.
pub async fn end(tx: &Tx, id: &Id, state: plan::State, decision: Option<&Id>) -> Result<(), Error> {
    let open = plan::Entity::update_many()
        .col_expr(plan::Column::State, Expr::value(state))
        .col_expr(plan::Column::Decision, Expr::value(decision.map(|id| id.as_str().to_owned())))
        .filter(plan::Column::Id.eq(id.as_str()))
        .filter(plan::Column::State.eq(plan::State::Ouvert));
    changed(open.exec(tx.sql()).await?.rows_affected, "Cette passation vient de se terminer.")
}

fn changed(rows: u64, told: &str) -> Result<(), Error> {
    if rows == 0 { Err(Error::Conflict(told.to_owned())) } else { Ok(()) }
}

/// A dossier that was made.
pub struct Made<'a> {
    /// The product.
    pub product: &'a str,
    /// The digest of the archive.
    pub digest: &'a Digest,
    /// How many files.
    pub files: usize,
    /// What is missing, JSON.
    pub missing: &'a str,
    /// Who made it.
    pub author: Option<&'a Id>,
    /// Whether the demonstration did.
    pub demonstration: bool,
}

/// Keeps the digest of a dossier that was made.
///
/// # Errors
/// When the database does not answer.
pub async fn add_dossier(tx: &Tx, made: Made<'_>) -> Result<(), Error> {
    let row = dossier::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(slug(made.product)?),
        digest: Set(made.digest.clone()),
        files: Set(i64::try_from(made.files).unwrap_or(i64::MAX)),
        missing: Set(made.missing.to_owned()),
        author: Set(made.author.cloned().map(Personal::new)),
        written_at: Set(tx.now()),
        demonstration: Set(made.demonstration),
    };
    dossier::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// The dossiers of a product, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn dossiers<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<dossier::Model>, Error> {
    let all = dossier::Entity::find().filter(dossier::Column::Product.eq(product));
    Ok(all.order_by_desc(dossier::Column::WrittenAt).order_by_desc(dossier::Column::Id).all(sql).await?)
}

/// A drill that was held.
pub struct Held<'a> {
    /// The product.
    pub product: &'a str,
    /// The digest of the archive that was restored.
    pub dossier: &'a Digest,
    /// The day.
    pub on: chrono::NaiveDate,
    /// What came of it.
    pub result: Outcome,
    /// The report, JSON.
    pub report: &'a str,
    /// Who enters it.
    pub author: Option<&'a Id>,
    /// Whether the demonstration does.
    pub demonstration: bool,
}

/// Keeps a drill.
///
/// # Errors
/// When the database does not answer.
pub async fn add_drill(tx: &Tx, held: Held<'_>) -> Result<Id, Error> {
    let id = tx.new_id();
    let row = drill::ActiveModel {
        id: Set(id.clone()),
        product: Set(slug(held.product)?),
        dossier: Set(held.dossier.clone()),
        held_on: Set(held.on),
        result: Set(held.result),
        report: Set(held.report.to_owned()),
        author: Set(held.author.cloned().map(Personal::new)),
        written_at: Set(tx.now()),
        demonstration: Set(held.demonstration),
    };
    drill::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(id)
}

/// The drills of a product, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn drills<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<drill::Model>, Error> {
    let all = drill::Entity::find().filter(drill::Column::Product.eq(product));
    Ok(all.order_by_desc(drill::Column::HeldOn).order_by_desc(drill::Column::WrittenAt).all(sql).await?)
}

/// Removes what the demonstration wrote; items go with their plan.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    plan::Entity::delete_many().filter(plan::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    dossier::Entity::delete_many().filter(dossier::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    drill::Entity::delete_many().filter(drill::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    Ok(())
}
