//! The register of violations (RGPD, art. 33 §5) as files.

use chrono::{DateTime, Utc};
use documents::{Block, Document};
use kernel::Error;
use serde_json::{Map, Value, json};
use ui::format::{datetime, integer};

use super::domain::{Case, Nature};
use crate::csv::to_csv;
use crate::ods::{Sheet, to_ods};
use crate::register::Format;

/// A line of the register: names and values, the same names for each violation.
pub fn line(case: &Case) -> Vec<(&'static str, String)> {
    let facts = case.facts();
    let instant = |at: Option<DateTime<Utc>>| at.map(datetime).unwrap_or_default();
    let number = |number: Option<u64>| number.map(integer).unwrap_or_default();
    let assessment = case.assessment();
    let sent: Vec<_> = case
        .notifications()
        .map(|(_, one)| format!("{}, le {}, accusé {}", one.stage.word(), datetime(one.sent_at), one.receipt))
        .collect();
    let delays: Vec<_> =
        case.notifications().map(|(_, one)| one.delay.as_str()).filter(|why| !why.is_empty()).collect();
    let told = case.told().map(|(at, told)| format!("{}, le {}", told.way.label(), datetime(at)));
    let measures: Vec<_> = case.measures().map(|measure| format!("{} : {}", measure.label(), measure.text)).collect();
    let decision = assessment.map(|one| if one.notify { "notifier" } else { "ne pas notifier" });
    let tables = facts.tables.iter();
    vec![
        ("Référence", case.reference()),
        ("Intitulé", facts.title.clone()),
        ("Circonstances", facts.details.clone()),
        ("Nature", facts.nature.iter().copied().map(Nature::label).collect::<Vec<_>>().join(", ")),
        ("Survenue le", instant(facts.occurred_at)),
        ("Connue le", datetime(facts.aware_at)),
        (
            "Sous-traitant",
            facts
                .processor
                .as_ref()
                .map(|one| format!("{}, le {}", one.name, datetime(one.told_at)))
                .unwrap_or_default(),
        ),
        ("Traitements", each(tables.clone().map(|touched| &touched.processing))),
        ("Catégories de données", each(tables.clone().flat_map(|touched| &touched.categories))),
        ("Catégories de personnes", each(tables.flat_map(|touched| &touched.people))),
        ("Personnes", number(case.persons())),
        ("Enregistrements", number(case.rows())),
        ("Personnes comptées dans les tables", number(facts.persons)),
        ("Raison d'un nombre corrigé", case.counts().map(|counts| counts.why.clone()).unwrap_or_default()),
        ("Risque", assessment.map(|one| one.level.label().to_owned()).unwrap_or_default()),
        ("Ce qui le fonde", assessment.map(|one| one.reasons.clone()).unwrap_or_default()),
        ("Effets", assessment.map(|one| one.consequences.clone()).unwrap_or_default()),
        ("Décision", decision.unwrap_or_default().to_owned()),
        (
            "Raison de ne pas notifier",
            assessment.filter(|one| !one.notify).map(|one| one.why.clone()).unwrap_or_default(),
        ),
        ("Notifications", sent.join("\n")),
        ("Raison du retard", delays.join("\n")),
        ("Information des personnes", told.unwrap_or_default()),
        ("Mesures", measures.join("\n")),
        ("Enseignements", case.closing().map(|closing| closing.lessons.clone()).unwrap_or_default()),
        ("Close le", instant(case.closed_at)),
    ]
}

fn each<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    let mut all: Vec<&str> = texts.map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    all.join("\n")
}

/// The register as the bytes of a file.
///
/// # Errors
/// When a line cannot be written: a defect of ours.
pub fn export(cases: &[Case], now: DateTime<Utc>, format: Format) -> Result<Vec<u8>, Error> {
    Ok(match format {
        Format::Csv => to_csv(&lines(cases))?.into_bytes(),
        Format::Ods => to_ods(&[Sheet::new("Violations", lines(cases))]),
        Format::Pdf => documents::pdf(&document(cases, now)).map_err(anyhow::Error::from)?,
        Format::Json => {
            let one = |case: &Case| {
                let fields = line(case).into_iter().map(|(name, value)| (name.to_owned(), json!(value)));
                Value::Object(fields.collect::<Map<_, _>>())
            };
            let all: Vec<_> = cases.iter().map(one).collect();
            let register =
                json!({ "format": "fabrique-registre-violations-1", "date": now.to_rfc3339(), "violations": all });
            serde_json::to_vec_pretty(&register).map_err(anyhow::Error::from)?
        }
    })
}

/// A document with a part for each violation; what is not known of one is left out.
fn document(cases: &[Case], now: DateTime<Utc>) -> Document {
    let told = |case: &Case| {
        let known = line(case).into_iter().filter(|(_, value)| !value.is_empty());
        let facts = known.map(|(name, value)| (name.to_owned(), value)).collect();
        [Block::Heading(1, format!("Violation {}", case.reference())), Block::Facts(facts)]
    };
    let mut body: Vec<Block> = cases.iter().flat_map(told).collect();
    if body.is_empty() {
        body.push(Block::Paragraph("Aucune violation.".to_owned()));
    }
    Document {
        title: "Registre des violations de données personnelles".to_owned(),
        subject: "Violations, effets et mesures prises (RGPD, art. 33 §5).".to_owned(),
        author: String::new(),
        date: kernel::clock::french_date(now),
        footer: "Registre des violations".to_owned(),
        body,
    }
}

/// The names, then a line for each violation.
fn lines(cases: &[Case]) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for case in cases {
        let line = line(case);
        if lines.is_empty() {
            lines.push(line.iter().map(|(name, _)| (*name).to_owned()).collect());
        }
        lines.push(line.into_iter().map(|(_, value)| value).collect());
    }
    if lines.is_empty() {
        lines.push(vec!["Aucune violation".to_owned()]);
    }
    lines
}
