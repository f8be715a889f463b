//! Background work: alerts before the term, letters to people.

use kernel::access::journal_readings;
use kernel::db::Actor;
use kernel::{Event, Id, Kernel, Personal};
use privacy::Readings;
use serde::{Deserialize, Serialize};

use super::domain::{Step, Way, alert_due};
use super::processing::TELLING;
use super::{letters, store};
use crate::rights::Holding;

pub const WATCH: &str = "violations.watch_terms";
pub const TELL: &str = "violations.tell_people";

/// The letters to write: those of one step, which holds their text.
#[derive(Debug, Serialize, Deserialize)]
pub struct ToTell {
    /// The violation.
    pub violation: Id,
    /// The step.
    pub step: Id,
}

/// Tells the officer of each violation whose clock passes 24, 48, 66 or 72 hours. Who is told is who holds the role; else the contact of the service.
pub async fn watch(kernel: Kernel, path: String) -> anyhow::Result<()> {
    let now = kernel.clock().now();
    for due in store::list_due(kernel.db()).await? {
        let Some(hours) = alert_due(due.aware_at, now, due.alerted_hours) else { continue };
        let mut recipients = store::alerted(&kernel).await?;
        if recipients.is_empty() {
            recipients.push(Personal::new(kernel.manifest().contact.to_owned()));
        }
        let tx = kernel.begin_as_system(WATCH).await?;
        if !store::note_alert(&tx, &due.id, hours).await? {
            continue;
        }
        let count = recipients.len();
        for recipient in recipients {
            tx.letter(letters::alert(&kernel, &path, &due.id, due.aware_at, hours, recipient)).await?;
        }
        let event = Event::new("violation.alerted").subject("violation", &due.id).detail("heures", hours);
        tx.commit(event.detail("lettres", count)).await?;
    }
    Ok(())
}

/// Writes one letter to each address known in the tables touched. Done twice, they are written once: together with the note that they are.
pub async fn tell(kernel: Kernel, payload: serde_json::Value) -> anyhow::Result<()> {
    let ToTell { violation, step } = serde_json::from_value(payload)?;
    if !store::to_be_written(kernel.db(), &violation, &step).await? {
        return Ok(());
    }
    let readings = Readings::new();
    let Some(case) = store::find(kernel.db(), &readings, violation.as_str()).await? else { return Ok(()) };
    journal_readings(kernel.db(), Actor::System(TELL), &readings).await?;
    let text = case.steps.iter().rev().find_map(|dated| match &dated.step {
        Step::Told(told) if told.way == Way::Lettres => Some(told.text.clone()),
        _ => None,
    });
    let Some(text) = text else { return Ok(()) };
    let tables = &case.facts().tables;
    let addresses = store::addresses(&Holding::of_kernel(&kernel), kernel.platform(), tables, TELLING).await?;
    let count = addresses.len();
    let tx = kernel.begin_as_system(TELL).await?;
    if !store::note_letters(&tx, &violation, &step, i64::try_from(count)?).await? {
        return Ok(());
    }
    for address in addresses {
        tx.letter(letters::told(&kernel, address, &text)).await?;
    }
    tx.commit(Event::new("violation.letters_written").subject("violation", &violation).detail("lettres", count))
        .await?;
    Ok(())
}
