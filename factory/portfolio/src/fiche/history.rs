//! The page of a history: one line a change, what it was before and after.

use std::collections::HashMap;

use askama::Template;
use privacy::Id;
use serde_json::{Map, Value};
use ui::{Frame, NavItem, Pagination, Query};

use super::labels::field_label;
use crate::phase::PhaseName;
use crate::registry::domain::{Belief, Edit};
use crate::registry::processing::SHOW;
use crate::registry::records::history::Origin;
use crate::registry::records::phase;
use crate::source::EVENTS;

/// Changes on a page.
pub const PER_PAGE: u64 = 25;
/// A value is cut beyond this many characters.
const SHOWN: usize = 400;

/// What the history is about.
pub struct Subject {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The way down to here.
    pub crumbs: Vec<NavItem>,
}

/// The page.
#[derive(Template)]
#[template(path = "fiche/history.html")]
pub struct HistoryPage {
    frame: Frame,
    subject: Subject,
    total: usize,
    lines: Vec<Line>,
    phases: Vec<PhaseLine>,
    pages: Pagination,
}

struct Line {
    when: String,
    who: String,
    field: String,
    /// Before and after; nothing when the values are not kept.
    values: Option<(String, String)>,
}

struct PhaseLine {
    phase: &'static str,
    start: String,
    end: String,
    origin: &'static str,
    recorded: String,
    superseded: String,
}

/// The page that the address asks for, among those of `total` changes.
pub fn pages(query: Query, total: u64) -> Pagination {
    let page = query.value("page").parse().unwrap_or(1);
    Pagination::new(query, page, PER_PAGE, total)
}

impl HistoryPage {
    /// The page of a history, of `edits` among `total`; `names` are those that the person may see.
    pub fn of(
        frame: Frame,
        subject: Subject,
        (total, pages): (u64, Pagination),
        edits: Vec<Edit>,
        beliefs: Vec<Belief>,
        names: &HashMap<Id, String>,
    ) -> Self {
        let total = usize::try_from(total).unwrap_or(usize::MAX);
        let lines = edits.into_iter().map(|edit| line(edit, names)).collect();
        Self { frame, subject, total, lines, phases: beliefs.into_iter().map(phase_line).collect(), pages }
    }
}

fn line(edit: Edit, names: &HashMap<Id, String>) -> Line {
    let name = edit.account.as_ref().and_then(|account| names.get(account.read(SHOW)));
    let who = match edit.origin {
        Origin::Import => "Import de la source".to_owned(),
        Origin::Here => name.cloned().unwrap_or_else(|| "Modification faite ici".to_owned()),
    };
    Line {
        when: ui::format::datetime(edit.changed_at),
        who,
        field: field_label(&edit.field).to_owned(),
        values: edit.before.as_ref().zip(edit.after.as_ref()).map(|(before, after)| (shown(before), shown(after))),
    }
}

fn phase_line(belief: Belief) -> PhaseLine {
    PhaseLine {
        phase: belief.phase.name.label(),
        start: ui::format::date(belief.phase.start),
        end: belief.phase.end.map(ui::format::date).unwrap_or_default(),
        origin: match belief.origin {
            phase::Origin::History => "Historique de la source",
            phase::Origin::Decision => "Décision prise ici",
        },
        recorded: ui::format::datetime(belief.recorded_at),
        superseded: belief.superseded_at.map(ui::format::datetime).unwrap_or_default(),
    }
}

/// A value as a person reads it.
pub fn shown(value: &Value) -> String {
    let text = match value {
        Value::Null => "(vide)".to_owned(),
        Value::Bool(true) => "oui".to_owned(),
        Value::Bool(false) => "non".to_owned(),
        Value::String(text) if text.trim().is_empty() => "(vide)".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "(vide)".to_owned(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(" ; "),
        Value::Object(fields) if dated(fields).is_some() => dated(fields).unwrap_or_default(),
        Value::Object(fields) => {
            let pairs = fields.iter().filter(|(_, value)| !value.is_null());
            pairs.map(|(key, value)| format!("{key} {}", shown(value))).collect::<Vec<_>>().join(", ")
        }
        number => number.to_string(),
    };
    crate::catalogue::shortened(&text, SHOWN)
}

/// A phase or an event in words; nothing for any other group of fields.
fn dated(fields: &Map<String, Value>) -> Option<String> {
    let text = |key: &str| fields.get(key).and_then(Value::as_str);
    let day = |key: &str| text(key).and_then(crate::source::read_date).map(ui::format::date);
    let name = text("name")?;
    let mut told = match (day("start"), day("date")) {
        (Some(start), _) => {
            let phase: PhaseName = name.parse().ok()?;
            let until = day("end").map(|end| format!(" jusqu'au {end}")).unwrap_or_default();
            format!("Phase {} à partir du {start}{until}", phase.label().to_lowercase())
        }
        (None, Some(date)) => {
            let label = EVENTS.iter().find(|(known, _)| *known == name).map_or(name, |(_, label)| label);
            format!("{label} le {date}")
        }
        (None, None) => return None,
    };
    if let Some(comment) = text("comment") {
        told.push_str(&format!(" ({comment})"));
    }
    Some(told)
}
