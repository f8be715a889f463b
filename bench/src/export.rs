//! The access export of one person when the tables hold a million rows, beside one plain reading of every table.

use anyhow::ensure;
use commons::rights::{Holding, Known, gather, write};
use kernel::deployment::Running;
use privacy::{Family, FieldDeclaration, RecordDeclaration, Subject};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, Statement};
use testkit::App;

use crate::{tell, timed};

const EMAIL: &str = "zoe.petit@exemple.fr";
const ACCOUNT: &str = "compte-de-zoe";
/// One row in so many is hers.
const OTHERS: u64 = 10_000;

/// Fills every table about people, then exports one person.
pub async fn measure(rows: u64) -> anyhow::Result<()> {
    let app = App::open(fabrique::services::platform(&kernel::Config::default()), fabrique::services::all()).await;
    let tables: usize = app.deployment.running.iter().map(|one| about_people(one).count()).sum();
    let each = rows.div_ceil(tables as u64);
    for one in &app.deployment.running {
        let file = app.folder().join(format!("{}.db", one.kernel.db().name()));
        let mut options = ConnectOptions::new(format!("sqlite://{}", file.display()));
        options.max_connections(1).sqlx_logging(false);
        let owner = Database::connect(options).await?;
        owner.execute_unprepared("PRAGMA foreign_keys = OFF").await?;
        for record in about_people(one) {
            owner.execute_unprepared(&insertion(record, each)).await?;
        }
        owner.close().await?;
    }
    let (beside, counted) = timed(read_all(&app)).await?;
    ensure!(counted + 1_000 > rows, "only {counted} rows");
    let (seconds, found) = timed(async {
        let known = Known::named(app.kernel(), [EMAIL, ACCOUNT]).await?;
        let dossier = gather(app.kernel(), &Holding::of_deployment(&app.deployment), &known).await?;
        write(app.kernel(), &dossier, &app.folder().join("export"))?;
        Ok(dossier.tables.iter().map(|table| table.rows.len()).sum::<usize>())
    })
    .await?;
    ensure!(found as u64 > rows / OTHERS / 2, "only {found} rows of hers");
    tell("access export among a million rows", seconds, beside);
    Ok(())
}

fn about_people(one: &Running) -> impl Iterator<Item = &RecordDeclaration> {
    // The journal refuses lines that were not written by it; its own figure is measured apart.
    one.records.iter().filter(|record| record.about_people() && record.table != "journal_event")
}

/// Every value of every column, as an engine would read them for nobody in particular.
async fn read_all(app: &App) -> anyhow::Result<u64> {
    let mut rows = 0;
    for one in &app.deployment.running {
        let reader = one.kernel.db().reader();
        for record in about_people(one) {
            let lengths: Vec<_> =
                record.fields.iter().map(|field| format!("SUM(LENGTH(\"{}\"))", field.column)).collect();
            let read = format!("SELECT COUNT(*), {} FROM \"{}\"", lengths.join(", "), record.table);
            let row = reader.query_one_raw(Statement::from_string(reader.get_database_backend(), read)).await?;
            rows += row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0).unsigned_abs();
        }
    }
    Ok(rows)
}

/// `each` rows, one in [`OTHERS`] of which is hers: the same rank in every table, so that what belongs to her rows is hers too.
fn insertion(record: &RecordDeclaration, each: u64) -> String {
    let columns: Vec<_> = record.fields.iter().map(|field| format!("\"{}\"", field.column)).collect();
    let values: Vec<_> = record.fields.iter().map(|field| value(record, field)).collect();
    format!(
        "INSERT OR IGNORE INTO \"{}\" ({}) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {each}) SELECT {} FROM n",
        record.table,
        columns.join(", "),
        values.join(", ")
    )
}

fn value(record: &RecordDeclaration, field: &FieldDeclaration) -> String {
    let subject = record.subjects.iter().find_map(|subject| match subject {
        Subject::Account(column) if *column == field.column => Some(ACCOUNT),
        Subject::Contact(column) if *column == field.column => Some(EMAIL),
        _ => None,
    });
    if let Some(hers) = subject {
        return format!("CASE WHEN i % {OTHERS} = 0 THEN '{hers}' ELSE 'x' || i END");
    }
    match field.family {
        Family::Integer => "i".into(),
        Family::Real => "i + 0.5".into(),
        Family::Boolean => "TRUE".into(),
        Family::Date => "'2026-08-20'".into(),
        Family::Time => "'08:00:00'".into(),
        Family::Timestamp => "'2026-08-20T08:00:00+00:00'".into(),
        Family::Bytes => "X'00'".into(),
        Family::Text | Family::Unknown => "'x' || i".into(),
    }
}
