//! Writes products. What was believed of a phase is superseded, never rewritten; every changed field leaves a line of history.

use chrono::NaiveDate;
use kernel::db::Actor;
use kernel::{Error, Personal, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::rows::{Dates, NewPhase, event_row, json, phase_of, phase_row, place, product_row};
use super::{insert_all, slug};
use crate::import::plan::{Change, changes};
use crate::phase::Phase;
use crate::registry::domain::{CONTACTS, Product, ended_on};
use crate::registry::records::{event, history, phase, product};
use crate::source::{ProductSource, SourcePhase};

/// On whose word a product is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The folder of an import.
    Import,
    /// Somebody here, who edits the fiche.
    Here,
    /// A signed decision, the only author of a phase here: no import changes the phases of that product afterwards.
    Decision,
}

impl Author {
    fn of_phases(self) -> phase::Origin {
        if self == Author::Decision { phase::Origin::Decision } else { phase::Origin::History }
    }

    /// Whether this author may write other phases than those of `before`: nobody does by hand, and an import only where nothing was
    /// decided.
    fn may_change_phases(self, before: &Product) -> bool {
        match self {
            Author::Decision => true,
            Author::Import => !before.decided_here,
            Author::Here => false,
        }
    }

    fn of_fields(self) -> history::Origin {
        if self == Author::Import { history::Origin::Import } else { history::Origin::Here }
    }
}

/// Creates products, many at once. `at` is the day that tells which have ended.
///
/// # Errors
/// When one exists already, or the database does not answer.
pub async fn create_products(tx: &Tx, products: &[&ProductSource], author: Author, at: NaiveDate) -> Result<(), Error> {
    let now = tx.now();
    let (mut rows, mut phases, mut events) = (Vec::new(), Vec::new(), Vec::new());
    for source in products {
        let dates = Dates {
            ended_on: ended_on(&source.dated(), at),
            imported_at: (author == Author::Import).then_some(now),
            created_at: now,
            changed_at: now,
        };
        rows.push(product_row(source, 1, &dates)?);
        for (position, one) in source.phases.iter().enumerate() {
            let origin = author.of_phases();
            phases.push(phase_row(NewPhase {
                id: tx.new_id(),
                product: &source.id,
                source: one,
                position,
                origin,
                now,
            })?);
        }
        for (position, one) in source.events.iter().enumerate() {
            events.push(event_row(tx.new_id(), &source.id, one, position)?);
        }
    }
    insert_all(tx.sql(), rows).await?;
    insert_all(tx.sql(), phases).await?;
    insert_all(tx.sql(), events).await
}

/// Writes a changed product over the one that was read: `changes` names what differs, field by field.
///
/// # Errors
/// A conflict when somebody else changed it since it was read; a defect of ours when phases would change without a decision; or the
/// database does not answer.
pub async fn change_product(
    tx: &Tx,
    before: &Product,
    after: &ProductSource,
    changes: &[Change],
    author: Author,
    at: NaiveDate,
) -> Result<(), Error> {
    if before.source.phases != after.phases && !author.may_change_phases(before) {
        return Err(anyhow::anyhow!("une phase ne change que par une décision").into());
    }
    let now = tx.now();
    let dates = Dates {
        ended_on: ended_on(&after.dated(), at),
        imported_at: before.imported_at.or((author == Author::Import).then_some(now)),
        created_at: now,
        changed_at: now,
    };
    let row = product::ActiveModel {
        created_at: sea_orm::ActiveValue::NotSet,
        id: sea_orm::ActiveValue::NotSet,
        ..product_row(after, before.revision + 1, &dates)?
    };
    let written = product::Entity::update_many()
        .set(row)
        .filter(product::Column::Id.eq(after.id.as_str()))
        .filter(product::Column::Revision.eq(before.revision))
        .exec(tx.sql())
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::Conflict("Cette fiche vient d'être modifiée par quelqu'un d'autre.".to_owned()));
    }
    if before.source.phases != after.phases {
        save_phases(tx, &after.id, &after.phases, author.of_phases()).await?;
    }
    if before.source.events != after.events {
        save_events(tx, after).await?;
    }
    save_history(tx, history::Kind::Product, &after.id, changes, author.of_fields()).await
}

/// Writes a product edited here over the one that was read, and answers what changed, field by field; nothing is written
/// when nothing did.
///
/// # Errors
/// A conflict when somebody else changed it since it was read; or the database does not answer.
pub async fn edit_product(
    tx: &Tx,
    before: &Product,
    after: &ProductSource,
    author: Author,
    at: NaiveDate,
) -> Result<Vec<Change>, Error> {
    let changes = changes(&before.source, after).map_err(anyhow::Error::new)?;
    if !changes.is_empty() {
        change_product(tx, before, after, &changes, author, at).await?;
    }
    Ok(changes)
}

/// Writes the phase that a decision opens. Phases that start on that day or later were only announced: the decision takes their place.
///
/// # Errors
/// A conflict when somebody else changed the product since it was read; or the database does not answer.
pub async fn decide_phase(tx: &Tx, before: &Product, phase: Phase, at: NaiveDate) -> Result<(), Error> {
    let mut after = before.source.clone();
    after.phases.retain(|believed| believed.phase.start < phase.start);
    after.phases.push(SourcePhase { phase, extra: serde_json::Map::new() });
    edit_product(tx, before, &after, Author::Decision, at).await.map(drop)
}

/// Phases that stay keep their line and where it came from, the others are superseded, new ones are recorded.
async fn save_phases(tx: &Tx, id: &str, after: &[SourcePhase], origin: phase::Origin) -> Result<(), Error> {
    let stored = phase::Entity::find()
        .filter(phase::Column::Product.eq(id))
        .filter(phase::Column::SupersededAt.is_null())
        .order_by_asc(phase::Column::Position)
        .all(tx.sql())
        .await?;
    let mut left: Vec<(usize, &SourcePhase)> = after.iter().enumerate().collect();
    for row in stored {
        let believed = phase_of(&row)?;
        let same = |(_, source): &(usize, &SourcePhase)| **source == believed;
        let kept = left.iter().position(same).map(|at| left.remove(at));
        let change = match kept {
            Some((position, _)) if place(position) == row.position => continue,
            Some((position, _)) => phase::ActiveModel { position: Set(place(position)), ..Default::default() },
            None => phase::ActiveModel { superseded_at: Set(Some(tx.now())), ..Default::default() },
        };
        phase::Entity::update_many().set(change).filter(phase::Column::Id.eq(row.id)).exec(tx.sql()).await?;
    }
    let mut rows = Vec::new();
    for (position, source) in left {
        rows.push(phase_row(NewPhase { id: tx.new_id(), product: id, source, position, origin, now: tx.now() })?);
    }
    insert_all(tx.sql(), rows).await
}

async fn save_events(tx: &Tx, product: &ProductSource) -> Result<(), Error> {
    event::Entity::delete_many().filter(event::Column::Product.eq(product.id.as_str())).exec(tx.sql()).await?;
    let rows = product.events.iter().enumerate();
    let rows: Result<Vec<_>, Error> =
        rows.map(|(position, one)| event_row(tx.new_id(), &product.id, one, position)).collect();
    insert_all(tx.sql(), rows?).await
}

/// Writes lines of history. The values of contacts are left out.
pub(super) async fn save_history(
    tx: &Tx,
    kind: history::Kind,
    id: &str,
    changes: &[Change],
    origin: history::Origin,
) -> Result<(), Error> {
    let account = match tx.actor() {
        Actor::Person(account) => Some(Personal::new(account.clone())),
        Actor::System(_) | Actor::Anonymous => None,
    };
    let mut rows = Vec::new();
    for change in changes {
        let contact = CONTACTS.contains(&change.field.as_str());
        let value = |value| if contact { Ok(None) } else { json(value).map(Some) };
        rows.push(history::ActiveModel {
            id: Set(tx.new_id()),
            kind: Set(kind),
            record: Set(slug(id)?),
            field: Set(slug(&change.field)?),
            before: Set(value(&change.before)?),
            after: Set(value(&change.after)?),
            origin: Set(origin),
            account: Set(account.clone()),
            changed_at: Set(tx.now()),
        });
    }
    insert_all(tx.sql(), rows).await
}
