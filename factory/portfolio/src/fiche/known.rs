//! What was known of a product at the end of a day: record time, beside the valid time of its phases.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use kernel::Error;
use kernel::clock::french_date;
use serde_json::{Map, Value};

use crate::catalogue::Product;
use crate::registry::domain::{Belief, Edit};
use crate::source::{ProductSource, SourcePhase};

/// The last microsecond of a day in France.
pub fn end_of_day(day: NaiveDate) -> DateTime<Utc> {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let midnight = next.and_time(chrono::NaiveTime::MIN).and_utc();
    // France is one or two hours ahead of UTC: the earlier instant that is already the next day there.
    let summer = midnight - TimeDelta::hours(2);
    let start = if french_date(summer) == next { summer } else { midnight - TimeDelta::hours(1) };
    start - TimeDelta::microseconds(1)
}

/// The product as it was known at `moment`; nothing when it was not known here yet.
///
/// # Errors
/// When a line of history does not fit the fiche any more.
pub fn as_known(
    product: &Product,
    beliefs: &[Belief],
    edits: &[Edit],
    moment: DateTime<Utc>,
) -> Result<Option<Product>, Error> {
    let first = beliefs.iter().map(|belief| belief.recorded_at).min();
    if first.is_some_and(|first| first > moment) {
        return Ok(None);
    }
    let mut fields = match serde_json::to_value(&product.source).map_err(anyhow::Error::from)? {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    // The latest change first, so that the oldest value after the moment is the one that stays.
    for edit in edits.iter().filter(|edit| edit.changed_at > moment) {
        if let Some(before) = &edit.before {
            fields.insert(edit.field.clone(), before.clone());
        }
    }
    let mut source: ProductSource = serde_json::from_value(Value::Object(fields)).map_err(anyhow::Error::from)?;
    let held = |belief: &&Belief| {
        belief.recorded_at <= moment && belief.superseded_at.is_none_or(|superseded| superseded > moment)
    };
    let phases =
        beliefs.iter().filter(held).map(|belief| SourcePhase { phase: belief.phase.clone(), extra: Map::new() });
    source.phases = phases.collect();
    Ok(Some(Product::new(source, product.changed_at, product.revision)))
}
