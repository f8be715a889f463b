//! Checking a journal: every line, every segment, and the signed head.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde::Serialize;

use super::head::{Head, HeadKeeper};
use super::line::{COLUMNS, GENESIS, Line, Link, link_from};
use crate::db::Database;

const LINES_AT_ONCE: i64 = 20_000;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The database.
    pub database: String,
    /// Sealed lines checked.
    pub lines: i64,
    /// Lines that wait for the sealer: committed, not yet in the chain.
    pub waiting: i64,
    /// Segments whose lines were purged and whose root stays.
    pub purged_segments: i64,
    /// What does not hold, in French; empty when the journal is whole.
    pub faults: Vec<String>,
}

impl Report {
    /// Does everything hold?
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }
}

struct Segment {
    day: String,
    first: i64,
    last: i64,
    opening: String,
    root: String,
    purged: bool,
}

/// Reads the whole chain again. Detects a line changed, removed, moved, added in the middle, or cut off at the end (against the signed head).
///
/// # Errors
/// When the database or a published head cannot be read.
pub async fn verify(database: &Database, heads: &HeadKeeper) -> anyhow::Result<Report> {
    let reader = database.reader();
    let mut report = Report { database: database.name().to_owned(), ..Report::default() };
    let segments = segments(reader).await?;
    let mut chain = Chain::new(&segments, &mut report);
    loop {
        let page = format!(
            "SELECT {COLUMNS} FROM journal_event WHERE position > {} ORDER BY position LIMIT {LINES_AT_ONCE}",
            chain.position
        );
        let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), page)).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            chain.follow(&Line::read(row)?, &mut report);
        }
    }
    let links = chain.close(&mut report);
    report.waiting = waiting(reader).await?;
    match heads.published(database.name()) {
        Ok(head) => check_head(head, &segments, &links, &mut report),
        Err(fault) => report.faults.push(format!("{fault:#}")),
    }
    Ok(report)
}

/// The chain as it is walked: where we are, and the links at the places that segments and head name.
struct Chain<'a> {
    position: i64,
    link: Link,
    segments: &'a [Segment],
    links: BTreeMap<i64, Link>,
}

impl<'a> Chain<'a> {
    /// Starts after the purged segments, whose roots stand for their lines.
    fn new(segments: &'a [Segment], report: &mut Report) -> Self {
        let mut chain = Self { position: 0, link: GENESIS, segments, links: BTreeMap::new() };
        for segment in segments.iter().take_while(|segment| segment.purged) {
            report.purged_segments += 1;
            chain.position = segment.last;
            chain.link = link_from(&segment.root).unwrap_or(GENESIS);
        }
        chain.links.insert(chain.position, chain.link);
        chain
    }

    fn follow(&mut self, line: &Line, report: &mut Report) {
        let position = line.position.unwrap_or_default();
        if position != self.position + 1 {
            report.faults.push(format!("des lignes manquent entre les positions {} et {position}", self.position));
        }
        let expected = line.link_after(&self.link, position);
        let stored = line.link.as_deref().and_then(link_from);
        if stored != Some(expected) {
            report.faults.push(format!("la ligne {position} a été modifiée, déplacée ou ajoutée"));
        }
        // Go on from what is stored, so that one changed line is one fault and not a million.
        self.link = stored.unwrap_or(expected);
        self.position = position;
        report.lines += 1;
        if self.segments.iter().any(|segment| segment.last == position || segment.first == position + 1) {
            self.links.insert(position, self.link);
        }
    }

    fn close(mut self, report: &mut Report) -> BTreeMap<i64, Link> {
        self.links.insert(self.position, self.link);
        let mut expected_first = 1;
        for segment in self.segments {
            if segment.first != expected_first {
                report.faults.push(format!("le segment du {} ne suit pas le précédent", segment.day));
            }
            expected_first = segment.last + 1;
            let holds = segment.purged
                || (self.links.get(&segment.last).is_some_and(|link| crate::hex(link) == segment.root)
                    && self.links.get(&(segment.first - 1)).is_some_and(|link| crate::hex(link) == segment.opening));
            if !holds {
                report.faults.push(format!("le segment du {} ne correspond pas à ses lignes", segment.day));
            }
        }
        if self.position >= expected_first {
            report.faults.push(format!("des lignes suivent le dernier segment (position {})", self.position));
        }
        self.links
    }
}

fn check_head(head: Option<Head>, segments: &[Segment], links: &BTreeMap<i64, Link>, report: &mut Report) {
    let end = segments.last().map_or(0, |segment| segment.last);
    match head {
        None if end > 0 => report.faults.push("aucune tête signée n'a été publiée".into()),
        None => {}
        Some(head) if head.position > end => {
            report.faults.push(format!("la fin a été coupée : la tête signée nomme la position {}, la base finit à {end}", head.position));
        }
        Some(head) => {
            let known = links.get(&head.position).map(|link| crate::hex(link));
            if known.is_some_and(|link| link != head.link) {
                report.faults.push(format!("la ligne {} ne correspond pas à la tête signée", head.position));
            }
        }
    }
}

async fn segments(reader: &DatabaseConnection) -> anyhow::Result<Vec<Segment>> {
    let all = "SELECT CAST(day AS TEXT), first_position, last_position, opening, root, purged_at IS NOT NULL FROM journal_segment ORDER BY day";
    let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), all)).await?;
    rows.iter()
        .map(|row| {
            Ok(Segment {
                day: row.try_get_by_index(0)?,
                first: row.try_get_by_index(1)?,
                last: row.try_get_by_index(2)?,
                opening: row.try_get_by_index(3)?,
                root: row.try_get_by_index(4)?,
                purged: row.try_get_by_index(5)?,
            })
        })
        .collect()
}

async fn waiting(reader: &DatabaseConnection) -> anyhow::Result<i64> {
    let count = "SELECT COUNT(*) FROM journal_event WHERE position IS NULL";
    let row = reader.query_one_raw(Statement::from_string(reader.get_database_backend(), count)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}
