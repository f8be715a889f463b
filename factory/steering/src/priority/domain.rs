//! What is accepted of a candidate, in which order candidates stand, and what a delivered one moved.

use chrono::{Days, NaiveDate};
use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::records::{Model, State};
use crate::impact::domain::decimal::Decimal;
use crate::impact::domain::text;
use crate::impact::words::Direction;

/// A measure tells of a delivery from this many days after it: before, people have not used it yet. Our choice.
pub const SETTLED: Days = Days::new(28);
/// A change under one in fifty of the value before is none. Our choice.
const NOTICED: i128 = 50;

/// A candidate as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedCandidate {
    /// Ce qui serait construit.
    pub titre: String,
    /// Pourquoi l'indicateur bougerait.
    pub hypothese: String,
    /// Indicateur visé : son identifiant.
    pub indicateur: String,
    /// Gain attendu, de 1 à 5.
    pub gain: String,
    /// Confiance, de 1 à 5.
    pub confiance: String,
    /// Coût estimé, en euros.
    pub cout: String,
}

/// A candidate as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What would be built.
    pub title: String,
    /// Why the indicator would move.
    pub hypothesis: String,
    /// From 1 to 5.
    pub gain: i64,
    /// From 1 to 5.
    pub confidence: i64,
    /// Cents.
    pub cost_cents: i64,
}

fn mark(field: &str, sent: &str, faults: &mut Vec<FieldError>) -> Option<i64> {
    let mark = sent.trim().parse().ok().filter(|mark| (1..=5).contains(mark));
    if mark.is_none() {
        faults.push(FieldError::new(field, "Donnez une note de 1 à 5"));
    }
    mark
}

/// Reads a candidate; `known` are the indicators of the product.
///
/// # Errors
/// Every field to correct.
pub fn candidate(typed: &TypedCandidate, known: bool) -> Result<Candidate, Vec<FieldError>> {
    let mut faults = Vec::new();
    let title = text("titre", &typed.titre, (3, 120), "Dites ce qui serait construit", &mut faults);
    let ask = "Écrivez pourquoi l'indicateur bougerait, en une phrase";
    let hypothesis = text("hypothese", &typed.hypothese, (10, 500), ask, &mut faults);
    if !known {
        faults.push(FieldError::new("indicateur", "Choisissez l'indicateur qu'elle doit faire bouger"));
    }
    let gain = mark("gain", &typed.gain, &mut faults);
    let confidence = mark("confiance", &typed.confiance, &mut faults);
    let cost = Decimal::parse(&typed.cout).ok().filter(|cost| *cost > Decimal::ZERO && cost.millionths() % 10_000 == 0);
    if cost.is_none() {
        faults.push(FieldError::new("cout", "Donnez un coût en euros, au-dessus de zéro"));
    }
    match (gain, confidence, cost) {
        (Some(gain), Some(confidence), Some(cost)) if faults.is_empty() => {
            Ok(Candidate { title, hypothesis, gain, confidence, cost_cents: cost.millionths() / 10_000 })
        }
        _ => Err(faults),
    }
}

/// The end of a candidate as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedEnd {
    /// La fonctionnalité.
    pub fonctionnalite: String,
    /// `livree` ou `abandonnee`.
    pub issue: String,
    /// Jour, AAAA-MM-JJ.
    pub jour: String,
    /// Ce qu'on en retient.
    pub lecon: String,
}

/// Reads an end.
///
/// # Errors
/// Every field to correct.
pub fn end(typed: &TypedEnd, today: NaiveDate) -> Result<(State, NaiveDate, String), Vec<FieldError>> {
    let mut faults = Vec::new();
    let state = match typed.issue.as_str() {
        "livree" => Some(State::Livree),
        "abandonnee" => Some(State::Abandonnee),
        _ => {
            faults.push(FieldError::new("issue", "Dites si elle est livrée ou abandonnée"));
            None
        }
    };
    let on = portfolio::source::read_date(&typed.jour).filter(|on| *on <= today);
    if on.is_none() {
        faults.push(FieldError::new("jour", "Donnez le jour, passé ou présent"));
    }
    let least = if state == Some(State::Abandonnee) { 10 } else { 0 };
    let lesson = text("lecon", &typed.lecon, (least, 500), "Écrivez pourquoi elle est abandonnée", &mut faults);
    match (state, on) {
        (Some(state), Some(on)) if faults.is_empty() => Ok((state, on, lesson)),
        _ => Err(faults),
    }
}

/// Gain by confidence, from 1 to 25.
pub fn worth(one: &Model) -> i64 {
    one.gain * one.confidence
}

/// Puts the most worth by euro first; of two that are equal, the cheapest.
pub fn order(candidates: &mut [Model]) {
    candidates.sort_by(|a, b| {
        let (left, right) =
            (i128::from(worth(a)) * i128::from(b.cost_cents), i128::from(worth(b)) * i128::from(a.cost_cents));
        right.cmp(&left).then(a.cost_cents.cmp(&b.cost_cents)).then(a.title.cmp(&b.title))
    });
}

/// What a delivered feature moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// No measure tells yet.
    TropTot,
    /// Better.
    Gagne(Decimal, Decimal),
    /// The same.
    Rien(Decimal, Decimal),
    /// Worse.
    Recule(Decimal, Decimal),
}

impl Effect {
    /// The effect of what was delivered on a day, by the last measure before and the last one after people had time to use it.
    pub fn of(delivered: NaiveDate, values: &[(NaiveDate, Decimal)], direction: Direction) -> Self {
        let before = values.iter().rev().find(|(on, _)| *on <= delivered).map(|(_, value)| *value);
        let after = values.iter().rev().find(|(on, _)| *on >= delivered + SETTLED).map(|(_, value)| *value);
        let (Some(before), Some(after)) = (before, after) else { return Effect::TropTot };
        let change = (i128::from(after.millionths()) - i128::from(before.millionths())).abs();
        if change * NOTICED <= i128::from(before.millionths()).abs() {
            return Effect::Rien(before, after);
        }
        if direction.reaches(after, before) { Effect::Gagne(before, after) } else { Effect::Recule(before, after) }
    }

    /// The word and the badge.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Effect::TropTot => ("Trop tôt pour le dire", "info"),
            Effect::Gagne(..) => ("L'indicateur s'est amélioré", "success"),
            Effect::Rien(..) => ("Rien n'a bougé", "warning"),
            Effect::Recule(..) => ("L'indicateur a reculé", "error"),
        }
    }

    /// What the method says to do; empty when there is nothing to say.
    pub fn advice(self) -> &'static str {
        match self {
            Effect::TropTot | Effect::Gagne(..) => "",
            Effect::Rien(..) => {
                "La méthode dit d'arrêter de la construire : l'hypothèse était fausse, et c'est un résultat."
            }
            Effect::Recule(..) => "La méthode dit d'arrêter, et de la retirer si rien d'autre n'explique le recul.",
        }
    }
}
