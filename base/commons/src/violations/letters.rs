//! The letters about violations: alerts of the officer, messages to people.

use chrono::{DateTime, Utc};
use kernel::{Id, Kernel, Letter, Personal};

use super::domain::{TERM, deadline};

/// The alert of the officer, `hours` after a violation became known. It says nothing of what happened.
pub fn alert(kernel: &Kernel, path: &str, id: &Id, aware: DateTime<Utc>, hours: i64, to: Personal<String>) -> Letter {
    let end = ui::format::datetime(deadline(aware));
    let over = hours >= TERM.num_hours();
    let rest = match over {
        true => format!(
            "Le délai de 72 heures a pris fin le {end}. La notification reste due, avec les raisons du retard (RGPD, art. 33 §1)."
        ),
        false => format!("Le délai de 72 heures prend fin le {end} (RGPD, art. 33 §1)."),
    };
    let body = include_str!("mail_alert.txt")
        .replace("{hours}", &hours.to_string())
        .replace("{title}", kernel.manifest().title)
        .replace("{rest}", &rest)
        .replace("{page}", &format!("{}{path}/violations/{id}", kernel.config().public_url()));
    let subject = match over {
        true => "Violation de données : délai de 72 heures dépassé",
        false => "Violation de données : le délai de 72 heures court",
    };
    Letter { recipient: to, subject: format!("{subject} – {}", kernel.manifest().title), body: Personal::new(body) }
}

/// The message to a person, in its own letter and about nothing else (EDPB, guidelines 9/2022).
pub fn told(kernel: &Kernel, to: Personal<String>, text: &str) -> Letter {
    let subject = format!("Vos données personnelles : un incident vous concerne – {}", kernel.manifest().title);
    Letter { recipient: to, subject, body: Personal::new(text.to_owned()) }
}
