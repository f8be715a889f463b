//! The notification as files, to paste into the authority's own service: what article 33 §3 asks for, letter by letter.

use chrono::{DateTime, Utc};
use kernel::Kernel;
use serde_json::{Value, json};
use ui::format::{datetime, integer};

use super::domain::{Case, Nature, Touched, deadline};

/// The version of the JSON file.
pub const FORMAT: &str = "fabrique-violation-1";

/// One part of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: &'static str,
    /// Names and values; a value may have several lines.
    pub facts: Vec<(&'static str, String)>,
}

/// A notification, as it can be written now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What the register calls the violation.
    pub reference: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Its parts.
    pub sections: Vec<Section>,
}

const UNKNOWN: &str = "Pas encore connu : sera complété (RGPD, art. 33 §4)";

/// The notification of a case, at `now`.
pub fn of(kernel: &Kernel, case: &Case, now: DateTime<Utc>) -> Document {
    let manifest = kernel.manifest();
    let controller = case.facts().tables.first().and_then(|touched| controller(kernel, touched));
    let outline = kernel.outline();
    let dpo = outline.records.iter().find_map(|record| record.processing).map(|processing| processing.dpo);
    let (name, reached) = dpo.map_or(("", manifest.contact), |dpo| (dpo.name, dpo.contact));
    let contact = Section {
        title: "Point de contact (art. 33 §3 b)",
        facts: vec![("Délégué à la protection des données", name.into()), ("Contact", reached.into())],
    };
    let head = Section {
        title: "Violation",
        facts: vec![
            ("Référence interne", case.reference()),
            ("Service", manifest.title.into()),
            ("Responsable de traitement", controller.unwrap_or(manifest.legal.publisher).into()),
            ("Intitulé", case.facts().title.clone()),
        ],
    };
    let sections = vec![head, dates(case), nature(case), contact, consequences(case), measures(case), people(case)];
    Document { reference: case.reference(), at: now, sections }
}

fn controller(kernel: &Kernel, touched: &Touched) -> Option<&'static str> {
    let outline = kernel.outline();
    let mut processings = outline.records.iter().chain(&outline.platform).filter_map(|record| record.processing);
    processings.find(|processing| processing.name == touched.processing).map(|processing| processing.controller.name)
}

fn dates(case: &Case) -> Section {
    let facts = case.facts();
    let mut dates = vec![
        ("Survenue le", facts.occurred_at.map_or_else(|| UNKNOWN.into(), datetime)),
        ("Prise de connaissance le", datetime(facts.aware_at)),
        ("Délai de 72 heures jusqu'au", datetime(deadline(facts.aware_at))),
    ];
    if let Some(processor) = &facts.processor {
        dates
            .push(("Signalée par un sous-traitant", format!("{}, le {}", processor.name, datetime(processor.told_at))));
    }
    let delays: Vec<_> =
        case.notifications().filter(|(_, sent)| !sent.delay.is_empty()).map(|(_, sent)| sent.delay.clone()).collect();
    if !delays.is_empty() {
        dates.push(("Raison du retard", delays.join("\n")));
    }
    Section { title: "Dates", facts: dates }
}

fn nature(case: &Case) -> Section {
    let facts = case.facts();
    let number = |number: Option<u64>| number.map_or_else(|| UNKNOWN.to_owned(), integer);
    let story = if facts.details.is_empty() { facts.title.clone() } else { facts.details.clone() };
    Section {
        title: "Nature de la violation (art. 33 §3 a)",
        facts: vec![
            ("Perte de", facts.nature.iter().copied().map(Nature::label).collect::<Vec<_>>().join(", ")),
            ("Circonstances", story),
            ("Catégories de personnes", each(facts.tables.iter().flat_map(|touched| &touched.people))),
            ("Nombre approximatif de personnes", number(case.persons())),
            ("Catégories de données", each(facts.tables.iter().flat_map(|touched| &touched.categories))),
            ("Nombre approximatif d'enregistrements", number(case.rows())),
        ],
    }
}

fn consequences(case: &Case) -> Section {
    let facts = match case.assessment() {
        Some(one) => vec![
            ("Conséquences probables", one.consequences.clone()),
            ("Niveau de risque", one.level.label().into()),
            ("Ce qui le fonde", one.reasons.clone()),
        ],
        None => vec![("Conséquences probables", UNKNOWN.into())],
    };
    Section { title: "Conséquences probables (art. 33 §3 c)", facts }
}

fn measures(case: &Case) -> Section {
    let lines: Vec<_> = case.measures().map(|measure| format!("{} : {}", measure.label(), measure.text)).collect();
    let text = if lines.is_empty() { UNKNOWN.to_owned() } else { lines.join("\n") };
    Section { title: "Mesures prises ou envisagées (art. 33 §3 d)", facts: vec![("Mesures", text)] }
}

fn people(case: &Case) -> Section {
    let text = match (case.told(), case.assessment()) {
        (Some((at, told)), _) => format!("{}, le {}", told.way.label(), datetime(at)),
        (None, Some(_)) if case.is_high() => "Prévue dans les meilleurs délais".into(),
        (None, Some(_)) => "Non due : le risque n'est pas élevé".into(),
        (None, None) => UNKNOWN.into(),
    };
    Section { title: "Information des personnes (art. 34)", facts: vec![("Information", text)] }
}

fn each<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    let mut all: Vec<&str> = texts.map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    if all.is_empty() { UNKNOWN.into() } else { all.join("\n") }
}

impl Document {
    /// The same as a tagged PDF: what leaves for an authority keeps its shape.
    ///
    /// # Errors
    /// When the document cannot be laid out: a defect of ours.
    pub fn pdf(&self, author: &str) -> Result<Vec<u8>, kernel::Error> {
        let mut body = Vec::new();
        for section in &self.sections {
            body.push(documents::Block::Heading(1, section.title.to_owned()));
            let facts = section.facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
            body.push(documents::Block::Facts(facts.collect()));
        }
        let document = documents::Document {
            title: format!("Notification de violation de données personnelles {}", self.reference),
            subject: format!("État au {}", datetime(self.at)),
            author: author.to_owned(),
            date: kernel::clock::french_date(self.at),
            footer: self.reference.clone(),
            body,
        };
        Ok(documents::pdf(&document).map_err(anyhow::Error::from)?)
    }

    /// Plain text.
    pub fn text(&self) -> String {
        let mut text = format!(
            "Notification de violation de données personnelles {}\nÉtat au {}\n",
            self.reference,
            datetime(self.at)
        );
        for section in &self.sections {
            text.push_str(&format!("\n{}\n", section.title.to_uppercase()));
            for (name, value) in &section.facts {
                let value = value.replace('\n', "\n  ");
                text.push_str(&format!("{name} : {value}\n"));
            }
        }
        text
    }

    /// The same for programs.
    pub fn json(&self) -> Value {
        let section = |section: &Section| {
            let facts: Vec<_> =
                section.facts.iter().map(|(name, value)| json!({ "nom": name, "valeur": value })).collect();
            json!({ "titre": section.title, "faits": facts })
        };
        json!({
            "format": FORMAT,
            "reference": self.reference,
            "date": self.at.to_rfc3339(),
            "sections": self.sections.iter().map(section).collect::<Vec<_>>(),
        })
    }
}
