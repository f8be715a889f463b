//! The verification of a long journal, beside the reading of its lines alone.

use anyhow::ensure;
use kernel::{Event, journal};
use sea_orm::{ConnectionTrait, Statement};
use testkit::App;

use crate::{tell, timed};

/// Lines in one write.
const AT_ONCE: u64 = 20_000;

/// Writes and seals the lines, then checks them all.
pub async fn measure(lines: u64) -> anyhow::Result<()> {
    let app = App::open(Vec::new(), fabrique::services::all()).await;
    let kernel = app.kernel();
    for start in (0..lines).step_by(AT_ONCE as usize) {
        let tx = kernel.begin_as_system("mesure").await?;
        let events: Vec<_> = (start..start + AT_ONCE).map(event).collect();
        tx.note_all(&events).await?;
        tx.commit(Event::new("mesure.ecrite")).await?;
    }
    journal::seal(kernel.db(), app.deployment.heads()).await?;
    let (beside, ()) = timed(read(kernel)).await?;
    let (seconds, report) = timed(journal::verify(kernel.db(), app.deployment.heads())).await?;
    ensure!(report.is_whole() && report.lines.unsigned_abs() > lines, "{report:?}");
    tell("journal verify of a million lines", seconds, beside);
    Ok(())
}

fn event(rank: u64) -> Event {
    Event::new("product.edited")
        .subject("produit", format!("produit-{rank}"))
        .detail("champs", vec!["title", "mission"])
}

/// Every line, without any check.
async fn read(kernel: &kernel::Kernel) -> anyhow::Result<()> {
    let reader = kernel.db().reader();
    let mut after = 0;
    loop {
        let page = format!(
            "SELECT id, at, actor, kind, subject, details, position, link FROM journal_event WHERE position > {after} ORDER BY position LIMIT 20000"
        );
        let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), page)).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.try_get_by_index::<i64>(6)?;
    }
}
