//! Background work: the weekly letter, on Mondays, to those who want it.

use chrono::{Datelike, TimeDelta, Weekday};
use kernel::{Event, Kernel, Letter, Personal};

use super::domain::{Due, Near, near};
use super::gather::of_account;
use super::store;
use crate::processing::REMIND;

pub const SEND_DIGEST: &str = "deadline.send_digest";

/// Writes the letters of the week. Done twice in a week, it writes them once.
pub async fn send_digest(kernel: Kernel) -> anyhow::Result<()> {
    let (now, today) = (kernel.clock().now(), kernel.clock().today());
    if today.weekday() != Weekday::Mon {
        return Ok(());
    }
    for one in store::list_letters(kernel.db().reader()).await? {
        if one.sent_at.is_some_and(|sent| now - sent < TimeDelta::days(6)) {
            continue;
        }
        let account = one.account.read(REMIND);
        let Some(recipient) = store::address_of(&kernel, account).await? else { continue };
        let (day, all) = of_account(&kernel, account).await?;
        let title = |id: &str| day.catalogue.product(id).map_or_else(|| id.to_owned(), |one| one.source.title.clone());
        let url = kernel.config().public_url();
        let body = include_str!("mail_digest.txt")
            .replace("{late}", &lines(&all, Near::Late, today, title))
            .replace("{soon}", &lines(&all, Near::Soon, today, title))
            .replace("{page}", &format!("{url}/echeances"))
            .replace("{stop}", &format!("{url}/compte/echeances"));
        let subject = format!("{} : vos échéances de la semaine", kernel.manifest().title);
        let tx = kernel.begin_as_system(SEND_DIGEST).await?;
        store::set_sent(&tx, account).await?;
        tx.letter(Letter { recipient, subject, body: Personal::new(body) }).await?;
        tx.commit(Event::new("digest.sent").detail("echeances", all.len())).await?;
    }
    Ok(())
}

fn lines(all: &[Due], which: Near, today: chrono::NaiveDate, title: impl Fn(&str) -> String) -> String {
    let told: Vec<String> = all
        .iter()
        .filter(|due| near(due.on, today) == which)
        .map(|due| format!("- {} : {}, {}", ui::format::date(due.on), title(&due.product), due.what))
        .collect();
    if told.is_empty() { "- rien".to_owned() } else { told.join("\n") }
}
