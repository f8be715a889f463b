//! What people are told of each processing.

use privacy::{AutomatedDecision, Controller, RecordDeclaration, Subject};

use super::rights::{self, Told};
use crate::register::{Declared, Kept, gather, words};

/// One processing, as people are told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its identifier: the anchor on the page.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Who decides: the controller, the joint controllers, the representative.
    pub controllers: Vec<Body>,
    /// The data protection officer.
    pub dpo: Body,
    /// What it is for.
    pub objectives: &'static [&'static str],
    /// What makes it lawful.
    pub basis: String,
    /// What allows sensitive data; none when there are none.
    pub exceptions: Vec<String>,
    /// Whom it is about.
    pub people: &'static [&'static str],
    /// Ordinary categories.
    pub categories: Vec<String>,
    /// Sensitive ones.
    pub sensitive: Vec<String>,
    /// Where the data come from.
    pub sources: Vec<String>,
    /// Who receives them.
    pub recipients: Vec<String>,
    /// How long they are kept.
    pub kept: Vec<Kept>,
    /// Transfers outside the Union.
    pub transfers: Vec<String>,
    /// Decisions of a machine alone.
    pub automated: Vec<String>,
    /// Whether a machine decides alone: the person may then ask for somebody (art. 22 §3).
    pub human_review: bool,
    /// The rights that exist.
    pub rights: Vec<Told>,
    /// Why some rows cannot be given to anybody (art. 11).
    pub unidentified: Vec<&'static str>,
}

/// A body and its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its name.
    pub name: &'static str,
    /// Its address.
    pub contact: &'static str,
    /// Whether the deployer must still give both.
    pub to_confirm: bool,
}

/// The parts of the notice, by name of processing.
pub fn parts(records: &[RecordDeclaration]) -> Vec<Part> {
    gather(records).iter().map(Part::of).collect()
}

impl Part {
    fn of(declared: &Declared) -> Self {
        let processing = declared.processing;
        let controllers = std::iter::once(&processing.controller).chain(processing.joint_controllers);
        Self {
            id: processing.id,
            name: processing.name,
            controllers: controllers.chain(processing.representative.as_ref()).map(Body::of).collect(),
            dpo: Body::of(&processing.dpo),
            objectives: processing.objectives,
            basis: words::basis(&processing.basis),
            exceptions: words::exceptions(processing),
            people: processing.people,
            categories: words::categories(declared, false),
            sensitive: words::categories(declared, true),
            sources: processing.sources.iter().map(words::source).collect(),
            recipients: processing.recipients.iter().map(words::recipient).collect(),
            kept: declared.kept.clone(),
            transfers: processing.transfers.iter().map(words::transfer).collect(),
            automated: words::automated(&processing.automated_decision),
            human_review: processing.automated_decision != AutomatedDecision::None,
            rights: rights::told(&processing.basis),
            unidentified: unidentified(declared),
        }
    }
}

impl Body {
    fn of(body: &Controller) -> Self {
        Self { name: body.name, contact: body.contact, to_confirm: !words::is_settled(body) }
    }
}

fn unidentified(declared: &Declared) -> Vec<&'static str> {
    let subjects = declared.records.iter().flat_map(|record| record.subjects);
    subjects.filter_map(|subject| if let Subject::Unidentified(why) = subject { Some(*why) } else { None }).collect()
}
