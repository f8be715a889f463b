//! The steps of a violation, as they are kept.

use serde::{Deserialize, Serialize};

use super::{Assessment, Closing, Counts, Facts, Measure, Notification, Told};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "etape", rename_all = "snake_case")]
pub enum Step {
    /// What is known; written again each time that more is.
    Facts(Facts),
    /// Numbers corrected by hand.
    Counts(Counts),
    /// Something done, or to be done, against it.
    Measure(Measure),
    /// The risk, and whether the authority is notified.
    Assessment(Assessment),
    /// A notification sent.
    Notification(Notification),
    /// How people were told, or why they were not.
    Told(Told),
    /// The end.
    Closing(Closing),
}

impl Step {
    /// As stored beside the sealed content.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Facts(_) => "faits",
            Self::Counts(_) => "denombrement",
            Self::Measure(_) => "mesure",
            Self::Assessment(_) => "evaluation",
            Self::Notification(_) => "notification",
            Self::Told(_) => "personnes",
            Self::Closing(_) => "cloture",
        }
    }

    /// What the journal calls it.
    pub fn event(&self) -> &'static str {
        match self {
            Self::Facts(_) => "violation.facts_written",
            Self::Counts(_) => "violation.counts_corrected",
            Self::Measure(_) => "violation.measure_noted",
            Self::Assessment(_) => "violation.assessed",
            Self::Notification(_) => "violation.notified",
            Self::Told(_) => "violation.people_told",
            Self::Closing(_) => "violation.closed",
        }
    }

    /// As shown in the history: what was done, and the words written.
    pub fn shown(&self) -> (String, String) {
        match self {
            Self::Facts(facts) if facts.why.is_empty() => ("Violation ouverte".into(), facts.title.clone()),
            Self::Facts(facts) => ("Faits corrigés".into(), facts.why.clone()),
            Self::Counts(counts) => {
                let figures = format!("{} personnes, {} enregistrements", counts.persons, counts.rows);
                (format!("Nombres corrigés : {figures}"), counts.why.clone())
            }
            Self::Measure(measure) => (measure.label().into(), measure.text.clone()),
            Self::Assessment(assessment) => {
                let decision = if assessment.notify { "notifier la CNIL" } else { "ne pas notifier" };
                let title = format!("{}, décision de {decision}", assessment.level.label());
                (title, format!("{}\n{}", assessment.reasons, assessment.why).trim().to_owned())
            }
            Self::Notification(sent) => {
                let receipt = format!("Accusé de réception : {}", sent.receipt);
                let late = if sent.delay.is_empty() { String::new() } else { format!("\nRetard : {}", sent.delay) };
                (format!("Notification {}", sent.stage.word()), format!("{receipt}{late}"))
            }
            Self::Told(told) => (told.way.label().into(), format!("{}\n{}", told.text, told.reason).trim().to_owned()),
            Self::Closing(closing) => ("Violation close".into(), closing.lessons.clone()),
        }
    }
}
