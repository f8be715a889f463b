//! What is accepted of an edit form.

use kernel::FieldError;
use kernel::identity::Email;
use serde_json::Value;

use super::form::FicheForm;
use crate::import::plan::Change;
use crate::source::{LinkKind, ProductSource, judge_link};

/// The levels of accessibility that the law knows.
pub const LEVELS: [&str; 3] = ["non conforme", "partiellement conforme", "totalement conforme"];
/// The longest text, in characters.
const LONGEST_BODY: usize = 50_000;
/// The most items of a list, and the longest of them.
const MOST_ITEMS: usize = 40;
const LONGEST_ITEM: usize = 100;

/// The fiche that the form asks for. What the form leaves as it was is kept, even when the source wrote it in a way that would not be
/// accepted from a person.
///
/// # Errors
/// Every field to correct, in the order of the page.
pub fn apply(
    before: &ProductSource,
    form: &FicheForm,
    known_organisation: impl Fn(&str) -> bool,
) -> Result<ProductSource, Vec<FieldError>> {
    let kept = FicheForm::of(before, form.revision, form.depuis);
    let mut check = Check { kept: &kept, form, faults: Vec::new() };
    let after = ProductSource {
        title: check.text("title", 1, 150, "Donnez un nom au produit"),
        mission: check.text("mission", 1, 600, "Dites en une phrase à quoi sert le produit"),
        contact: check.contact(),
        sponsors: check.sponsors(&before.sponsors, known_organisation),
        link: check.link("link", &before.link),
        repository: check.link("repository", &before.repository),
        stats_url: check.link("stats_url", &before.stats_url),
        impact_url: check.link("impact_url", &before.impact_url),
        budget_url: check.link("budget_url", &before.budget_url),
        dashlord_url: check.link("dashlord_url", &before.dashlord_url),
        accessibility_status: check.level(&before.accessibility_status),
        analyse_risques: check.yes_or_no("analyse_risques", before.analyse_risques),
        analyse_risques_url: check.link("analyse_risques_url", &before.analyse_risques_url),
        mon_service_securise: check.yes_or_no("mon_service_securise", before.mon_service_securise),
        usertypes: check.items("usertypes", &before.usertypes),
        thematiques: check.items("thematiques", &before.thematiques),
        techno: check.items("techno", &before.techno),
        body: check.body(&before.body),
        ..before.clone()
    };
    if check.faults.is_empty() { Ok(after) } else { Err(check.faults) }
}

/// What differs between two fiches, field by field.
pub fn changes(before: &ProductSource, after: &ProductSource) -> Vec<Change> {
    let fields = |source| match serde_json::to_value(source) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, after): (serde_json::Map<_, _>, serde_json::Map<_, _>) = (fields(before), fields(after));
    let known = |field: &String| before.get(field).cloned().unwrap_or(Value::Null);
    let differs = after.into_iter().filter(|(field, value)| known(field) != *value);
    differs.map(|(field, value)| Change { before: known(&field), field, after: value }).collect()
}

struct Check<'a> {
    kept: &'a FicheForm,
    form: &'a FicheForm,
    faults: Vec<FieldError>,
}

impl Check<'_> {
    fn fault(&mut self, field: &str, text: impl Into<String>) {
        self.faults.push(FieldError::new(field, text));
    }

    /// The browser's line ends are two characters; the source's are one.
    fn value(&self, field: &str) -> String {
        self.form.value(field).replace("\r\n", "\n")
    }

    fn unchanged(&self, field: &str) -> bool {
        self.value(field).trim() == self.kept.value(field).replace("\r\n", "\n").trim()
    }

    fn text(&mut self, field: &str, least: usize, most: usize, missing: &str) -> String {
        if self.unchanged(field) {
            return self.kept.value(field).to_owned();
        }
        let text = self.value(field).trim().to_owned();
        match text.chars().count() {
            length if length < least => self.fault(field, missing),
            length if length > most => self.fault(field, format!("{most} caractères au plus : raccourcissez ce texte")),
            _ => {}
        }
        text
    }

    fn contact(&mut self) -> String {
        let text = self.text("contact", 0, 254, "");
        let usable = text.is_empty() || Email::parse(&text).is_some() || judge_link(&text) == LinkKind::Web;
        if !self.unchanged("contact") && !usable {
            self.fault(
                "contact",
                "Donnez une adresse électronique (nom@domaine.fr) ou l'adresse d'une page de contact",
            );
        }
        text
    }

    fn link(&mut self, field: &str, before: &Option<String>) -> Option<String> {
        if self.unchanged(field) {
            return before.clone();
        }
        let text = self.value(field).trim().to_owned();
        match judge_link(&text) {
            _ if text.is_empty() => return None,
            _ if text.chars().count() > 2_000 => self.fault(field, "2 000 caractères au plus pour une adresse"),
            LinkKind::Web => {}
            LinkKind::BareIp => self.fault(field, "Donnez une adresse avec un nom de domaine plutôt qu'un numéro IP"),
            LinkKind::Dangerous | LinkKind::Invalid => {
                self.fault(field, "Donnez une adresse complète, qui commence par https://");
            }
        }
        Some(text)
    }

    fn level(&mut self, before: &Option<String>) -> Option<String> {
        if self.unchanged("accessibility_status") {
            return before.clone();
        }
        let level = self.value("accessibility_status");
        if !level.is_empty() && !LEVELS.contains(&level.as_str()) {
            self.fault("accessibility_status", "Choisissez un des niveaux de la liste");
        }
        (!level.is_empty()).then_some(level)
    }

    fn yes_or_no(&mut self, field: &str, before: Option<bool>) -> Option<bool> {
        match self.value(field).as_str() {
            "oui" => Some(true),
            "non" => Some(false),
            "" => None,
            _ => {
                self.fault(field, "Choisissez oui, non, ou rien");
                before
            }
        }
    }

    fn items(&mut self, field: &str, before: &[String]) -> Vec<String> {
        if self.unchanged(field) {
            return before.to_vec();
        }
        let mut items: Vec<String> = Vec::new();
        for item in self.value(field).lines().map(str::trim).filter(|item| !item.is_empty()) {
            if !items.iter().any(|known| known == item) {
                items.push(item.to_owned());
            }
        }
        if items.len() > MOST_ITEMS {
            self.fault(field, format!("{MOST_ITEMS} valeurs au plus"));
        }
        if items.iter().any(|item| item.chars().count() > LONGEST_ITEM) {
            self.fault(field, format!("{LONGEST_ITEM} caractères au plus par valeur, une valeur par ligne"));
        }
        items
    }

    fn sponsors(&mut self, before: &[String], known: impl Fn(&str) -> bool) -> Vec<String> {
        let sponsors = self.items("sponsors", before);
        let unknown = sponsors.iter().find(|id| !before.contains(id) && !known(id));
        if let Some(unknown) = unknown {
            let text = format!(
                "« {unknown} » n'est l'identifiant d'aucune organisation ; donnez-en un de la liste, un par ligne"
            );
            self.fault("sponsors", text);
        }
        sponsors
    }

    fn body(&mut self, before: &str) -> String {
        if self.unchanged("body") {
            return before.to_owned();
        }
        let body = self.value("body");
        if body.chars().count() > LONGEST_BODY {
            self.fault("body", "50 000 caractères au plus : raccourcissez ce texte");
        }
        let text = body.trim();
        if text.is_empty() { String::new() } else { format!("\n{text}\n") }
    }
}
