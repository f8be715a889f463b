//! What is accepted of an interview, a hypothesis, a report.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::records::hypothesis::Verdict;

/// Interviews that the method asks for: four targets of seven or eight people.
pub const INTERVIEWS: usize = 30;
/// Targets.
pub const TARGETS: usize = 4;
/// People of a target.
pub const OF_A_TARGET: usize = 7;

/// An interview as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedInterview {
    /// Qui la personne représente, sans la nommer.
    pub cible: String,
    /// Jour, AAAA-MM-JJ.
    pub jour: String,
    /// `oui` : la personne accepte d'être citée sans nom.
    pub accord: String,
    /// Ce qui peut être cité.
    pub verbatim: String,
    /// Notes personnelles, chiffrées et détruites.
    pub notes: String,
}

/// An interview as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// Whom the person stands for.
    pub target: String,
    /// The day.
    pub on: NaiveDate,
    /// Whether quoting is agreed.
    pub consent: bool,
    /// What may be quoted.
    pub verbatim: String,
    /// Own notes.
    pub notes: String,
}

/// Reads an interview.
///
/// # Errors
/// Every field to correct: a quotation needs the agreement of who is quoted.
pub fn interview(typed: &TypedInterview, today: NaiveDate) -> Result<Interview, Vec<FieldError>> {
    let mut faults = Vec::new();
    let target = bounded(&typed.cible, "cible", 3, 80, "Dites qui la personne représente", &mut faults);
    let on = portfolio::source::read_date(typed.jour.trim());
    if on.is_none_or(|on| on > today) {
        faults.push(FieldError::new("jour", "Donnez le jour de l'entretien, passé ou présent"));
    }
    let verbatim = bounded(&typed.verbatim, "verbatim", 0, 2_000, "", &mut faults);
    let notes = bounded(&typed.notes, "notes", 0, 10_000, "", &mut faults);
    let consent = typed.accord == "oui";
    if !verbatim.is_empty() && !consent {
        let text = "Une citation demande l'accord de la personne : cochez la case, ou videz la citation";
        faults.push(FieldError::new("accord", text));
    }
    if !privacy::detect::findings(&verbatim).is_empty() {
        let text =
            "Cette citation semble contenir une donnée qui désigne quelqu'un : une adresse, un numéro. Retirez-la";
        faults.push(FieldError::new("verbatim", text));
    }
    match on {
        Some(on) if faults.is_empty() => Ok(Interview { target, on, consent, verbatim, notes }),
        _ => Err(faults),
    }
}

fn bounded(text: &str, field: &str, least: usize, most: usize, missing: &str, faults: &mut Vec<FieldError>) -> String {
    let text = text.trim();
    match text.chars().count() {
        length if length < least => faults.push(FieldError::new(field, missing)),
        length if length > most => faults.push(FieldError::new(field, format!("{most} caractères au plus"))),
        _ => {}
    }
    text.to_owned()
}

/// A hypothesis as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedHypothesis {
    /// L'hypothèse déjà écrite, pour la juger ; vide pour une nouvelle.
    pub hypothese: String,
    /// Énoncé.
    pub enonce: String,
    /// `a-tester`, `confirmee` ou `refutee`.
    pub etat: String,
    /// Ce qui le montre.
    pub preuve: String,
}

/// Reads a hypothesis.
///
/// # Errors
/// Every field to correct: a verdict needs its evidence.
pub fn hypothesis(typed: &TypedHypothesis) -> Result<(String, Verdict, String), Vec<FieldError>> {
    let mut faults = Vec::new();
    let least = if typed.hypothese.is_empty() { 10 } else { 0 };
    let statement = bounded(&typed.enonce, "enonce", least, 500, "Écrivez l'hypothèse en une phrase", &mut faults);
    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.id() == typed.etat);
    if verdict.is_none() {
        faults.push(FieldError::new("etat", "Dites où en est l'hypothèse"));
    }
    let judged = verdict.is_some_and(|verdict| verdict != Verdict::ATester);
    let least = if judged { 10 } else { 0 };
    let evidence = bounded(&typed.preuve, "preuve", least, 2_000, "Écrivez ce qui le montre", &mut faults);
    match verdict {
        Some(verdict) if faults.is_empty() => Ok((statement, verdict, evidence)),
        _ => Err(faults),
    }
}

/// A report as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedReport {
    /// Ce qui a été compris.
    pub synthese: String,
    /// Les alternatives étudiées.
    pub alternatives: String,
    /// Les contraintes.
    pub contraintes: String,
    /// `oui` : le rapport est public.
    pub public: String,
}

/// Reads a report.
///
/// # Errors
/// Every field to correct: what is published says something, and names nobody by an address or a number.
pub fn report(typed: &TypedReport) -> Result<(), Vec<FieldError>> {
    let mut faults = Vec::new();
    let least = if typed.public == "oui" { 50 } else { 0 };
    let missing = "Un rapport public dit ce qui a été compris, en quelques phrases";
    let texts = [
        ("synthese", bounded(&typed.synthese, "synthese", least, 10_000, missing, &mut faults)),
        ("alternatives", bounded(&typed.alternatives, "alternatives", 0, 5_000, "", &mut faults)),
        ("contraintes", bounded(&typed.contraintes, "contraintes", 0, 5_000, "", &mut faults)),
    ];
    for (field, text) in &texts {
        if !privacy::detect::findings(text).is_empty() {
            faults.push(FieldError::new(
                *field,
                "Ce texte semble contenir une donnée qui désigne quelqu'un : retirez-la",
            ));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Interviews by target, and how far the method's numbers are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Interviews held.
    pub held: usize,
    /// By target, the most heard first.
    pub targets: Vec<(String, usize)>,
}

impl Progress {
    /// Counts targets.
    pub fn of<'a>(targets: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for target in targets {
            *counts.entry(target).or_default() += 1;
        }
        let held = counts.values().sum();
        let mut targets: Vec<_> = counts.into_iter().map(|(target, count)| (target.to_owned(), count)).collect();
        targets.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Self { held, targets }
    }

    /// What is still missing, in French; empty when the numbers are there.
    pub fn missing(&self) -> String {
        let thin = TARGETS.saturating_sub(self.targets.iter().filter(|(_, count)| *count >= OF_A_TARGET).count());
        match (INTERVIEWS.saturating_sub(self.held), thin) {
            (0, 0) => String::new(),
            (0, thin) => ui::format::plural(thin, "cible à mieux entendre", "cibles à mieux entendre"),
            (left, _) => format!("{} avant une trentaine", ui::format::plural(left, "entretien", "entretiens")),
        }
    }
}
