//! From what the scanners found to constats: one for each criterion that a check speaks of.

use chrono::{Days, NaiveDate};
use conformity_scan::{Finding, Report, Statut};

use super::declared;
use crate::board::Subject;
use crate::constat::store::New;
use crate::referential::{Class, Criterion};
use crate::state::{Kind, Origin, Status};

/// Days for which the finding of a scan holds: two weekly scans missed, and it expires.
const HOLDS: u64 = 15;
/// Characters of a message.
const LONGEST: usize = 600;

/// What a report says of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The gravest of its checks.
    pub status: Status,
    /// What the checks that decide say.
    pub message: String,
    /// What they saw.
    pub evidence: String,
}

/// What a report says of the checks of a criterion; nothing when no scanner knows any of them. A check that did not answer is unknown, and an
/// unknown is never outweighed by successes.
pub fn verdict(checks: &[String], report: &Report) -> Option<Verdict> {
    let answers = |check: &&String| conformity_scan::check(check).is_some() || *check == declared::CHECK;
    let known: Vec<&String> = checks.iter().filter(answers).collect();
    if known.is_empty() {
        return None;
    }
    let found: Vec<Option<&Finding>> = known.iter().map(|check| report.of(check)).collect();
    let any = |statut: Statut| found.iter().flatten().any(|finding| finding.statut == statut);
    let decides = if any(Statut::NonConforme) {
        Statut::NonConforme
    } else if any(Statut::Inconnu) || found.contains(&None) {
        Statut::Inconnu
    } else if any(Statut::Conforme) {
        Statut::Conforme
    } else {
        Statut::NonApplicable
    };
    let deciding = || found.iter().flatten().filter(|finding| finding.statut == decides);
    let mut message = joined(deciding().map(|finding| finding.message.as_str()));
    if message.is_empty() && decides == Statut::Inconnu {
        message = "Ce point n'a pas été analysé.".to_owned();
    }
    Some(Verdict {
        status: status(decides),
        message,
        evidence: joined(deciding().map(|finding| finding.preuve.as_str())),
    })
}

fn status(statut: Statut) -> Status {
    match statut {
        Statut::Conforme => Status::Conforme,
        Statut::NonConforme => Status::NonConforme,
        Statut::NonApplicable => Status::NonApplicable,
        Statut::Inconnu => Status::Inconnu,
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept.join(" ").chars().take(LONGEST).collect()
}

/// The constats that a report gives about a subject, for what is asked of it.
pub fn constats(subject: &Subject, criteria: &[Criterion], report: &Report, today: NaiveDate) -> Vec<New> {
    let mut report = report.clone();
    report.constats.push(declared::finding(&subject.perimeter, &report));
    let asked = criteria.iter().filter(|one| one.is_asked(subject.phase, subject.perimeter.health));
    asked
        .filter_map(|criterion| Some(constat(subject, criterion, verdict(&criterion.checks, &report)?, today)))
        .collect()
}

fn constat(subject: &Subject, criterion: &Criterion, verdict: Verdict, today: NaiveDate) -> New {
    let holds = match criterion.class {
        Class::Automatic => HOLDS.min(criterion.life.0.into()),
        _ => HOLDS,
    };
    New {
        product: subject.id.clone(),
        criterion: criterion.id.clone(),
        kind: Kind::Machine,
        status: verdict.status,
        origin: Origin::Scan,
        author: None,
        note: None,
        message: verdict.message,
        evidence: Some(verdict.evidence).filter(|evidence| !evidence.is_empty()),
        piece: None,
        scope: None,
        expires_on: today.checked_add_days(Days::new(holds)),
        at: None,
    }
}
