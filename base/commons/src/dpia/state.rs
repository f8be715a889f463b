//! Where an assessment stands, and what may be done with it.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal};

use super::content::Content;
use crate::register::Declared;

/// The state of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being written.
    Draft,
    /// Waiting for the controller.
    Submitted,
    /// Accepted by the controller.
    Validated,
    /// Sent back with a reason.
    Returned,
}

impl State {
    const ALL: [Self; 4] = [Self::Draft, Self::Submitted, Self::Validated, Self::Returned];

    /// As stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "brouillon",
            Self::Submitted => "soumise",
            Self::Validated => "validee",
            Self::Returned => "renvoyee",
        }
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Brouillon",
            Self::Submitted => "Soumise",
            Self::Validated => "Validée",
            Self::Returned => "Renvoyée",
        }
    }
}

/// A version: of an assessment with its state, of a screening without.
#[derive(Clone, Debug)]
pub struct Version<T, S = ()> {
    /// Its rank, from one.
    pub number: i64,
    /// Its state.
    pub state: S,
    /// What it holds.
    pub content: T,
    /// The scope it was written for.
    pub scope: Digest,
    /// Who wrote it; nobody when a command did.
    pub author: Option<Personal<Id>>,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// The last version of an assessment.
pub type Assessed = Version<Content, State>;

/// Where an assessment stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    Absent,
    /// The last version is in this state; a validation holds.
    At(State),
    /// The last version is validated, for a scope that has changed since.
    Expired,
}

impl Standing {
    /// Where this last version stands, now that the scope is `scope`.
    pub fn of(latest: Option<&Assessed>, scope: &Digest) -> Self {
        match latest {
            None => Self::Absent,
            Some(version) if version.state == State::Validated && version.scope != *scope => Self::Expired,
            Some(version) => Self::At(version.state),
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Absent => "Aucune",
            Self::At(state) => state.label(),
            Self::Expired => "Expirée",
        }
    }

    /// The colour of its badge.
    pub fn colour(self) -> &'static str {
        match self {
            Self::At(State::Validated) => "success",
            Self::At(State::Submitted) => "info",
            Self::At(State::Draft) => "new",
            Self::Expired | Self::At(State::Returned) => "error",
            Self::Absent => "",
        }
    }
}

/// Why something may not be done now; in French, ready to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing to act upon.
    #[error("Il n'y a pas encore d'analyse : commencez par en écrire une partie.")]
    Absent,
    /// The state does not allow it.
    #[error("L'analyse est à l'état « {0} » : cela n'est pas possible maintenant.")]
    Elsewhere(&'static str),
    /// Questions are open.
    #[error("Il manque des réponses : {0}.")]
    Missing(String),
    /// The officer did not advise.
    #[error("L'avis du délégué à la protection des données manque (RGPD, art. 35 §2).")]
    NoAdvice,
    /// The people concerned were forgotten.
    #[error("L'avis des personnes concernées manque, ou la raison de ne pas le demander (RGPD, art. 35 §9).")]
    NotConsulted,
    /// The officer said no, and nobody says why it is passed over.
    #[error("L'avis du délégué est défavorable : dites pourquoi vous passez outre.")]
    Unargued,
}

/// May this version be submitted?
///
/// # Errors
/// Why not.
pub fn submit(latest: Option<&Assessed>, declared: &Declared) -> Result<(), Refusal> {
    let standing = Standing::of(latest, &declared.digest());
    let latest = latest.ok_or(Refusal::Absent)?;
    if !matches!(standing, Standing::At(State::Draft | State::Returned) | Standing::Expired) {
        return Err(Refusal::Elsewhere(standing.label()));
    }
    complete(&latest.content, declared)
}

/// May this version be validated? `why` is the controller's word, needed against an unfavourable opinion.
///
/// # Errors
/// Why not.
pub fn validate(latest: Option<&Assessed>, declared: &Declared, why: &str) -> Result<(), Refusal> {
    let latest = awaiting(latest)?;
    complete(&latest.content, declared)?;
    let advice = latest.content.advice.as_ref().filter(|advice| advice.given).ok_or(Refusal::NoAdvice)?;
    latest.content.consulted.as_ref().ok_or(Refusal::NotConsulted)?;
    if !advice.favourable && why.trim().is_empty() {
        return Err(Refusal::Unargued);
    }
    Ok(())
}

/// The version that waits for the controller.
///
/// # Errors
/// When none does.
pub fn awaiting(latest: Option<&Assessed>) -> Result<&Assessed, Refusal> {
    let latest = latest.ok_or(Refusal::Absent)?;
    if latest.state == State::Submitted { Ok(latest) } else { Err(Refusal::Elsewhere(latest.state.label())) }
}

fn complete(content: &Content, declared: &Declared) -> Result<(), Refusal> {
    let missing = content.missing(declared);
    if missing.is_empty() {
        return Ok(());
    }
    let numbers: Vec<_> = missing.iter().map(u16::to_string).collect();
    let noun = if numbers.len() == 1 { "question" } else { "questions" };
    Err(Refusal::Missing(format!("{noun} {}", numbers.join(", "))))
}
