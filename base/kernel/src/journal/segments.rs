//! The days of a journal as a check reads them, and what it says of those that were purged.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, QueryResult, Statement};

use super::head::SignedPurge;
use super::purge::is_over;

/// One day.
pub(super) struct Segment {
    pub day: NaiveDate,
    pub first: i64,
    pub last: i64,
    pub opening: String,
    pub root: String,
    pub purged_at: Option<DateTime<Utc>>,
}

impl Segment {
    pub(super) fn is_purged(&self) -> bool {
        self.purged_at.is_some()
    }
}

pub(super) async fn read(view: &impl ConnectionTrait) -> Result<Vec<Segment>, sea_orm::DbErr> {
    let all = "SELECT day, first_position, last_position, opening, root, purged_at FROM journal_segment ORDER BY day";
    let read = |row: &QueryResult| {
        Ok(Segment {
            day: row.try_get_by_index(0)?,
            first: row.try_get_by_index(1)?,
            last: row.try_get_by_index(2)?,
            opening: row.try_get_by_index(3)?,
            root: row.try_get_by_index(4)?,
            purged_at: row.try_get_by_index(5)?,
        })
    };
    view.query_all_raw(Statement::from_string(view.get_database_backend(), all)).await?.iter().map(read).collect()
}

/// What does not hold in the days marked as purged: the order, the instant, the signature.
pub(super) fn purge_faults(segments: &[Segment], signed: &BTreeSet<SignedPurge>, now: DateTime<Utc>) -> Vec<String> {
    let mut faults = Vec::new();
    let young = segments.iter().skip_while(|segment| segment.is_purged()).filter(|segment| segment.is_purged());
    faults.extend(young.map(|segment| format!("la journée du {} est purgée avant une plus ancienne", segment.day)));
    for segment in segments {
        let Some(purged_at) = segment.purged_at else { continue };
        if purged_at > now {
            faults.push(format!("la journée du {} est purgée dans l'avenir", segment.day));
        }
        if !is_over(segment.day, purged_at) {
            faults.push(format!("la journée du {} est purgée avant son terme", segment.day));
        }
        let is_ours = |purge: &SignedPurge| {
            (purge.day, purge.first, purge.last) == (segment.day, segment.first, segment.last)
                && purge.root == segment.root
        };
        if !signed.iter().any(is_ours) {
            faults.push(format!("la purge de la journée du {} n'a été signée par personne", segment.day));
        }
    }
    faults
}
