//! The purge itself: table after table, each in a write of its own.

use chrono::{DateTime, Utc};
use kernel::{Error, Event, Kernel, Purpose, journal};
use privacy::{Fate, RecordDeclaration};
use sea_orm::Value;

use super::plan::Due;
use super::report::{Line, Report};
use super::{horizon, store, versement};
use crate::rights::Holding;
use crate::rights::restriction;
use crate::rights::store::{Finder, every_row, keys_of, order};

const ARCHIVING: Purpose = Purpose::new("verser des documents aux archives publiques");
const RESTRICTED: &str =
    "des lignes sont gardées : leur personne a demandé que l'usage de ses données soit limité (RGPD, art. 18)";
const HELD: &str = "une ligne qui reste s'y rattache : vérifiez les durées des deux tables";

/// Applies every retention as it stands at `at`: destroys, empties, or writes for the archives and then destroys. A simulation changes nothing and
/// counts what would go. A row or a table that fails stops no other, and is reported. The report is kept in the service of `kernel`.
///
/// # Errors
/// When the report cannot be kept.
pub async fn run(kernel: &Kernel, holdings: &[Holding], at: DateTime<Utc>, simulation: bool) -> Result<Report, Error> {
    let mut report = Report { au: at, simulation, tables: Vec::new() };
    let spared = restriction::spare(kernel, holdings).await?;
    for holding in holdings {
        let place = Place { holding, finders: spared.finders(holding).await? };
        for record in order(&holding.records) {
            for due in Due::list(&record) {
                let Some(horizon) = horizon(due.retention, at) else { continue };
                let blank = Line {
                    base: holding.database.name().into(),
                    table: record.table.into(),
                    source: due.retention.source.into(),
                    ..Line::default()
                };
                let done = of_table(kernel, &place, &record, &due, horizon, simulation, blank.clone()).await;
                let line = done.unwrap_or_else(|error| {
                    tracing::warn!(table = record.table, %error, "a table could not be purged");
                    Line {
                        echecs: 1,
                        motif: "la base a refusé : le détail est dans les journaux techniques".into(),
                        ..blank
                    }
                });
                if line.detruites + line.anonymisees + line.versees + line.a_trier + line.echecs + line.limitees > 0 {
                    report.tables.push(line);
                }
            }
        }
        if !simulation {
            holding.database.scrub().await?;
        }
    }
    let tx = kernel.begin_as_system("purge").await?;
    store::insert_report(&tx, &report).await?;
    let done = Event::new("purge.done").detail("simulation", simulation).detail("detruites", report.destroyed());
    tx.commit(done.detail("anonymisees", report.anonymised()).detail("echecs", report.failures())).await?;
    Ok(report)
}

/// A database, and the people whose rows are spared in it.
struct Place<'a> {
    holding: &'a Holding,
    finders: Vec<Finder<'a>>,
}

async fn of_table(
    kernel: &Kernel,
    Place { holding, finders }: &Place<'_>,
    record: &RecordDeclaration,
    due: &Due,
    horizon: DateTime<Utc>,
    simulation: bool,
    mut line: Line,
) -> Result<Line, Error> {
    if record.table == "journal_event" {
        return of_journal(kernel, holding, horizon, simulation, line).await;
    }
    let mut values = Vec::new();
    let Some(mut condition) = due.condition(&holding.records, record, horizon, &mut values) else { return Ok(line) };
    if let Some(restricted) = restriction::of_table(finders, record, &mut values) {
        let both = format!("({condition}) AND {restricted}");
        line.limitees = store::count(&holding.database, record.table, &both, &values).await?;
        condition = format!("({condition}) AND NOT {restricted}");
    }
    if line.limitees > 0 {
        line.motif = RESTRICTED.into();
    }
    let found = store::count(&holding.database, record.table, &condition, &values).await?;
    if found == 0 {
        return Ok(line);
    }
    if due.retention.fate == Fate::Tri {
        return Ok(Line { a_trier: found, ..line });
    }
    if simulation {
        let (rows, values) = if due.takes_rows() { (found, 0) } else { (0, found) };
        return Ok(Line { detruites: rows, anonymisees: values, ..line });
    }
    if due.retention.fate == Fate::Versement {
        line.versees = hand_over(kernel, holding, record, &condition, &values).await?;
    }
    let tx = holding.database.begin_as_system("purge").await?;
    let mut keys = Vec::new();
    if due.takes_rows() {
        keys = keys_of(&tx, record, &condition, &values).await?;
        (line.detruites, line.echecs) = store::destroy(&tx, &holding.records, record, &condition, &values).await?;
    } else {
        line.anonymisees = store::empty(&tx, record, &due.fields, &condition, &values).await?;
    }
    if line.echecs > 0 {
        line.motif = HELD.into();
        keys.clear();
    }
    tx.commit(event(&line)).await?;
    for key in keys {
        holding.database.vault().destroy(&key).await?;
    }
    Ok(line)
}

/// The lines of the journal go by whole days, and their roots stay: the kernel does it, for its own database; each of the others has the same job.
async fn of_journal(
    kernel: &Kernel,
    holding: &Holding,
    horizon: DateTime<Utc>,
    simulation: bool,
    mut line: Line,
) -> Result<Line, Error> {
    let until = horizon.date_naive();
    let old = "position <= (SELECT MAX(last_position) FROM journal_segment WHERE day < $1)";
    let found = store::count(&holding.database, "journal_event", old, &[until.into()]).await?;
    if found == 0 || simulation {
        return Ok(Line { detruites: found, ..line });
    }
    if holding.database.name() == kernel.db().name() {
        line.detruites = journal::purge(kernel).await?;
    }
    Ok(line)
}

async fn hand_over(
    kernel: &Kernel,
    holding: &Holding,
    record: &RecordDeclaration,
    condition: &str,
    values: &[Value],
) -> Result<u64, Error> {
    let rows = every_row(holding, record, condition, values.to_vec(), ARCHIVING).await?;
    versement::write(kernel, holding.database.name(), record, &rows)?;
    Ok(rows.len() as u64)
}

fn event(line: &Line) -> Event {
    let event = Event::new("data.purged").subject("table", &line.table).detail("detruites", line.detruites);
    event.detail("anonymisees", line.anonymisees).detail("versees", line.versees).detail("echecs", line.echecs)
}
