//! What a scan says: findings, each tied to a named check.

use serde::{Deserialize, Serialize};

/// Longest evidence kept, in characters: a header or an address, not a page.
const EVIDENCE: usize = 1_000;

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statut {
    /// Seen, and as it must be.
    Conforme,
    /// Seen, and not as it must be.
    NonConforme,
    /// The question does not arise there.
    NonApplicable,
    /// Could not be seen. Never a success, never a fault.
    Inconnu,
}

impl Statut {
    /// The word shown to a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Conforme => "conforme",
            Self::NonConforme => "non conforme",
            Self::NonApplicable => "non applicable",
            Self::Inconnu => "inconnu",
        }
    }
}

/// One question that a scanner answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// `scanner.check`, stable: constats are kept under that name.
    pub id: &'static str,
    /// What is expected, in French: « Certificat valable plus de 30 jours ».
    pub titre: &'static str,
}

impl Check {
    /// A check.
    pub const fn new(id: &'static str, titre: &'static str) -> Self {
        Self { id, titre }
    }

    /// The scanner that asks it: what stands before the point.
    pub fn scanner(&self) -> &'static str {
        self.id.split_once('.').map_or(self.id, |(scanner, _)| scanner)
    }

    /// Seen, and as it must be.
    pub fn conforme(&self, preuve: impl Into<String>, message: impl Into<String>) -> Finding {
        self.found(Statut::Conforme, preuve, message)
    }

    /// Seen, and not as it must be.
    pub fn non_conforme(&self, preuve: impl Into<String>, message: impl Into<String>) -> Finding {
        self.found(Statut::NonConforme, preuve, message)
    }

    /// The question does not arise.
    pub fn non_applicable(&self, message: impl Into<String>) -> Finding {
        self.found(Statut::NonApplicable, "", message)
    }

    /// Could not be seen; `message` says why.
    pub fn inconnu(&self, message: impl Into<String>) -> Finding {
        self.found(Statut::Inconnu, "", message)
    }

    /// Conforme when `good`, else non conforme, with the same evidence and message.
    pub fn judge(&self, good: bool, preuve: impl Into<String>, message: impl Into<String>) -> Finding {
        self.found(if good { Statut::Conforme } else { Statut::NonConforme }, preuve, message)
    }

    /// A finding; evidence longer than 1 000 characters is cut.
    pub fn found(&self, statut: Statut, preuve: impl Into<String>, message: impl Into<String>) -> Finding {
        let mut preuve = preuve.into();
        if let Some((end, _)) = preuve.char_indices().nth(EVIDENCE) {
            preuve.truncate(end);
            preuve.push('…');
        }
        Finding { critere: self.id.into(), statut, origine: "scan".into(), preuve, message: message.into() }
    }
}

/// Every check of a scanner, unknown for the same reason.
pub fn all_unknown(checks: &[Check], message: &str) -> Vec<Finding> {
    checks.iter().map(|check| check.inconnu(message)).collect()
}

/// What a check found on one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The check's id, `scanner.check`.
    pub critere: String,
    /// What was found.
    pub statut: Statut,
    /// Always `scan` here; other origins are the factory's.
    pub origine: String,
    /// What was seen, raw: a header's value, an address, a date. May be empty.
    pub preuve: String,
    /// What it means, in French, for the person who has to act.
    pub message: String,
}

/// The findings of one scan of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The address that was scanned.
    pub url: String,
    /// What was found, in the order of the checks.
    pub constats: Vec<Finding>,
}

impl Report {
    /// How many findings have this status.
    pub fn count(&self, statut: Statut) -> usize {
        self.constats.iter().filter(|constat| constat.statut == statut).count()
    }

    /// The finding of a check.
    pub fn of(&self, id: &str) -> Option<&Finding> {
        self.constats.iter().find(|constat| constat.critere == id)
    }
}
