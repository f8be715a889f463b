//! Reads the file of a product.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::fields::Fields;
use super::product::{Controle, EVENTS, Fast, ProductSource, Rgpd, SourceEvent};
use super::read_phases::{old_format, read_phases};
use super::warning::{Kind, Notes, Warning};
use super::yaml::{Content, Node};
use super::{Page, text};

/// What a product is read against.
#[derive(Debug, Default, Clone)]
pub struct Known {
    /// Identifiers of the incubators that have a file.
    pub incubators: BTreeSet<String>,
    /// Identifiers of the organisations that have a file.
    pub organisations: BTreeSet<String>,
}

const ACCESSIBILITY: [&str; 3] = ["non conforme", "partiellement conforme", "totalement conforme"];

/// Reads a product. `at` tells the phases that are still to come.
///
/// # Errors
/// Refused when the file is not readable, has no title, or has neither phases nor status.
pub fn read_product(
    id: &str,
    bytes: &[u8],
    known: &Known,
    at: NaiveDate,
    notes: &mut Notes,
) -> Result<ProductSource, Warning> {
    let page = Page::read(bytes, notes)?;
    if text::is_unusual_id(id) {
        notes.warn(0, "id", Kind::UnusualId, format!("L'identifiant « {id} » est inhabituel : il est gardé."));
    }
    let mut product = read_header(&page.header, page.shift, known, notes)?;
    read_lives(&page, &mut product, at, notes);
    product.id = id.to_owned();
    page.body_oddities(notes);
    product.body = page.body;
    Ok(product)
}

/// Everything but the phases, which need notes of their own.
fn read_header(header: &Node, shift: usize, known: &Known, notes: &mut Notes) -> Result<ProductSource, Warning> {
    let mut fields = Fields::of(header, "", shift, notes);
    let listed = fields.has("phases");
    let phased = listed && !has_no_phases(header);
    if listed && !phased {
        let line = fields.line("phases").saturating_sub(shift);
        fields.warn(line, "phases", Kind::EmptyPhases, "La liste des phases est vide : elle est lue comme absente.");
    }
    if !phased && !fields.has("status") {
        let line = fields.line("phases");
        let message = if listed {
            "La liste des phases est vide et la fiche n'a pas de statut : elle est refusée."
        } else {
            "La fiche n'a ni phases ni statut : elle est refusée."
        };
        return Err(fields.notes().warning(line, "phases", Kind::NoPhase, message));
    }
    let line = fields.line("title");
    let Some(title) = fields.text("title") else {
        let message = "La fiche n'a pas de titre : elle est refusée.";
        return Err(fields.notes().warning(line, "title", Kind::NoTitle, message));
    };
    let mut product = ProductSource { title, ..ProductSource::default() };
    fields.node("phases");
    if !phased {
        for key in ["status", "start", "end"] {
            fields.node(key);
        }
    }
    read_people(&mut fields, &mut product, known, phased);
    read_facts(&mut fields, &mut product);
    read_events(&mut fields, &mut product);
    read_groups(&mut fields, &mut product);
    product.extra = fields.finish();
    Ok(product)
}

fn read_people(fields: &mut Fields<'_>, product: &mut ProductSource, known: &Known, phased: bool) {
    product.mission = fields.text_or_empty("mission");
    product.contact = fields.text_or_empty("contact");
    product.contact_dinum = fields.text("contact_dinum");
    product.contact_incubator = fields.text("contact_incubator");
    let line = fields.line("sponsors");
    product.sponsors = fields.list("sponsors").iter().map(|path| organisation_id(path)).collect();
    if !phased && let Some(owner) = fields.text("owner") {
        product.sponsors.push(organisation_id(&owner));
    }
    for id in product.sponsors.iter().filter(|id| !known.organisations.contains(*id)) {
        let message = format!("L'organisation « {id} » n'a pas de fiche : la référence est gardée.");
        fields.warn(line.saturating_sub(fields.shift()), "sponsors", Kind::UnknownOrganisation, message);
    }
    let lines = (fields.line("incubator"), fields.line("incubators"));
    product.incubator = fields.text_or_empty("incubator");
    product.incubators = fields.list("incubators");
    let main = std::iter::once((lines.0, "incubator", &product.incubator));
    let others = product.incubators.iter().map(|id| (lines.1, "incubators", id));
    for (line, key, id) in main.chain(others) {
        if !id.is_empty() && !known.incubators.contains(id) {
            let message = format!("L'incubateur « {id} » n'a pas de fiche : la référence est gardée.");
            fields.warn(line.saturating_sub(fields.shift()), key, Kind::UnknownIncubator, message);
        }
    }
}

fn read_facts(fields: &mut Fields<'_>, product: &mut ProductSource) {
    product.link = fields.link("link");
    product.repository = fields.repository("repository");
    product.stats = fields.boolean("stats");
    product.stats_url = fields.link("stats_url");
    product.budget_url = fields.link("budget_url");
    product.impact_url = fields.link("impact_url");
    product.dashlord_url = fields.link("dashlord_url");
    let line = fields.line("accessibility_status").saturating_sub(fields.shift());
    product.accessibility_status = fields.text("accessibility_status");
    if let Some(status) = &product.accessibility_status
        && !ACCESSIBILITY.contains(&status.as_str())
    {
        let message = format!("« {status} » n'est pas un niveau de conformité connu : il est gardé.");
        fields.warn(line, "accessibility_status", Kind::UnexpectedValue, message);
    }
    product.analyse_risques = fields.boolean("analyse_risques");
    product.analyse_risques_url = fields.link("analyse_risques_url");
    product.mon_service_securise = fields.boolean("mon_service_securise");
    product.usertypes = fields.list("usertypes");
    product.thematiques = fields.list("thematiques");
    product.techno = fields.list("techno");
    product.redirect_from = fields.list("redirect_from");
    product.robots = fields.text("robots");
}

fn read_events(fields: &mut Fields<'_>, product: &mut ProductSource) {
    let shift = fields.shift();
    for (place, node) in fields.items("events").iter().enumerate() {
        let mut event = Fields::of(node, &format!("events[{place}]."), shift, fields.notes());
        let line = event.line("name").saturating_sub(shift);
        let (name, date) = (event.text("name"), event.date("date"));
        let comment = event.text("comment");
        let (Some(name), Some(date)) = (name, date) else {
            event.warn(
                node.line,
                "date",
                Kind::UnexpectedValue,
                "L'événement n'a pas de nom ou de date : gardé à part.",
            );
            product.events_unread.push(node.json());
            continue;
        };
        if !EVENTS.iter().any(|(known, _)| *known == name) {
            event.warn(
                line,
                "name",
                Kind::UnexpectedValue,
                format!("L'événement « {name} » est inconnu : il est gardé."),
            );
        }
        product.events.push(SourceEvent { name, date, comment, extra: event.finish() });
    }
}

fn read_groups(fields: &mut Fields<'_>, product: &mut ProductSource) {
    let shift = fields.shift();
    if let Some(node) = group(fields, "fast") {
        let mut fast = Fields::of(&node, "fast.", shift, fields.notes());
        let (promotion, montant) = (fast.integer("promotion"), fast.integer("montant"));
        product.fast = Some(Fast { promotion, montant, extra: fast.finish() });
    }
    if let Some(node) = group(fields, "rgpd") {
        let mut inside = Fields::of(&node, "rgpd.", shift, fields.notes());
        product.rgpd = Some(read_rgpd(&mut inside));
        if let Some(rgpd) = &mut product.rgpd {
            rgpd.extra = inside.finish();
        }
    }
}

fn read_rgpd(fields: &mut Fields<'_>) -> Rgpd {
    let shift = fields.shift();
    let mut controles = Vec::new();
    for (place, node) in fields.items("controles").iter().enumerate() {
        let mut inside = Fields::of(node, &format!("rgpd.controles[{place}]."), shift, fields.notes());
        let (kind, intervenant, date) = (inside.text("type"), inside.text("intervenant"), inside.date("date"));
        controles.push(Controle { kind, intervenant, date, extra: inside.finish() });
    }
    Rgpd {
        responsable: fields.text("responsable"),
        finalites: fields.list("finalites"),
        donnees: fields.list("donnees"),
        controles,
        mesures_securite: fields.text("mesures_securite"),
        exercer_vos_droits: fields.link("exercer_vos_droits"),
        validite_homologation: fields.text("validite_homologation"),
        ..Rgpd::default()
    }
}

fn group(fields: &mut Fields<'_>, key: &str) -> Option<Node> {
    let node = fields.node(key)?;
    if matches!(node.content, Content::Map(_)) {
        return Some(node);
    }
    fields.keep(key, &node, "un groupe de champs");
    None
}

/// Whether `phases` is there with nothing in it.
fn has_no_phases(header: &Node) -> bool {
    find(header, "phases").is_some_and(|node| match &node.content {
        Content::List(items) => items.is_empty(),
        _ => node.is_null() || node.text().is_some_and(|text| text.trim().is_empty()),
    })
}

/// The value of a key; of one written twice, the last.
fn find<'a>(header: &'a Node, key: &str) -> Option<&'a Node> {
    let Content::Map(pairs) = &header.content else { return None };
    pairs.iter().rev().find(|(name, _)| name.text() == Some(key)).map(|(_, node)| node)
}

fn read_lives(page: &Page, product: &mut ProductSource, at: NaiveDate, notes: &mut Notes) {
    let header = &page.header;
    match find(header, "phases").filter(|_| !has_no_phases(header)) {
        Some(node) => read_phases(node, page.shift, at, product, notes),
        None => {
            let scalars = ["status", "start", "end"].map(|key| find(header, key));
            old_format(scalars, page.shift, at, product, notes);
        }
    }
}

/// The identifier of an organisation, with or without the path the source writes before it.
pub fn organisation_id(path: &str) -> String {
    path.trim().trim_start_matches("/organisations/").trim_end_matches('/').to_owned()
}
