//! What people write of an assessment. It is about a processing, never about a person: forms ask for functions, not for names.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::pia::html::tidy;
use super::question::{Kind, Part, QUESTIONS};
use crate::register::Declared;

/// Everything that people wrote in one version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// Answers to the questions that the declarations leave open, by number.
    pub answers: BTreeMap<u16, Reply>,
    /// Measures beside those that the declaration lists.
    pub measures: Vec<Measure>,
    /// What was judged of each point, and what will be done about it.
    pub evaluations: Vec<Evaluation>,
    /// Remarks.
    pub comments: Vec<Comment>,
    /// The opinion of the data protection officer.
    pub advice: Option<Advice>,
    /// The opinion of the people concerned.
    pub consulted: Option<Consulted>,
    /// Why the controller returned it last; empty when they did not.
    pub returned: String,
    /// What was changed since; empty when nothing was said.
    pub adjusted: String,
    /// Where a file that was read back differs from the declarations, by number: what the file said.
    pub differing: BTreeMap<u16, String>,
}

/// An answer, as its kind of question wants it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reply {
    /// The text, or why this level.
    pub text: String,
    /// From 1 to 4; 0 is not estimated.
    pub level: u8,
    /// Short lines.
    pub list: Vec<String>,
}

/// A security measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its name.
    pub title: String,
    /// What it consists of.
    pub content: String,
}

/// The judgement of one point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evaluation {
    /// `1.1`, `2.1.213`, `3.2`; `3.1` for a measure, which `measure` names.
    pub point: String,
    /// The title of the measure, for `3.1`.
    pub measure: String,
    /// As the tool numbers it: 0 not judged, 1 to be redone, 2 to be improved by the action, 3 acceptable.
    pub status: u8,
    /// What was judged.
    pub finding: String,
    /// What will be done.
    pub action: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// By which function: one of [`CHARGES`], or empty.
    pub charge: String,
    /// The severity that remains once everything is done, from 1 to 4; 0 is not estimated. For a risk.
    pub severity: u8,
    /// The likelihood that remains.
    pub likelihood: u8,
}

/// A remark on one point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Comment {
    /// The number of the question, or the place of the part.
    pub point: String,
    /// The title of the measure that it is about; empty otherwise.
    pub measure: String,
    /// The remark.
    pub text: String,
}

/// The opinion of the data protection officer (RGPD, art. 35 §2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// May the processing go on?
    pub favourable: bool,
    /// In which terms.
    pub text: String,
    /// Whether the officer gave it here, signed in. What a file says is shown, and binds nobody.
    pub given: bool,
}

/// The opinion of the people concerned, or why it was not sought (art. 35 §9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consulted {
    /// Was it sought?
    pub sought: bool,
    /// Was it favourable? Nothing when it was not sought.
    pub favourable: Option<bool>,
    /// The opinion, or why it was not sought.
    pub text: String,
}

/// Who can be in charge of an action: functions, for people's names change and need not stand here.
pub const CHARGES: [&str; 6] = [
    "Équipe produit",
    "Responsable de traitement",
    "Délégué à la protection des données",
    "Responsable de la sécurité des systèmes d'information",
    "Hébergeur ou sous-traitant",
    "Responsable métier",
];

impl Advice {
    /// As shown.
    pub fn label(&self) -> &'static str {
        if self.favourable { "Favorable" } else { "Défavorable" }
    }

    /// The colour of its badge.
    pub fn colour(&self) -> &'static str {
        if self.favourable { "success" } else { "error" }
    }
}

impl Reply {
    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.level == 0 && self.list.is_empty()
    }
}

impl Evaluation {
    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        self.status == 0
            && self.severity == 0
            && self.likelihood == 0
            && [&self.finding, &self.action, &self.charge].iter().all(|text| text.is_empty())
            && self.due.is_none()
    }
}

impl Content {
    /// The judgement of a point that is no measure.
    pub fn evaluation(&self, point: &str) -> Option<&Evaluation> {
        self.evaluations.iter().find(|one| one.point == point && one.measure.is_empty())
    }

    /// The same, without what says nothing, and with every text as it would come back from a file.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        for reply in self.answers.values_mut() {
            reply.text = tidy(&reply.text);
        }
        self.answers.retain(|_, reply| !reply.is_empty());
        for measure in &mut self.measures {
            measure.content = tidy(&measure.content);
        }
        for one in &mut self.evaluations {
            (one.finding, one.action) = (tidy(&one.finding), tidy(&one.action));
        }
        self.evaluations.retain(|one| !one.is_empty());
        for text in
            self.advice.iter_mut().map(|one| &mut one.text).chain(self.consulted.iter_mut().map(|one| &mut one.text))
        {
            *text = tidy(text);
        }
        (self.returned, self.adjusted) = (tidy(&self.returned), tidy(&self.adjusted));
        self
    }

    /// The same, with an opinion of the officer that is still to be given: it was given on something else.
    #[must_use]
    pub fn ungiven(&self) -> Self {
        let mut changed = self.clone();
        if let Some(advice) = &mut changed.advice {
            advice.given = false;
        }
        changed
    }

    /// The numbers of the questions that still need a person before the assessment can be submitted. Reference documents may be none, and consent
    /// only matters where it is the legal basis.
    pub fn missing(&self, declared: &Declared) -> Vec<u16> {
        let consent = matches!(declared.processing.basis, privacy::LegalBasis::Consent);
        let wanted = |id: u16| id != 113 && (id != 222 || consent);
        let answered = |id: u16, kind: Kind| {
            self.answers.get(&id).is_some_and(|reply| match kind {
                Kind::Text => !reply.text.trim().is_empty(),
                Kind::List => !reply.list.is_empty(),
                Kind::Level => reply.level > 0,
            })
        };
        let open = QUESTIONS.iter().filter(|one| !one.prefilled && wanted(one.id) && !answered(one.id, one.kind));
        open.map(|question| question.id).collect()
    }

    /// The risks that stay high once everything is done: severity and likelihood both 3 at least. The CNIL is then consulted first (art. 36).
    pub fn high_risks(&self) -> Vec<Part> {
        Part::RISKS.into_iter().filter(|risk| self.remains(*risk).is_some_and(|(x, y)| x >= 3 && y >= 3)).collect()
    }

    /// The severity and likelihood that remain of a risk: those estimated after the actions, else those of the questions.
    pub fn remains(&self, risk: Part) -> Option<(u8, u8)> {
        let after = self.evaluation(risk.reference()).map(|one| (one.severity, one.likelihood));
        let mut asked = risk.questions().filter(|question| question.kind == Kind::Level);
        let mut level = || asked.next().and_then(|one| self.answers.get(&one.id)).map_or(0, |reply| reply.level);
        let now = (level(), level());
        after.filter(|(x, y)| *x > 0 && *y > 0).or((now.0 > 0 && now.1 > 0).then_some(now))
    }
}
