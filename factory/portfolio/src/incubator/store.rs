//! Reads and writes the fiche of one incubator.

use chrono::{DateTime, Utc};
use kernel::db::Actor;
use kernel::{Error, Personal, Tx};
use privacy::Slug;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::import::plan::Change;
use crate::registry::domain::CONTACTS;
use crate::registry::records::{history, incubator};
use crate::source::IncubatorSource;

/// When the fiche changed last; nothing for an unknown incubator.
pub async fn changed_at<C: ConnectionTrait>(sql: &C, id: &str) -> Result<Option<DateTime<Utc>>, Error> {
    let row = incubator::Entity::find().filter(incubator::Column::Id.eq(id));
    Ok(row.select_only().column(incubator::Column::ChangedAt).into_tuple().one(sql).await?)
}

/// Writes a fiche over the one of `seen`. Answers false, and writes nothing, when somebody changed it since.
pub async fn change(tx: &Tx, seen: DateTime<Utc>, after: &IncubatorSource, changes: &[Change]) -> Result<bool, Error> {
    let row = incubator::ActiveModel {
        title: Set(after.title.clone()),
        short_description: Set(after.short_description.clone()),
        contact: Set(after.contact.clone().map(Personal::new)),
        website: Set(after.website.clone()),
        body: Set(after.body.clone()),
        changed_at: Set(tx.now()),
        demonstration: Set(false),
        ..Default::default()
    };
    let written = incubator::Entity::update_many()
        .set(row)
        .filter(incubator::Column::Id.eq(after.id.as_str()))
        .filter(incubator::Column::ChangedAt.eq(seen))
        .exec(tx.sql())
        .await?;
    if written.rows_affected == 0 {
        return Ok(false);
    }
    let mut lines = Vec::new();
    for change in changes {
        lines.push(line(tx, &after.id, change)?);
    }
    history::Entity::insert_many(lines).exec_without_returning(tx.sql()).await?;
    Ok(true)
}

fn line(tx: &Tx, id: &str, change: &Change) -> Result<history::ActiveModel, Error> {
    let contact = CONTACTS.contains(&change.field.as_str());
    let value = |value: &serde_json::Value| (!contact).then(|| value.to_string());
    let slug = |text: &str| Slug::parse(text).map_err(|error| Error::Internal(error.into()));
    let account = match tx.actor() {
        Actor::Person(account) => Some(Personal::new(account.clone())),
        Actor::System(_) | Actor::Anonymous => None,
    };
    Ok(history::ActiveModel {
        id: Set(tx.new_id()),
        kind: Set(history::Kind::Incubator),
        record: Set(slug(id)?),
        field: Set(slug(&change.field)?),
        before: Set(value(&change.before)),
        after: Set(value(&change.after)),
        origin: Set(history::Origin::Here),
        account: Set(account),
        changed_at: Set(tx.now()),
    })
}
