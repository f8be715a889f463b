//! Whether an assessment is required: what the declaration establishes, what people answer, and what follows.
//!
//! Sources: WP 248 rév. 01 (nine criteria, two require), CNIL, délibérations n° 2018-327 (always required) and n° 2019-118 (never required).

use std::collections::BTreeMap;

use privacy::Category;
use privacy::dpia::{Answer, Criterion, Exempted, Listed, Required, Verdict, conclude, criteria};
use serde::{Deserialize, Serialize};

use crate::register::Declared;

/// A yes or a no of a person, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Yes?
    pub yes: bool,
    /// Why.
    pub why: String,
}

/// What a person says of one of the CNIL's lists: one of its lines, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named<T> {
    /// The line; nothing when none describes the processing.
    pub line: Option<T>,
    /// Why.
    pub why: String,
}

/// The answers of people to one screening.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// By criterion.
    pub criteria: BTreeMap<Criterion, Reply>,
    /// The list of what always needs an assessment.
    pub required: Option<Named<Required>>,
    /// The list of what never does.
    pub exempted: Option<Named<Exempted>>,
    /// Whether one is made although a single criterion is met.
    pub decision: Option<Reply>,
}

/// Where one criterion stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The declaration establishes it.
    Derived {
        /// Met?
        yes: bool,
        /// From what.
        why: String,
    },
    /// A person answered.
    Person(Reply),
    /// Nobody has: it is never taken for a no. What the declaration says is no answer, and is shown beside the question.
    Open {
        /// The declaration's own word; empty when it has none.
        declared: String,
    },
}

/// What follows from the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many questions have no answer yet.
    Open(usize),
    /// The rules conclude.
    Concluded(Verdict),
    /// One criterion only: somebody decided in writing.
    Weighed {
        /// The criterion met.
        criterion: Criterion,
        /// The decision.
        decision: Reply,
    },
}

impl Outcome {
    /// Is an assessment required? Nothing when that is not known.
    pub fn requires(&self) -> Option<bool> {
        match self {
            Self::Open(_) => None,
            Self::Concluded(verdict) => Some(verdict.required()),
            Self::Weighed { decision, .. } => Some(decision.yes),
        }
    }
}

/// The nine criteria in order, as the declaration and these answers leave them.
pub fn stated(declared: &Declared, answers: Option<&Answers>) -> Vec<(Criterion, Stated)> {
    let met = criteria(declared.processing, &declared.categories());
    Criterion::ALL.into_iter().map(|criterion| (criterion, one(declared, criterion, &met, answers))).collect()
}

fn one(declared: &Declared, criterion: Criterion, met: &[Criterion], answers: Option<&Answers>) -> Stated {
    let is_met = met.contains(&criterion);
    let Some((_, said)) = declared.processing.screening.answers().into_iter().find(|(asked, _)| *asked == criterion)
    else {
        return Stated::Derived { yes: is_met, why: derivation(declared, criterion, is_met) };
    };
    let (Answer::Yes(reason) | Answer::No(reason)) = said;
    if is_met && !reason.trim().is_empty() {
        return Stated::Derived { yes: true, why: format!("La déclaration le dit : {reason}") };
    }
    match answers.and_then(|answers| answers.criteria.get(&criterion)) {
        Some(reply) => Stated::Person(reply.clone()),
        None => Stated::Open { declared: reason.trim().to_owned() },
    }
}

fn derivation(declared: &Declared, criterion: Criterion, met: bool) -> String {
    match (criterion, met) {
        (Criterion::AutomatedDecision, true) => "Une décision entièrement automatisée est déclarée".into(),
        (Criterion::AutomatedDecision, false) => "Aucune décision entièrement automatisée n'est déclarée".into(),
        (_, false) => "Aucune table ne tient de données sensibles ou hautement personnelles".into(),
        (_, true) => {
            let held = declared.categories();
            let held = held.iter().filter(|category| privacy::dpia::highly_personal(**category));
            format!("Les tables tiennent : {}", held.map(|category| category.label()).collect::<Vec<_>>().join(", "))
        }
    }
}

/// The lines of the first list that may describe what these tables hold.
pub fn possible(declared: &Declared) -> Vec<Required> {
    let held = declared.categories();
    let holds = |category: Category| held.contains(&category);
    Required::ALL.into_iter().filter(|line| line.needs().is_none_or(holds)).collect()
}

/// The line that the declaration itself names on the first list.
pub fn declared_required(declared: &Declared) -> Option<Required> {
    match declared.processing.screening.listed {
        Listed::Required(line) => Some(line),
        Listed::Nowhere | Listed::Exempted(_) => None,
    }
}

/// What follows. Being on the first list wins over everything; being exempt, over the count.
pub fn outcome(declared: &Declared, answers: Option<&Answers>) -> Outcome {
    if let Some(line) = declared_required(declared) {
        return Outcome::Concluded(Verdict::RequiredByList(line));
    }
    let stated = stated(declared, answers);
    let open = stated.iter().filter(|(_, one)| matches!(one, Stated::Open { .. })).count();
    let lists = answers.and_then(|answers| Some((answers.required.as_ref()?.line, answers.exempted.as_ref()?.line)));
    let (required, exempted) = match lists {
        Some(lists) if open == 0 => lists,
        _ => return Outcome::Open(open + unanswered_lists(answers)),
    };
    let listed = match (required, exempted) {
        (Some(line), _) => Listed::Required(line),
        (None, Some(line)) => Listed::Exempted(line),
        (None, None) => Listed::Nowhere,
    };
    let is_met = |one: &Stated| match one {
        Stated::Derived { yes, .. } => *yes,
        Stated::Person(reply) => reply.yes,
        Stated::Open { .. } => false,
    };
    let met: Vec<_> = stated.iter().filter(|(_, one)| is_met(one)).map(|(criterion, _)| *criterion).collect();
    match conclude(listed, &met) {
        Verdict::ToWeigh(criterion) => match answers.and_then(|answers| answers.decision.clone()) {
            Some(decision) => Outcome::Weighed { criterion, decision },
            None => Outcome::Open(1),
        },
        verdict => Outcome::Concluded(verdict),
    }
}

fn unanswered_lists(answers: Option<&Answers>) -> usize {
    let required = answers.is_some_and(|answers| answers.required.is_some());
    let exempted = answers.is_some_and(|answers| answers.exempted.is_some());
    usize::from(!required) + usize::from(!exempted)
}
