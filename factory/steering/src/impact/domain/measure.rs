//! What is accepted of a measure.

use chrono::{Months, NaiveDate};
use kernel::{FieldError, Slug};
use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use super::text;
use crate::impact::frequency::Frequency;
use crate::impact::unit::Unit;
use crate::impact::words::Dataviz;

/// How far ahead a target may stand.
const FURTHEST: Months = Months::new(120);

/// A measure as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedMeasure {
    /// Valeur, avec une virgule ou un point.
    pub valeur: String,
    /// Jour de la mesure ou dernier jour de la période, AAAA-MM-JJ.
    pub date: String,
    /// `oui` : une cible, et non une mesure.
    pub cible: String,
    /// Fréquence ; vide pour celle de l'indicateur.
    pub frequence: String,
    /// Premier jour de la période, quand il y en a une.
    pub debut: String,
    /// `oui` : mesurée par un programme.
    pub automatise: String,
    /// Source ; vide pour celle de l'indicateur.
    pub source: String,
    /// Code INSEE du territoire, facultatif.
    pub code_insee: String,
    /// Ce qu'il faut en savoir.
    pub commentaires: String,
}

/// A measure as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The value.
    pub value: Decimal,
    /// Whether it is aimed at.
    pub target: bool,
    /// How often it is measured.
    pub frequency: Frequency,
    /// The day, or the last one of the period.
    pub on: NaiveDate,
    /// Whether it covers a period.
    pub period: bool,
    /// The first day of the period.
    pub starts_on: Option<NaiveDate>,
    /// Whether a program measured it.
    pub automated: bool,
    /// Where it comes from.
    pub source: String,
    /// The territory.
    pub territory: Option<Slug>,
    /// How it asks to be drawn.
    pub dataviz: Option<Dataviz>,
    /// What to know of it.
    pub comments: String,
}

/// What a measure must agree with in its indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The unit.
    pub unit: Unit,
    /// The usual frequency.
    pub frequency: Frequency,
    /// Since when the indicator exists.
    pub since: NaiveDate,
    /// The usual source.
    pub source: String,
}

/// Why this day is none for a measure, in French. A target may be ahead, ten years at most.
pub fn day_refusal(on: NaiveDate, target: bool, since: NaiveDate, today: NaiveDate) -> Option<String> {
    match () {
        () if on < since => Some(format!("L'indicateur n'existe que depuis le {}", ui::format::date(since))),
        () if on > today && !target => Some("Une mesure ne se date pas de l'avenir : choisissez « cible »".to_owned()),
        () if on > today + FURTHEST => Some("Une cible se fixe à dix ans au plus".to_owned()),
        () => None,
    }
}

/// The code of a territory in the official geographical code (INSEE): a region, a département, a commune.
pub fn territory(text: &str) -> Option<Slug> {
    let plain = matches!(text.len(), 2 | 3 | 5) && text.bytes().all(|byte| byte.is_ascii_digit());
    let corsica = matches!(text.len(), 2 | 5)
        && (text.starts_with("2A") || text.starts_with("2B"))
        && text[2..].bytes().all(|byte| byte.is_ascii_digit());
    (plain || corsica).then(|| Slug::parse(text).ok()).flatten()
}

/// Reads a measure.
///
/// # Errors
/// Every field to correct.
pub fn measure(typed: &TypedMeasure, bounds: &Bounds, today: NaiveDate) -> Result<Measure, Vec<FieldError>> {
    let mut faults = Vec::new();
    let target = typed.cible == "oui";
    let value = match Decimal::parse(&typed.valeur) {
        Ok(value) => match bounds.unit.refusal(value) {
            None => Some(value),
            Some(text) => {
                faults.push(FieldError::new("valeur", text));
                None
            }
        },
        Err(fault) => {
            faults.push(FieldError::new("valeur", fault.to_string()));
            None
        }
    };
    let on = portfolio::source::read_date(&typed.date);
    match on.map(|on| day_refusal(on, target, bounds.since, today)) {
        None => faults.push(FieldError::new("date", "Donnez le jour, AAAA-MM-JJ")),
        Some(Some(text)) => faults.push(FieldError::new("date", text)),
        Some(None) => {}
    }
    let frequency = match typed.frequence.trim() {
        "" => Some(bounds.frequency),
        text => Frequency::of(text),
    };
    if frequency.is_none() {
        faults.push(FieldError::new("frequence", "Cette fréquence n'existe pas : choisissez dans la liste"));
    }
    let period = !typed.debut.trim().is_empty();
    let starts_on = portfolio::source::read_date(&typed.debut);
    if period && (starts_on.is_none() || starts_on > on) {
        faults.push(FieldError::new("debut", "Donnez un premier jour, avant le dernier de la période"));
    }
    let source = match typed.source.trim() {
        "" => bounds.source.clone(),
        own => text("source", own, (2, 200), "Dites d'où vient ce chiffre", &mut faults),
    };
    let code = typed.code_insee.trim();
    let place = territory(code);
    if !code.is_empty() && place.is_none() {
        faults.push(FieldError::new("code_insee", "Donnez un code INSEE de région, de département ou de commune"));
    }
    let comments = text("commentaires", &typed.commentaires, (0, 500), "", &mut faults);
    match (value, on, frequency) {
        (Some(value), Some(on), Some(frequency)) if faults.is_empty() => Ok(Measure {
            value,
            target,
            frequency,
            on,
            period,
            starts_on,
            automated: typed.automatise == "oui",
            source,
            territory: place,
            dataviz: None,
            comments,
        }),
        _ => Err(faults),
    }
}
