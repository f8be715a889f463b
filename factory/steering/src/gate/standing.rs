//! Where each criterion of a gate stands: by the fiche, by evidence, by a derogation that still holds, or not at all.

use chrono::NaiveDate;
use portfolio::source::ProductSource;

use super::criteria::{Criterion, Nature, read};
use super::gates::Gate;
use super::proofs::Proofs;
use super::records::evidence::Measure;
use super::records::{derogation, evidence};
use crate::decision::content::Finding;

/// Where a criterion stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The fiche says so, or conformity proves it.
    Read(String),
    /// Somebody showed it.
    Shown(String),
    /// It waits until a day, by a signed decision.
    Derogated(NaiveDate, String),
    /// Somebody wrote that it does not hold, or what was shown does not count.
    NotHeld(String),
    /// Nobody has said anything.
    Unknown,
}

/// A criterion and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The criterion.
    pub criterion: &'static Criterion,
    /// Where it stands.
    pub standing: Standing,
    /// Its score, where there is one.
    pub score: Option<i64>,
    /// Where the evidence can be read.
    pub link: Option<String>,
}

impl Line {
    /// Whether the gate may open as far as this criterion goes.
    pub fn lets_pass(&self) -> bool {
        !self.criterion.blocking
            || matches!(self.standing, Standing::Read(_) | Standing::Shown(_) | Standing::Derogated(..))
    }

    /// Whether it holds, derogation aside.
    pub fn is_held(&self) -> bool {
        matches!(self.standing, Standing::Read(_) | Standing::Shown(_))
    }

    /// The state in one word, and the kind of its badge.
    pub fn state(&self) -> (&'static str, &'static str) {
        match &self.standing {
            Standing::Read(_) | Standing::Shown(_) => ("Tenu", "success"),
            Standing::Derogated(..) => ("Dérogation", "warning"),
            Standing::NotHeld(_) => ("Non tenu", "error"),
            Standing::Unknown if self.criterion.blocking => ("À prouver", "error"),
            Standing::Unknown => ("À dire", ""),
        }
    }

    /// The evidence in words.
    pub fn told(&self) -> String {
        let score = self.score.map(|score| format!("{score} sur 10. ")).unwrap_or_default();
        match &self.standing {
            Standing::Read(text) | Standing::Shown(text) | Standing::NotHeld(text) => format!("{score}{text}"),
            Standing::Derogated(until, reason) => {
                format!("Dérogation jusqu'au {} : {reason}", ui::format::date(*until))
            }
            Standing::Unknown => "Aucune preuve".to_owned(),
        }
    }

    /// What a decision keeps of it.
    pub fn finding(&self) -> Finding {
        Finding { critere: self.criterion.label.to_owned(), etat: self.state().0.to_owned(), preuve: self.told() }
    }
}

/// Every criterion of a gate, on a day. `evidence` has the latest line of a criterion last.
pub fn lines(
    gate: Gate,
    fiche: &ProductSource,
    proofs: &Proofs,
    evidence: &[evidence::Model],
    derogations: &[derogation::Model],
    today: NaiveDate,
) -> Vec<Line> {
    let line = |criterion: &'static Criterion| {
        let of_gate = |own: Gate, id: &str| own == gate && id == criterion.id;
        let shown = evidence.iter().rfind(|one| of_gate(one.gate, one.criterion.as_str()));
        let waits = derogations
            .iter()
            .filter(|one| of_gate(one.gate, one.criterion.as_str()) && one.ends_on >= today)
            .max_by_key(|one| one.ends_on);
        let (own, by_conformity) = standing(criterion, fiche, proofs, shown);
        let held = matches!(own, Standing::Read(_) | Standing::Shown(_));
        let standing = match waits {
            Some(one) if !held => Standing::Derogated(one.ends_on, one.reason.clone()),
            _ => own,
        };
        Line {
            criterion,
            standing,
            score: shown.and_then(|one| one.score),
            link: if by_conformity { Some(proofs.page.clone()) } else { shown.and_then(|one| one.link.clone()) },
        }
    };
    gate.criteria().iter().map(line).collect()
}

/// Where a criterion stands, and whether conformity says so. What conformity refutes is not held, whatever else was written; what it proves is
/// held, unless somebody wrote the contrary.
fn standing(
    criterion: &Criterion,
    fiche: &ProductSource,
    proofs: &Proofs,
    shown: Option<&evidence::Model>,
) -> (Standing, bool) {
    if criterion.nature == Nature::Conformity {
        return (proofs.whole(), true);
    }
    let denied = shown.is_some_and(|one| !one.held);
    match proofs.of(criterion) {
        Some(refuted @ Standing::NotHeld(_)) => (refuted, true),
        Some(proven) if !denied => (proven, true),
        _ => (told(criterion, fiche, proofs, shown), false),
    }
}

fn told(criterion: &Criterion, fiche: &ProductSource, proofs: &Proofs, shown: Option<&evidence::Model>) -> Standing {
    let known = match criterion.nature {
        Nature::Fiche(reading) => read(reading, fiche),
        Nature::Impact => proofs.impact.clone(),
        Nature::Targets => proofs.targets.clone(),
        Nature::Manual | Nature::Score | Nature::Accesses | Nature::Conformity => None,
    };
    if let (Some(known), None) = (known, shown) {
        return Standing::Read(known);
    }
    let Some(shown) = shown else { return Standing::Unknown };
    match criterion.nature {
        _ if !shown.held => Standing::NotHeld(shown.evidence.clone()),
        Nature::Impact if shown.measure != Some(Measure::Impact) => Standing::NotHeld(format!(
            "{} Une mesure qui n'est pas d'impact ne vaut pas preuve d'impact.",
            shown.evidence
        )),
        Nature::Score if shown.score.is_none() => Standing::Unknown,
        _ => Standing::Shown(shown.evidence.clone()),
    }
}

/// The blocking criteria that keep the gate closed.
pub fn closed_by(lines: &[Line]) -> Vec<&'static str> {
    lines.iter().filter(|line| !line.lets_pass()).map(|line| line.criterion.label).collect()
}

/// The refusal that names them, in French.
pub fn refusal(gate: Gate, missing: &[&str]) -> String {
    format!(
        "Le jalon « {} » reste fermé : {}. Apportez les preuves, ou signez une dérogation qui a un terme.",
        gate.label(),
        missing.iter().map(|label| format!("« {label} »")).collect::<Vec<_>>().join(", ")
    )
}
