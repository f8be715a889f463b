//! Whether a processing needs an impact assessment (AIPD, RGPD art. 35).
//!
//! Nine criteria of the European Data Protection Board (WP 248 rev. 01), of which two required at least, and the two lists of the CNIL:
//! always required (délibération n° 2018-327) and never required (délibération n° 2019-118).

mod lists;
#[cfg(test)]
mod tests;

pub use lists::{Exempted, Required};

use crate::{AutomatedDecision, Category, Processing, RecordDeclaration};
use serde::{Deserialize, Serialize};

/// The questions whose answer cannot be derived from the tables. None has a default: each is answered and argued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Screening {
    /// Are people evaluated or scored, profiled or predicted?
    pub evaluation: Answer,
    /// Are people watched systematically?
    pub monitoring: Answer,
    /// Are there many people, data, places, or is it lasting?
    pub large_scale: Answer,
    /// Are data sets matched that people would not expect to be?
    pub matching: Answer,
    /// Are there minors, employees, patients, asylum seekers, or others who cannot easily refuse?
    pub vulnerable: Answer,
    /// Is a technique new, or used in a new way?
    pub innovation: Answer,
    /// Can somebody lose a right, a service or a contract by it?
    pub exclusion: Answer,
    /// Does one of the CNIL's lists name the processing?
    pub listed: Listed,
}

/// A yes or a no, with its reason in French.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes, for this reason.
    Yes(&'static str),
    /// No, for this reason.
    No(&'static str),
}

/// Where the CNIL's lists put the processing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Listed {
    /// On neither list.
    Nowhere,
    /// On the list of processings that always need an assessment.
    Required(Required),
    /// On the list of those that need none.
    Exempted(Exempted),
}

/// One of the nine criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Evaluation or scoring.
    Evaluation,
    /// Automated decision with a legal or similar effect.
    AutomatedDecision,
    /// Systematic monitoring.
    Monitoring,
    /// Sensitive or highly personal data.
    SensitiveData,
    /// Large scale.
    LargeScale,
    /// Matching of data sets.
    Matching,
    /// Vulnerable people.
    Vulnerable,
    /// Innovation.
    Innovation,
    /// Exclusion from a right, a service or a contract.
    Exclusion,
}

impl Criterion {
    /// The nine, in the order of WP 248 rév. 01.
    pub const ALL: [Self; 9] = [
        Self::Evaluation,
        Self::AutomatedDecision,
        Self::Monitoring,
        Self::SensitiveData,
        Self::LargeScale,
        Self::Matching,
        Self::Vulnerable,
        Self::Innovation,
        Self::Exclusion,
    ];

    /// The French label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Evaluation => "Évaluation ou notation",
            Self::AutomatedDecision => "Décision automatisée avec effet juridique ou similaire",
            Self::Monitoring => "Surveillance systématique",
            Self::SensitiveData => "Données sensibles ou à caractère hautement personnel",
            Self::LargeScale => "Traitement à grande échelle",
            Self::Matching => "Croisement d'ensembles de données",
            Self::Vulnerable => "Personnes vulnérables",
            Self::Innovation => "Usage innovant ou nouvelle technique",
            Self::Exclusion => "Exclusion du bénéfice d'un droit, d'un service ou d'un contrat",
        }
    }
}

/// Whether an assessment is required.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// By the CNIL's list.
    RequiredByList(Required),
    /// By two criteria or more.
    RequiredByCriteria(Vec<Criterion>),
    /// By neither, but one criterion calls for a written decision.
    ToWeigh(Criterion),
    /// Exempt by the CNIL's list.
    Exempted(Exempted),
    /// Not required.
    NotRequired,
}

impl Verdict {
    /// Whether production is blocked without a validated assessment.
    #[must_use]
    pub const fn required(&self) -> bool {
        matches!(self, Self::RequiredByList(_) | Self::RequiredByCriteria(_))
    }
}

impl Answer {
    /// Whether the answer is yes.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes(_))
    }
}

impl Screening {
    /// The questions and their answers, in the order of the criteria.
    #[must_use]
    pub const fn answers(&self) -> [(Criterion, Answer); 7] {
        [
            (Criterion::Evaluation, self.evaluation),
            (Criterion::Monitoring, self.monitoring),
            (Criterion::LargeScale, self.large_scale),
            (Criterion::Matching, self.matching),
            (Criterion::Vulnerable, self.vulnerable),
            (Criterion::Innovation, self.innovation),
            (Criterion::Exclusion, self.exclusion),
        ]
    }
}

/// Whether a category counts for the criterion of sensitive or highly personal data: articles 9 and 10, and what touches private
/// life as closely (positions, money, the NIR, free texts).
#[must_use]
pub const fn highly_personal(category: Category) -> bool {
    category.is_sensitive() || matches!(category, Category::Location | Category::EconomicFinancial)
}

/// The criteria that a processing meets, given the categories it holds.
#[must_use]
pub fn criteria(processing: &Processing, categories: &[Category]) -> Vec<Criterion> {
    let answered = processing.screening.answers().into_iter().filter(|(_, answer)| answer.is_yes()).map(|(met, _)| met);
    let automated = !matches!(processing.automated_decision, AutomatedDecision::None);
    let sensitive = categories.iter().any(|category| highly_personal(*category));
    let derived = [(automated, Criterion::AutomatedDecision), (sensitive, Criterion::SensitiveData)];
    let mut met: Vec<_> =
        answered.chain(derived.into_iter().filter_map(|(met, criterion)| met.then_some(criterion))).collect();
    met.sort_unstable();
    met
}

/// Whether an assessment is required. The lists come before the count: the CNIL's conditions are part of each of their lines.
#[must_use]
pub fn screen(processing: &Processing, categories: &[Category]) -> Verdict {
    conclude(processing.screening.listed, &criteria(processing, categories))
}

/// The same, from criteria that were found otherwise: answered by people.
#[must_use]
pub fn conclude(listed: Listed, met: &[Criterion]) -> Verdict {
    match listed {
        Listed::Required(line) => Verdict::RequiredByList(line),
        Listed::Exempted(line) => Verdict::Exempted(line),
        Listed::Nowhere => match met {
            [] => Verdict::NotRequired,
            [one] => Verdict::ToWeigh(*one),
            several => Verdict::RequiredByCriteria(several.to_vec()),
        },
    }
}

/// The categories that the tables of a processing hold, each once, in the order of the register.
#[must_use]
pub fn categories(processing: &Processing, records: &[&RecordDeclaration]) -> Vec<Category> {
    let served = records.iter().filter(|record| record.processing.is_some_and(|other| other.id == processing.id));
    let mut held: Vec<_> =
        served.flat_map(|record| record.personal().filter_map(|field| field.kind.category())).collect();
    held.sort_unstable();
    held.dedup();
    held
}
