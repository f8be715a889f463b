//! The page of a product, made from what is known of it: no request, no database.

mod compliance;
mod links;
mod missing;
mod timeline;

use askama::Template;
use chrono::NaiveDate;
use ui::{Filled, Frame, Html, Moment, NavItem};

use super::team::Team;
use crate::catalogue::{Catalogue, Product, href};
use crate::markdown::{Subject, sections, to_html};
use crate::phase::{Guide, Pace, Phase, PhaseName, ambiguities, announced, current};
use crate::source::ProductSource;

use compliance::{Fact, facts};
use links::{Link, links};
use missing::{Lack, lacks};
use timeline::moments;

/// What a fiche page is asked to show, beside the product.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The day whose phase is shown.
    pub day: NaiveDate,
    /// Whether that day was asked for (`au`).
    pub dated: bool,
    /// The day at whose end the fiche was known as shown (`connu_au`).
    pub known_on: Option<NaiveDate>,
    /// What could not be understood of the address.
    pub faults: Vec<String>,
    /// What was just done.
    pub done: &'static str,
}

/// What the person who asks may see and do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rights {
    /// Signed in: sees the contacts of people and the internal notes.
    pub agent: bool,
    /// May edit this fiche.
    pub edit: bool,
    /// May write an internal note.
    pub note: bool,
    /// Follows how it is steered.
    pub steer: bool,
}

/// An internal note.
#[derive(Debug, Clone)]
pub struct NoteView {
    /// Who wrote it.
    pub author: String,
    /// When.
    pub on: String,
    /// What it says.
    pub text: String,
}

/// What the page shows beside the product.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// What was asked.
    pub asked: Asked,
    /// What the person may see and do.
    pub rights: Rights,
    /// The team.
    pub team: Team,
    /// The internal notes, for agents.
    pub notes: Vec<NoteView>,
    /// The note being written, with what is to be corrected.
    pub note: Filled,
}

/// The page of a product.
#[derive(Template)]
#[template(path = "fiche/show.html")]
pub struct ShowPage {
    frame: Frame,
    asked: Asked,
    rights: Rights,
    href: String,
    crumbs: Vec<NavItem>,
    title: String,
    mission: String,
    phase: Option<Standing>,
    coming: Vec<Phase>,
    texts: Vec<(String, Html)>,
    moments: Vec<Moment>,
    team: Team,
    incubators: Vec<NavItem>,
    sponsors: Vec<NavItem>,
    themes: Vec<String>,
    publics: Vec<String>,
    technos: Vec<String>,
    contact: String,
    contacts: Vec<(&'static str, String)>,
    links: Vec<Link>,
    facts: Vec<Fact>,
    lacks: Vec<Lack>,
    doubts: Vec<String>,
    others: Vec<(String, String)>,
    notes: Vec<NoteView>,
    note: Filled,
}

/// The current phase, as told.
struct Standing {
    phase: PhaseName,
    since: NaiveDate,
    days: i64,
    guide: String,
    over: bool,
}

impl ShowPage {
    /// The page of `product`, among what the catalogue knows.
    pub fn of(frame: Frame, catalogue: &Catalogue, product: &Product, seen: Seen) -> Self {
        let Seen { asked, rights, team, notes, note } = seen;
        let source = &product.source;
        let phases = &product.phases;
        let incubators = source.all_incubators().into_iter();
        let sponsors = source.sponsors.iter();
        Self {
            href: product.href(),
            crumbs: vec![
                NavItem::new("/", "Accueil"),
                NavItem::new("/produits", "Portefeuille"),
                NavItem::new("", &source.title),
            ],
            title: source.title.clone(),
            mission: source.mission.clone(),
            phase: current(phases, asked.day).map(|phase| Standing::of(phase, asked.day)),
            coming: announced(phases, asked.day).into_iter().cloned().collect(),
            texts: texts(&source.body),
            moments: moments(source, asked.day),
            incubators: incubators
                .map(|id| NavItem::new(href("/incubateurs/", id), catalogue.incubator_label(id)))
                .collect(),
            sponsors: sponsors
                .map(|id| NavItem::new(href("/produits?sponsor=", id), catalogue.organisation_label(id)))
                .collect(),
            themes: source.thematiques.clone(),
            publics: source.usertypes.clone(),
            technos: source.techno.clone(),
            contact: shown_contact(source, rights.agent),
            contacts: if rights.agent { contacts(source) } else { Vec::new() },
            links: links(source),
            facts: facts(source),
            lacks: lacks(source, &product.href(), rights.edit),
            doubts: ambiguities(phases).into_iter().map(|doubt| doubt.text(phases)).collect(),
            others: others(source),
            team,
            notes,
            note,
            frame,
            asked,
            rights,
        }
    }

    /// The address of the list with one tag.
    fn tagged(&self, parameter: &str, tag: &str) -> String {
        href(&format!("/produits?{parameter}="), &crate::search::key(tag))
    }
}

impl Standing {
    fn of(phase: &Phase, day: NaiveDate) -> Self {
        let guide = Guide::of(phase.name);
        Self {
            phase: phase.name,
            since: phase.start,
            days: (day - phase.start).num_days(),
            guide: guide.map(Guide::text).unwrap_or_default(),
            over: guide.is_some_and(|guide| guide.pace(phase.start, day) == Pace::Over),
        }
    }
}

/// The text by subject, in the order of a page, then whatever else it holds.
fn texts(body: &str) -> Vec<(String, Html)> {
    let mut all = sections(body);
    all.sort_by_key(|section| section.subject.map_or(usize::MAX, |subject| subject as usize));
    let titled = |heading: &str, subject: Option<Subject>| match (subject, heading) {
        (_, "") => "Présentation".to_owned(),
        (Some(subject), _) if heading.chars().count() < 3 => subject.label().to_owned(),
        (_, heading) => heading.to_owned(),
    };
    let shown = all.into_iter().filter(|section| !section.markdown.trim().is_empty());
    shown
        .map(|section| (titled(&section.heading, section.subject), Html::trusted(to_html(&section.markdown, 3))))
        .collect()
}

/// The address of the team is public; one that looks like a person's is for agents.
fn shown_contact(source: &ProductSource, agent: bool) -> String {
    let hidden = !agent && super::names_a_person(&source.contact, &[&source.id, &source.title]);
    if hidden { String::new() } else { source.contact.clone() }
}

fn contacts(source: &ProductSource) -> Vec<(&'static str, String)> {
    let all = [("Suivi par l'incubateur", &source.contact_incubator), ("Suivi par le réseau", &source.contact_dinum)];
    all.into_iter().filter_map(|(label, contact)| Some((label, contact.clone()?))).collect()
}

/// Keys outside the format and what could not be read: shown as the source wrote them.
fn others(source: &ProductSource) -> Vec<(String, String)> {
    let mut others: Vec<(String, String)> =
        source.extra.iter().map(|(key, value)| (key.clone(), plain(value))).collect();
    others.extend(source.phases_unread.iter().map(|value| ("phases (illisible)".to_owned(), plain(value))));
    others.extend(source.events_unread.iter().map(|value| ("events (illisible)".to_owned(), plain(value))));
    others.extend(source.redirect_from.iter().map(|path| ("redirect_from".to_owned(), path.clone())));
    others.extend(source.robots.iter().map(|robots| ("robots".to_owned(), robots.clone())));
    others
}

fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
