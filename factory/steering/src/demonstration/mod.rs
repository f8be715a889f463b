//! The demonstration: eighteen months of committees and decisions about its dozen products, and a committee next week.

mod budgets;
mod committees;
mod field;
mod gates;
mod impact;
mod labs;
mod lessons;
mod people;
mod rounds;
mod strategy;
mod teams;
#[cfg(test)]
mod tests;
mod transfer;

use chrono::{Days, NaiveDate};
use kernel::identity::demonstration::FictitiousPerson;
use kernel::{Error, Event, Id, Kernel, Tx};

use crate::{candidature, committee, deadline, decision, gate, investigation, lab, standup, team};

/// Writes the story once the portfolio has its products. The phases are those of the portfolio already: nothing moves them.
///
/// # Errors
/// When the database does not answer.
pub async fn load(kernel: &Kernel, people: &[(FictitiousPerson, Id)]) -> anyhow::Result<()> {
    let account = |key: &str| people.iter().find(|(person, _)| person.key == key).map(|(_, account)| account.clone());
    let (Some(camille), Some(amadou), Some(ines)) = (account("camille"), account("amadou"), account("ines")) else {
        return Ok(());
    };
    let story = Story { today: kernel.clock().today(), camille, amadou, ines };
    let tx = kernel.begin_as_system("demonstration").await?;
    people::write(&tx, &story).await?;
    committees::write(&tx, &story).await?;
    budgets::write(&tx, &story).await?;
    strategy::write(&tx, &story).await?;
    gates::write(&tx, &story).await?;
    impact::write(&tx, &story).await?;
    field::write(&tx, kernel, &story).await?;
    labs::write(&tx, kernel, &story).await?;
    teams::write(&tx, kernel, &story).await?;
    rounds::write(&tx, &story).await?;
    transfer::write(&tx, &story).await?;
    lessons::write(&tx, &story).await?;
    tx.commit(Event::new("demonstration.steered")).await?;
    Ok(())
}

/// Takes the story away once real content has taken the place of the demonstration's. Decisions signed by people stay. Where there is no
/// story, nothing is written.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw(kernel: &Kernel) -> Result<(), Error> {
    if !decision::store::list(kernel.db().reader(), None).await?.iter().any(|one| one.demonstration) {
        return Ok(());
    }
    let tx = kernel.begin_as_system("demonstration").await?;
    gate::store::withdraw_demonstration(&tx).await?;
    committee::store::withdraw_demonstration(&tx).await?;
    crate::priority::store::withdraw_demonstration(&tx).await?;
    crate::impact::store::withdraw_demonstration(&tx).await?;
    candidature::store::withdraw_demonstration(&tx).await?;
    investigation::store::withdraw_demonstration(&tx).await?;
    deadline::store::withdraw_demonstration(&tx).await?;
    lab::store::withdraw_demonstration(&tx).await?;
    crate::budget::store::withdraw_demonstration(&tx).await?;
    crate::strategy::store::withdraw_demonstration(&tx).await?;
    team::store::withdraw_demonstration(&tx).await?;
    standup::store::withdraw_demonstration(&tx).await?;
    crate::lesson::store::withdraw_demonstration(&tx).await?;
    crate::transfer::store::withdraw_demonstration(&tx).await?;
    let decisions = decision::store::withdraw_demonstration(&tx).await?;
    tx.commit(Event::new("demonstration.withdrawn").detail("decisions", decisions)).await
}

/// What the story is written with.
struct Story {
    today: NaiveDate,
    camille: Id,
    amadou: Id,
    ines: Id,
}

impl Story {
    /// A day seen from today.
    fn day(&self, days: i64) -> NaiveDate {
        let count = Days::new(days.unsigned_abs());
        if days < 0 { self.today - count } else { self.today + count }
    }
}

/// What several parts of the story need of a transaction.
async fn title(tx: &Tx, product: &str) -> Result<String, Error> {
    let purpose = portfolio::registry::processing::SHOW;
    let found = portfolio::registry::store::find_product(tx.sql(), product, purpose).await?;
    Ok(found.map_or_else(|| product.to_owned(), |found| found.source.title))
}
