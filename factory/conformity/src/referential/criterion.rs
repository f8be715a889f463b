//! A criterion: how it is verified, of whom it is asked, how long its proof lasts.

use portfolio::phase::PhaseName;
use privacy::Digest;

/// How a criterion is verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A: by a machine, from outside.
    Automatic,
    /// S: by the system's own records.
    Records,
    /// P: a machine can refute or prefill, a person confirms.
    Refutable,
    /// D: by a dated document.
    Document,
    /// H: by the word of a named person.
    Attestation,
}

impl Class {
    /// All classes, in the order of their letters in the referential.
    pub const ALL: [Class; 5] =
        [Class::Automatic, Class::Records, Class::Refutable, Class::Document, Class::Attestation];

    /// The letter of the referential.
    pub fn letter(self) -> &'static str {
        match self {
            Class::Automatic => "A",
            Class::Records => "S",
            Class::Refutable => "P",
            Class::Document => "D",
            Class::Attestation => "H",
        }
    }

    /// What pages call it.
    pub fn label(self) -> &'static str {
        match self {
            Class::Automatic => "Automatique",
            Class::Records => "Registres de la fabrique",
            Class::Refutable => "Sonde, puis confirmation",
            Class::Document => "Document daté",
            Class::Attestation => "Attestation nommée",
        }
    }

    /// What a team does to prove a criterion of this class.
    pub fn next_step(self) -> &'static str {
        match self {
            Class::Automatic => "Corriger le service, puis relancer la sonde",
            Class::Records => "Tenir à jour le registre de la fabrique",
            Class::Refutable => "Vérifier, puis confirmer par une attestation ou une pièce",
            Class::Document => "Joindre le document daté",
            Class::Attestation => "Attester, par une personne qui en a la charge",
        }
    }

    /// The class of a letter.
    pub fn of_letter(letter: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|class| class.letter() == letter)
    }
}

/// Where a criterion comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// The law.
    Obligation,
    /// The standards of the network.
    Standard,
    /// The fabrique's own referential.
    Fabrique,
}

impl Family {
    /// What pages call it.
    pub fn label(self) -> &'static str {
        match self {
            Family::Obligation => "Obligations d'un service public",
            Family::Standard => "Standards du réseau",
            Family::Fabrique => "Référentiel de la fabrique",
        }
    }
}

/// The part of a product's scope to which an attestation is bound: when it changes, the attestation ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bound {
    /// The addresses.
    pub url: bool,
    /// The data: categories, recipients, retentions.
    pub data: bool,
}

/// How long a proof lasts: days, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life(pub u16);

/// A criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its stable identifier: a reworded criterion keeps it.
    pub id: String,
    /// Where it comes from.
    pub family: Family,
    /// Its group within its family: a category, a subject.
    pub group: String,
    /// Its number within its family.
    pub number: u16,
    /// Our own short label.
    pub label: String,
    /// How it is verified.
    pub class: Class,
    /// The phases in which it is asked.
    pub phases: Vec<PhaseName>,
    /// How long its proof lasts.
    pub life: Life,
    /// What its attestations are bound to.
    pub bound: Bound,
    /// The roles that may attest it; empty when every role of the carnet may.
    pub attesters: Vec<String>,
    /// Whether it is asked of products that declare health data only.
    pub health_only: bool,
    /// What proves it.
    pub proof: String,
    /// The checks of scanners that speak of it.
    pub checks: Vec<String>,
}

impl Criterion {
    /// Whether the criterion is asked of a product in this phase, which declares health data or not.
    pub fn is_asked(&self, phase: Option<PhaseName>, health: bool) -> bool {
        let in_phase = phase.is_some_and(|phase| self.phases.contains(&phase));
        in_phase && (health || !self.health_only)
    }

    /// The digest to which an attestation given today is bound.
    pub fn scope<'a>(&self, digests: &'a crate::perimeter::Digests) -> Option<&'a Digest> {
        match (self.bound.url, self.bound.data) {
            (true, true) => Some(&digests.both),
            (true, false) => Some(&digests.url),
            (false, true) => Some(&digests.data),
            (false, false) => None,
        }
    }

    /// Whether somebody who holds these roles may attest it.
    pub fn attested_by(&self, role: &str) -> bool {
        self.attesters.is_empty() || role == "administrateur" || self.attesters.iter().any(|one| one == role)
    }
}

/// The phases of a table: one letter each.
pub(crate) fn phases(letters: &str) -> Option<Vec<PhaseName>> {
    let phase = |letter| match letter {
        'I' => Some(PhaseName::Investigation),
        'C' => Some(PhaseName::Construction),
        'A' => Some(PhaseName::Acceleration),
        'K' => Some(PhaseName::Consolidation),
        'O' => Some(PhaseName::Opere),
        'T' => Some(PhaseName::Transfere),
        _ => None,
    };
    letters.chars().map(phase).collect()
}

/// What an attestation is bound to, as a table writes it.
pub(crate) fn bound(words: &str) -> Option<Bound> {
    words.split_whitespace().try_fold(Bound::default(), |bound, word| match word {
        "url" => Some(Bound { url: true, ..bound }),
        "data" => Some(Bound { data: true, ..bound }),
        _ => None,
    })
}

/// The words of a cell.
pub(crate) fn words(cell: &str) -> Vec<String> {
    cell.split_whitespace().map(str::to_owned).collect()
}
