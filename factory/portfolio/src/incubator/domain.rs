//! What is accepted of the fiche of an incubator.

use kernel::FieldError;
use kernel::identity::Email;
use serde::Deserialize;
use ui::Filled;

use crate::import::plan::Change;
use crate::source::{IncubatorSource, LinkKind, judge_link};

/// What the form sends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct IncubatorForm {
    /// The instant of the last change that the form was made from, in microseconds.
    pub depuis: i64,
    /// Displayed name.
    pub title: String,
    /// One sentence.
    pub short_description: String,
    /// Address of the team.
    pub contact: String,
    /// Site.
    pub website: String,
    /// Text, Markdown.
    pub body: String,
}

impl IncubatorForm {
    /// The form of what is stored.
    pub fn of(source: &IncubatorSource, depuis: i64) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            depuis,
            title: source.title.clone(),
            short_description: text(&source.short_description),
            contact: text(&source.contact),
            website: text(&source.website),
            body: source.body.clone(),
        }
    }

    /// The values for the page.
    pub fn filled(&self) -> Filled {
        Filled::from_pairs([
            ("depuis", self.depuis.to_string()),
            ("title", self.title.clone()),
            ("short_description", self.short_description.clone()),
            ("contact", self.contact.clone()),
            ("website", self.website.clone()),
            ("body", self.body.clone()),
        ])
    }
}

/// The fiche that the form asks for; what it leaves as it was is kept as it was.
///
/// # Errors
/// Every field to correct, in the order of the page.
pub fn apply(before: &IncubatorSource, form: &IncubatorForm) -> Result<IncubatorSource, Vec<FieldError>> {
    let mut faults = Vec::new();
    let optional = |text: &str, kept: &Option<String>| match text.trim() {
        text if kept.as_deref().unwrap_or_default().trim() == text => kept.clone(),
        "" => None,
        text => Some(text.to_owned()),
    };
    let body = form.body.replace("\r\n", "\n");
    let after = IncubatorSource {
        title: form.title.trim().to_owned(),
        short_description: optional(&form.short_description, &before.short_description),
        contact: optional(&form.contact, &before.contact),
        website: optional(&form.website, &before.website),
        body: if body.trim() == before.body.trim() { before.body.clone() } else { format!("\n{}\n", body.trim()) },
        ..before.clone()
    };
    let mut fault = |field: &str, text: &str| faults.push(FieldError::new(field, text));
    match after.title.chars().count() {
        0 => fault("title", "Donnez un nom à l'incubateur"),
        151.. => fault("title", "150 caractères au plus : raccourcissez ce nom"),
        _ => {}
    }
    if after.short_description.as_deref().unwrap_or_default().chars().count() > 600 {
        fault("short_description", "600 caractères au plus : raccourcissez cette présentation");
    }
    let contact = after.contact.as_deref().unwrap_or_default();
    if after.contact != before.contact && !contact.is_empty() && Email::parse(contact).is_none() {
        fault("contact", "Donnez une adresse électronique (nom@domaine.fr)");
    }
    let website = after.website.as_deref().filter(|_| after.website != before.website);
    if website.is_some_and(|website| judge_link(website) != LinkKind::Web) {
        fault("website", "Donnez une adresse complète, qui commence par https://");
    }
    if after.body.chars().count() > 50_000 {
        fault("body", "50 000 caractères au plus : raccourcissez ce texte");
    }
    if faults.is_empty() { Ok(after) } else { Err(faults) }
}

/// What differs, field by field; the values of a contact are no history.
pub fn changes(before: &IncubatorSource, after: &IncubatorSource) -> Vec<Change> {
    let text = |value: &Option<String>| value.clone().into();
    let all = [
        ("title", before.title.as_str().into(), after.title.as_str().into()),
        ("short_description", text(&before.short_description), text(&after.short_description)),
        ("contact", text(&before.contact), text(&after.contact)),
        ("website", text(&before.website), text(&after.website)),
        ("body", before.body.as_str().into(), after.body.as_str().into()),
    ];
    let changed =
        all.into_iter().filter(|(_, before, after): &(_, serde_json::Value, serde_json::Value)| before != after);
    changed.map(|(field, before, after)| Change { field: field.to_owned(), before, after }).collect()
}
