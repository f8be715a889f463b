//! Version 2.7: what the public site of the network serves under this name, so that its reusers change nothing but the address.

use commons::csv::inert;
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::catalogue::{Product, Today};
use crate::fiche::{masked, names_a_person};
use crate::phase::{PhaseName, current};
use crate::source::IncubatorSource;

/// The address of the JSON, which it names itself.
pub const SELF: &str = "/api/v2.7/startups.json";

/// The portfolio as JSON:API.
pub fn startups(today: &Today, site: &str) -> Value {
    let site = site.trim_end_matches('/');
    json!({
        "links": { "self": format!("{site}{SELF}") },
        "data": today.catalogue.products.iter().map(startup).collect::<Vec<_>>(),
        "included": today.catalogue.incubators.iter().map(incubator).collect::<Vec<_>>(),
    })
}

fn startup(product: &Product) -> Value {
    let source = &product.source;
    let own: &[&str] = &[&source.id, &source.title];
    let events = source.events.iter();
    let phases = product.phases.iter();
    let sponsors = source.sponsors.iter();
    json!({
        "id": source.id,
        "type": "startup",
        "attributes": {
            "name": source.title,
            "pitch": masked(&source.mission, own),
            "stats_url": source.stats_url,
            "budget_url": source.budget_url,
            "impact_url": source.impact_url,
            "link": source.link,
            "repository": source.repository,
            "contact": public_contact(&source.contact, own),
            "content_url_encoded_markdown": form_urlencoded::byte_serialize(masked(&source.body, own).as_bytes()).collect::<String>(),
            "events": events.map(|event| json!({ "name": event.name, "date": event.date, "comment": event.comment.as_deref().map(|text| masked(text, own)) })).collect::<Vec<_>>(),
            "phases": phases.map(|phase| json!({ "name": phase.name.id(), "start": phase.start, "end": phase.end })).collect::<Vec<_>>(),
            "sponsors": sponsors.map(|id| format!("/organisations/{id}")).collect::<Vec<_>>(),
            "thematiques": source.thematiques,
            "technos": source.techno,
            "usertypes": source.usertypes,
            "analyse_risques": source.analyse_risques,
            "analyse_risques_url": source.analyse_risques_url,
            "dashlord_url": source.dashlord_url,
            "accessibility_status": source.accessibility_status,
        },
        "relationships": {
            "incubator": { "data": { "type": "incubator", "id": source.incubator } },
        },
    })
}

fn incubator(incubator: &IncubatorSource) -> Value {
    json!({
        "id": incubator.id,
        "type": "incubator",
        "attributes": {
            "title": incubator.title,
            "owner": incubator.owner.as_ref().map(|id| format!("/organisations/{id}")),
            "contact": incubator.contact.as_deref().and_then(|contact| public_contact(contact, &[&incubator.id, &incubator.title])),
            "website": incubator.website,
            "github": incubator.github,
        },
    })
}

/// The address of a team; that of a person is for agents.
fn public_contact<'a>(contact: &'a str, own: &[&str]) -> Option<&'a str> {
    Some(contact).filter(|contact| !contact.is_empty() && !names_a_person(contact, own))
}

const COLUMNS: [&str; 12] = [
    "id",
    "name",
    "mission",
    "start",
    "status",
    "incubator",
    "stats",
    "link",
    "repository",
    "accessibility",
    "contact",
    "incubators",
];

/// The portfolio as CSV, in the site's columns.
///
/// # Errors
/// When a line cannot be written: a defect of ours.
pub fn startups_csv(today: &Today) -> anyhow::Result<Vec<u8>> {
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    file.write_record(COLUMNS)?;
    for product in &today.catalogue.products {
        file.write_record(line(today, product).iter().map(|cell| inert(cell)))?;
    }
    file.into_inner().map_err(|error| anyhow::anyhow!("CSV : {error}"))
}

fn line(today: &Today, product: &Product) -> [String; 12] {
    let source = &product.source;
    let own: &[&str] = &[&source.id, &source.title];
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let start = product.phases.iter().map(|phase| phase.start).min();
    let status = current(&product.phases, today.day).map(|phase| phase.name);
    [
        source.id.clone(),
        source.title.clone(),
        masked(&source.mission, own).into_owned(),
        start.map(|start| start.to_string()).unwrap_or_default(),
        status.map(PhaseName::id).unwrap_or_default().to_owned(),
        source.incubator.clone(),
        text(&source.stats_url),
        text(&source.link),
        text(&source.repository),
        text(&source.accessibility_status),
        public_contact(&source.contact, own).unwrap_or_default().to_owned(),
        source.all_incubators().join(","),
    ]
}
