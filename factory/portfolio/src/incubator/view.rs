//! The pages of incubators.

use askama::Template;
use chrono::NaiveDate;
use kernel::FieldError;
use ui::{Filled, Frame, Html, NavItem};

use super::domain::IncubatorForm;
use crate::catalogue::{Row, Today, href};
use crate::fiche::{masked, names_a_person};
use crate::markdown::{to_html, to_text};
use crate::phase::{PhaseName, current};
use crate::source::{IncubatorSource, LinkKind, judge_link};

/// The list.
#[derive(Template)]
#[template(path = "incubator/list.html")]
pub struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    title: String,
    description: String,
    active: usize,
    products: usize,
}

impl ListPage {
    /// Every incubator, those with the most products at work first.
    pub fn of(frame: Frame, today: &Today) -> Self {
        let catalogue = &today.catalogue;
        let line = |incubator: &IncubatorSource| {
            let phases: Vec<Option<PhaseName>> = catalogue
                .of_incubator(&incubator.id)
                .map(|product| current(&product.phases, today.day).map(|phase| phase.name))
                .collect();
            Line {
                href: href("/incubateurs/", &incubator.id),
                title: incubator.title.clone(),
                description: to_text(&description(incubator, false)),
                active: phases.iter().flatten().filter(|phase| phase.is_active()).count(),
                products: phases.len(),
            }
        };
        let mut lines: Vec<Line> = catalogue.incubators.iter().map(line).collect();
        lines.sort_by(|a, b| (b.active, b.products).cmp(&(a.active, a.products)).then_with(|| a.title.cmp(&b.title)));
        Self { frame, crumbs: vec![NavItem::new("/", "Accueil"), NavItem::new("", "Incubateurs")], lines }
    }
}

/// The short text of an incubator, without the addresses of people for who has not signed in.
fn description(incubator: &IncubatorSource, agent: bool) -> String {
    let text = incubator.short_description.as_deref().unwrap_or_default();
    if agent { text.to_owned() } else { masked(text, &[&incubator.id, &incubator.title]).into_owned() }
}

/// The page of an incubator.
#[derive(Template)]
#[template(path = "incubator/show.html")]
pub struct ShowPage<'a> {
    frame: Frame,
    crumbs: Vec<NavItem>,
    day: NaiveDate,
    done: bool,
    edit: bool,
    href: String,
    incubator: &'a IncubatorSource,
    description: Html,
    owner: String,
    contact: String,
    website: String,
    text: Html,
    phases: Vec<(PhaseName, usize)>,
    rows: Vec<&'a Row>,
}

impl<'a> ShowPage<'a> {
    /// An incubator with its products, those at work first. `agent`: whether a contact that looks like a person's is shown.
    pub fn of(
        frame: Frame,
        today: &'a Today,
        incubator: &'a IncubatorSource,
        agent: bool,
        edit: bool,
        done: bool,
    ) -> Self {
        let catalogue = &today.catalogue;
        let entries = today.index.entries();
        let mut own: Vec<usize> =
            catalogue.of_incubator(&incubator.id).filter_map(|product| catalogue.place(&product.source.id)).collect();
        own.sort_by_key(|&at| (entries[at].phase.map_or(usize::MAX, PhaseName::rank), &entries[at].title));
        let count = |phase| own.iter().filter(|&&at| entries[at].phase == Some(phase)).count();
        let phases = PhaseName::ALL.map(|phase| (phase, count(phase)));
        let names: &[&str] = &[&incubator.id, &incubator.title];
        let contact = incubator.contact.clone().filter(|contact| agent || !names_a_person(contact, names));
        let text = if agent { incubator.body.as_str().into() } else { masked(&incubator.body, names) };
        let website = incubator.website.clone().filter(|website| judge_link(website) == LinkKind::Web);
        Self {
            crumbs: vec![
                NavItem::new("/", "Accueil"),
                NavItem::new("/incubateurs", "Incubateurs"),
                NavItem::new("", &incubator.title),
            ],
            day: today.day,
            done,
            edit,
            href: href("/incubateurs/", &incubator.id),
            description: Html::trusted(to_html(&description(incubator, agent), 2)),
            owner: incubator.owner.as_deref().map(|id| catalogue.organisation_label(id).to_owned()).unwrap_or_default(),
            contact: contact.unwrap_or_default(),
            website: website.unwrap_or_default(),
            text: Html::trusted(to_html(&text, 2)),
            phases: phases.into_iter().filter(|(_, count)| *count > 0).collect(),
            rows: own.iter().map(|&at| &today.rows[at]).collect(),
            incubator,
            frame,
        }
    }
}

/// The edit form.
#[derive(Template)]
#[template(path = "incubator/edit.html")]
pub struct EditPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    filled: Filled,
    conflict: Vec<(&'static str, String)>,
}

impl EditPage {
    /// The form with the values given; `stored` is what somebody else wrote meanwhile, when somebody did.
    pub fn of(
        frame: Frame,
        source: &IncubatorSource,
        form: &IncubatorForm,
        faults: Vec<FieldError>,
        conflict: bool,
    ) -> Self {
        let address = href("/incubateurs/", &source.id);
        let filled = faults.into_iter().fold(form.filled(), |filled, fault| filled.with_error(fault.field, fault.text));
        Self {
            crumbs: vec![
                NavItem::new("/", "Accueil"),
                NavItem::new("/incubateurs", "Incubateurs"),
                NavItem::new(&address, &source.title),
                NavItem::new("", "Modifier"),
            ],
            title: source.title.clone(),
            href: address,
            filled,
            conflict: if conflict { differences(source, form) } else { Vec::new() },
            frame,
        }
    }
}

fn differences(source: &IncubatorSource, form: &IncubatorForm) -> Vec<(&'static str, String)> {
    let now = IncubatorForm::of(source, form.depuis);
    let all = [
        ("Nom", &now.title, &form.title),
        ("Présentation courte", &now.short_description, &form.short_description),
        ("Contact", &now.contact, &form.contact),
        ("Site", &now.website, &form.website),
        ("Texte", &now.body, &form.body),
    ];
    let differs = all.into_iter().filter(|(_, now, typed)| now.trim() != typed.replace("\r\n", "\n").trim());
    differs.map(|(label, now, _)| (label, now.clone())).collect()
}
