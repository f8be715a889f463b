//! Checking a journal: every line, every segment, and the signed head.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DatabaseTransaction, IsolationLevel, Statement, TransactionTrait};
use serde::Serialize;

use super::head::{Head, HeadKeeper};
use super::line::{COLUMNS, GENESIS, Line, Link, link_from};
use super::segments::{self, Segment};
use crate::db::{Database, Engine};

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

/// Reads the whole chain again, in one view of the database, against the head published before it. Detects a line changed, removed, moved, added or
/// cut off up to that head, a chain rewritten whole, and lines that left before their term or by a purge that nobody signed.
///
/// # Errors
/// When the database cannot be read.
pub async fn verify(database: &Database, heads: &HeadKeeper) -> anyhow::Result<Report> {
    let mut report = Report { database: database.name().to_owned(), ..Report::default() };
    let published = heads.published(database.name());
    let signed = published.as_ref().ok().and_then(Option::as_ref).map(|head| head.position);
    let view = view(database).await?;
    let segments = segments::read(&view).await?;
    let mut chain = Chain::new(&segments, signed, &mut report);
    let left = count(&view, &format!("position <= {}", chain.position)).await?;
    if left > 0 {
        report.faults.push(format!("{left} lignes sont restées dans des journées purgées"));
    }
    loop {
        let page = format!(
            "SELECT {COLUMNS} FROM journal_event WHERE position > {} ORDER BY position LIMIT {LINES_AT_ONCE}",
            chain.position
        );
        let rows = view.query_all_raw(Statement::from_string(view.get_database_backend(), page)).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            chain.follow(&Line::read(row)?, &mut report);
        }
    }
    let links = chain.close(&mut report);
    report.waiting = count(&view, "position IS NULL").await?;
    view.commit().await?;
    match heads.purges(database.name()) {
        Ok(purges) => report.faults.extend(segments::purge_faults(&segments, &purges, database.clock().now())),
        Err(fault) => report.faults.push(format!("{fault:#}")),
    }
    match published {
        Ok(head) => check_head(head, &segments, &links, &mut report),
        Err(fault) => report.faults.push(format!("{fault:#}")),
    }
    Ok(report)
}

/// One view for every query of a check: what a sealer adds meanwhile is not half seen.
async fn view(database: &Database) -> Result<DatabaseTransaction, sea_orm::DbErr> {
    match database.engine() {
        Engine::Sqlite => database.reader().begin().await,
        Engine::Postgres => database.reader().begin_with_config(Some(IsolationLevel::RepeatableRead), None).await,
    }
}

/// The chain as it is walked: where we are, and the links at the places that segments and head name.
struct Chain<'a> {
    position: i64,
    link: Link,
    segments: &'a [Segment],
    named: BTreeSet<i64>,
    openings: BTreeMap<i64, NaiveDate>,
    links: BTreeMap<i64, Link>,
}

impl<'a> Chain<'a> {
    /// Starts after the purged segments, whose roots stand for their lines.
    fn new(segments: &'a [Segment], signed: Option<i64>, report: &mut Report) -> Self {
        let mut chain = Self {
            position: 0,
            link: GENESIS,
            segments,
            named: segments.iter().flat_map(|segment| [segment.first - 1, segment.last]).chain(signed).collect(),
            openings: segments.iter().map(|segment| (segment.first, segment.day)).collect(),
            links: BTreeMap::from([(0, GENESIS)]),
        };
        for segment in segments.iter().take_while(|segment| segment.is_purged()) {
            report.purged_segments += 1;
            chain.position = segment.last;
            chain.link = link_from(&segment.root).unwrap_or(GENESIS);
            chain.links.insert(chain.position, chain.link);
        }
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
        if self.named.contains(&position) {
            self.links.insert(position, self.link);
        }
        if self.openings.get(&position).is_some_and(|day| *day != line.at.date_naive()) {
            report.faults.push(format!("la ligne {position} ouvre une journée qui n'est pas la sienne"));
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
            let holds = |position, link: &str| self.links.get(&position).is_some_and(|known| crate::hex(known) == link);
            if !holds(segment.last, &segment.root) || !holds(segment.first - 1, &segment.opening) {
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
            report.faults.push(format!(
                "la fin a été coupée : la tête signée nomme la position {}, la base finit à {end}",
                head.position
            ));
        }
        // Inside a purged day, the root that its purge signed stands for the line.
        Some(head)
            if segments.iter().any(|one| one.is_purged() && one.first <= head.position && head.position < one.last) => {
        }
        Some(head) if links.get(&head.position).is_some_and(|link| crate::hex(link) == head.link) => {}
        Some(head) => report.faults.push(format!("la ligne {} ne correspond pas à la tête signée", head.position)),
    }
}

async fn count(view: &impl ConnectionTrait, lines: &str) -> anyhow::Result<i64> {
    let count = format!("SELECT COUNT(*) FROM journal_event WHERE {lines}");
    let row = view.query_one_raw(Statement::from_string(view.get_database_backend(), count)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}
