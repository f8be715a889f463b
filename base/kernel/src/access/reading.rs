//! What was read of sensitive data goes into the journal before the answer leaves.

use privacy::{Reading, Readings};

use crate::Error;
use crate::db::{Actor, Database};
use crate::journal::Event;

/// Writes one `data.read` for each reading collected, in the journal of the database that was read: category, table, field, the subject's pseudonym
/// and the purpose; never a value. Routes do it by themselves; a job that reads calls it before it uses what it read.
///
/// # Errors
/// When the journal cannot be written: what was read must then not be used.
pub async fn journal_readings(database: &Database, actor: Actor, readings: &Readings) -> Result<(), Error> {
    let mut events: Vec<_> = readings.take().iter().map(event).collect();
    let Some(last) = events.pop() else { return Ok(()) };
    let tx = database.begin(actor).await?;
    tx.note_all(&events).await?;
    tx.commit(last).await
}

fn event(reading: &Reading) -> Event {
    let categories: Vec<_> = reading.categories().iter().map(|category| category.label()).collect();
    let mut event = Event::new("data.read").detail("categories", categories).detail("finalite", reading.purpose.text());
    if let Some(table) = reading.table() {
        event = event.detail("table", table);
    }
    if let Some(field) = reading.field {
        event = event.detail("champ", field.column);
    }
    match &reading.subject {
        Some(subject) => event.subject("personne", subject),
        None => event,
    }
}
