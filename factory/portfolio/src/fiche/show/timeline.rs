//! Phases and events in one line of time.

use chrono::NaiveDate;
use ui::Moment;
use ui::format::date;

use crate::phase::{Phase, chronology, current};
use crate::source::{EVENTS, ProductSource};

/// What happened and what is announced, the oldest first, as seen on `day`.
pub fn moments(source: &ProductSource, day: NaiveDate) -> Vec<Moment> {
    let phases = source.dated();
    let now = current(&phases, day);
    let mut dated: Vec<(NaiveDate, Moment)> = Vec::new();
    for at in chronology(&phases) {
        let phase = &phases[at];
        dated.push((phase.start, moment(phase, now == Some(phase), day)));
    }
    for event in &source.events {
        let label = EVENTS.iter().find(|(name, _)| *name == event.name).map_or(event.name.as_str(), |(_, label)| label);
        let title = if event.name == "other" && event.comment.is_some() { "Événement" } else { label };
        dated.push((
            event.date,
            Moment {
                date: date(event.date),
                title: title.to_owned(),
                text: event.comment.clone().unwrap_or_default(),
                current: false,
                ahead: event.date > day,
            },
        ));
    }
    dated.sort_by_key(|(start, _)| *start);
    dated.into_iter().map(|(_, moment)| moment).collect()
}

fn moment(phase: &Phase, current: bool, day: NaiveDate) -> Moment {
    Moment {
        date: match phase.end {
            Some(end) => format!("du {} au {}", date(phase.start), date(end)),
            None => date(phase.start),
        },
        title: phase.name.label().to_owned(),
        text: phase.comment.clone().unwrap_or_default(),
        current,
        ahead: phase.start > day,
    }
}
