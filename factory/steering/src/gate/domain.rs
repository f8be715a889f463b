//! What is accepted at a gate: evidence, derogations, commitments.

use chrono::{Months, NaiveDate};
use kernel::FieldError;
use portfolio::source::{LinkKind, judge_link};
use serde::{Deserialize, Serialize};

use super::criteria::{Criterion, Nature};
use super::gates::Gate;
use super::records::evidence::Measure;
use crate::decision::domain::signed;

/// Evidence as sent, by a form or a program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedEvidence {
    /// Identifiant du critère.
    pub critere: String,
    /// `tenu` ou `non-tenu`.
    pub etat: String,
    /// Ce qui le montre.
    pub preuve: String,
    /// Où le lire.
    pub lien: String,
    /// De 1 à 10, pour un critère noté.
    pub note: String,
    /// `usage`, `satisfaction`, `efficience` ou `impact`, pour un critère d'impact.
    pub mesure: String,
}

/// Evidence as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The criterion.
    pub criterion: &'static Criterion,
    /// Whether it holds.
    pub held: bool,
    /// What shows it.
    pub text: String,
    /// Where to read it.
    pub link: Option<String>,
    /// From 1 to 10.
    pub score: Option<i64>,
    /// What kind of measure.
    pub measure: Option<Measure>,
}

const LEAST: usize = 10;
const MOST: usize = 2_000;

fn written(text: &str, field: &str, least: usize, what: &str, faults: &mut Vec<FieldError>) -> String {
    let text = text.trim();
    match text.chars().count() {
        length if length < least => faults.push(FieldError::new(field, what)),
        length if length > MOST => {
            faults.push(FieldError::new(field, "2 000 caractères au plus : raccourcissez ce texte"))
        }
        _ => {}
    }
    text.to_owned()
}

/// Reads evidence.
///
/// # Errors
/// Every field to correct.
pub fn evidence(gate: Gate, typed: &TypedEvidence) -> Result<Evidence, Vec<FieldError>> {
    let mut faults = Vec::new();
    let criterion = gate.criterion(&typed.critere);
    if criterion.is_none() {
        faults.push(FieldError::new("critere", "Choisissez un critère de ce jalon"));
    }
    if criterion.is_some_and(|criterion| criterion.nature == Nature::Conformity) {
        let text = "Ce critère se lit au carnet de conformité du produit : c'est là que ses preuves s'apportent";
        faults.push(FieldError::new("critere", text));
    }
    let held = match typed.etat.as_str() {
        "tenu" => true,
        "non-tenu" => false,
        _ => {
            faults.push(FieldError::new("etat", "Dites si le critère est tenu"));
            false
        }
    };
    let what = "Écrivez la preuve : un fait que le comité peut vérifier";
    let text = written(&typed.preuve, "preuve", LEAST, what, &mut faults);
    let link = typed.lien.trim();
    if !link.is_empty() && judge_link(link) != LinkKind::Web {
        faults.push(FieldError::new("lien", "Donnez une adresse complète, qui commence par https://"));
    }
    let score = typed.note.trim().parse::<i64>().ok().filter(|score| (1..=10).contains(score));
    let nature = criterion.map(|criterion| criterion.nature);
    if nature == Some(Nature::Score) && held && score.is_none() {
        faults.push(FieldError::new("note", "Donnez une note de 1 à 10"));
    }
    let measure = Measure::ALL.into_iter().find(|measure| measure.id() == typed.mesure);
    if nature == Some(Nature::Impact) && held && measure != Some(Measure::Impact) {
        let text = "Une mesure d'usage, de satisfaction ou d'efficience ne vaut pas impact : montrez ce qui a changé pour les personnes, ou \
                    dites que le critère n'est pas tenu";
        faults.push(FieldError::new("mesure", text));
    }
    match criterion {
        Some(criterion) if faults.is_empty() => {
            let link = (!link.is_empty()).then(|| link.to_owned());
            let score = score.filter(|_| criterion.nature == Nature::Score);
            Ok(Evidence {
                criterion,
                held,
                text,
                link,
                score,
                measure: measure.filter(|_| nature == Some(Nature::Impact)),
            })
        }
        _ => Err(faults),
    }
}

/// A derogation as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedDerogation {
    /// Identifiant du critère bloquant.
    #[serde(alias = "critere_bloquant")]
    pub critere: String,
    /// Pourquoi.
    pub motif: String,
    /// Dernier jour, AAAA-MM-JJ : une dérogation sans fin est refusée.
    pub terme: String,
    /// `oui` : la personne signe.
    pub signature: String,
}

/// A derogation as it will be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derogation {
    /// The criterion.
    pub criterion: &'static Criterion,
    /// Why.
    pub reason: String,
    /// Its last day.
    pub until: NaiveDate,
}

/// A derogation ends within this many months.
const LONGEST_WAIT: Months = Months::new(12);

/// Reads a derogation.
///
/// # Errors
/// Every field to correct: above all, one that has no end.
pub fn derogation(gate: Gate, typed: &TypedDerogation, today: NaiveDate) -> Result<Derogation, Vec<FieldError>> {
    let mut faults = Vec::new();
    let criterion = gate.criterion(&typed.critere).filter(|criterion| criterion.blocking);
    if criterion.is_none() {
        faults.push(FieldError::new("critere", "Choisissez un critère bloquant de ce jalon"));
    }
    let what = "Écrivez pourquoi ce critère peut attendre";
    let reason = written(&typed.motif, "motif", LEAST, what, &mut faults);
    let until = portfolio::source::read_date(typed.terme.trim());
    match until {
        None => faults
            .push(FieldError::new("terme", "Donnez le dernier jour de la dérogation : sans fin, elle est refusée")),
        Some(day) if day <= today => {
            faults.push(FieldError::new("terme", "Ce jour est passé : une dérogation vaut pour l'avenir"))
        }
        Some(day) if day > today + LONGEST_WAIT => {
            faults
                .push(FieldError::new("terme", "Une dérogation dure un an au plus ; elle peut être signée de nouveau"));
        }
        Some(_) => {}
    }
    signed(&typed.signature, &mut faults);
    match (criterion, until) {
        (Some(criterion), Some(until)) if faults.is_empty() => Ok(Derogation { criterion, reason, until }),
        _ => Err(faults),
    }
}

/// Commitments as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedEngagement {
    /// Le problème.
    pub probleme: String,
    /// Fonction du sponsor.
    pub sponsor: String,
    /// Jours par semaine de l'intrapreneur, par demi-journées : 2,5.
    pub jours: String,
    /// Premier engagement.
    pub engagement_1: String,
    /// Deuxième engagement.
    pub engagement_2: String,
    /// Troisième engagement.
    pub engagement_3: String,
}

/// Commitments as they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    /// The problem.
    pub problem: String,
    /// The function of the sponsor.
    pub sponsor: String,
    /// Half-days a week.
    pub half_days: i64,
    /// The three.
    pub commitments: [String; 3],
}

/// Reads commitments.
///
/// # Errors
/// Every field to correct.
pub fn engagement(typed: &TypedEngagement) -> Result<Engagement, Vec<FieldError>> {
    let mut faults = Vec::new();
    let problem =
        written(&typed.probleme, "probleme", LEAST, "Écrivez le problème en une phrase au moins", &mut faults);
    let sponsor = written(&typed.sponsor, "sponsor", 3, "Donnez la fonction du sponsor", &mut faults);
    let half_days = half_days(&typed.jours);
    if half_days.is_none() {
        faults.push(FieldError::new("jours", "Donnez un nombre de jours par semaine, de 0,5 à 5"));
    }
    let mut one = |text: &str, field: &str| {
        written(text, field, LEAST, "Écrivez cet engagement : qui fait quoi, pour quand", &mut faults)
    };
    let commitments = [
        one(&typed.engagement_1, "engagement_1"),
        one(&typed.engagement_2, "engagement_2"),
        one(&typed.engagement_3, "engagement_3"),
    ];
    match half_days {
        Some(half_days) if faults.is_empty() => Ok(Engagement { problem, sponsor, half_days, commitments }),
        _ => Err(faults),
    }
}

/// « 2,5 » days are five half-days.
fn half_days(text: &str) -> Option<i64> {
    let days: f64 = text.trim().replace(',', ".").parse().ok()?;
    let doubled = days * 2.0;
    ((1.0..=10.0).contains(&doubled) && doubled.fract() == 0.0).then_some(doubled as i64)
}
