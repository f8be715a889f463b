//! Deadlines as an iCalendar file (RFC 5545), for the calendars that people already use.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike};
use kernel::Digest;

use super::domain::Due;

/// The file. `title` finds the name of a product, `base` is the address of the deployment.
pub fn file(all: &[Due], title: impl Fn(&str) -> String, base: &str, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    calendar.name("Échéancier de la fabrique");
    for due in all {
        let key = Digest::of(format!("{}|{}|{}", due.product, due.what, due.on).as_bytes());
        let event = Event::new()
            .summary(&format!("{} – {}", title(&due.product), due.what))
            .url(&format!("{base}{}", due.href))
            .uid(&format!("{}@fabrique", &key.as_str()[..32]))
            .timestamp(now)
            .all_day(due.on)
            .done();
        calendar.push(event);
    }
    calendar.done().to_string()
}
