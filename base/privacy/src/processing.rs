//! A processing (traitement): what article 30 of the RGPD wants to be known of it, as one constant beside the code that does it.

mod basis;
mod parties;

pub use basis::{Article9, LegalBasis};
pub use parties::{Controller, DataSource, Guarantee, Recipient, RecipientKind, Transfer};

use crate::dpia::Screening;
use serde::Serialize;

/// One processing of personal data. Texts are in French: they are published as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Processing {
    /// Stable identifier, used in addresses and files.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Day it was created, `AAAA-MM-JJ`.
    pub created: &'static str,
    /// Day its declaration last changed, `AAAA-MM-JJ`.
    pub updated: &'static str,
    /// What it is for: the main objective first.
    pub objectives: &'static [&'static str],
    /// Who decides of it.
    pub controller: Controller,
    /// Who decides of it together with the controller (art. 26).
    pub joint_controllers: &'static [Controller],
    /// The data protection officer.
    pub dpo: Controller,
    /// The representative of a controller established outside the Union (art. 27).
    pub representative: Option<Controller>,
    /// What makes it lawful (art. 6).
    pub basis: LegalBasis,
    /// The exception that allows sensitive data (art. 9 §2).
    pub article9: Option<Article9>,
    /// The text that allows data on convictions and offences (art. 10).
    pub article10: Option<&'static str>,
    /// The provision of the decree that allows the NIR (loi Informatique et Libertés, art. 30).
    pub nir_decree: Option<&'static str>,
    /// How free texts about people are kept from holding what nobody needs: the advice beside the field, who rereads (art. 5 §1 c).
    pub free_text_guard: Option<&'static str>,
    /// Categories of people concerned.
    pub people: &'static [&'static str],
    /// Who receives data.
    pub recipients: &'static [Recipient],
    /// Transfers outside the Union.
    pub transfers: &'static [Transfer],
    /// Technical security measures.
    pub technical_measures: &'static [&'static str],
    /// Organisational security measures.
    pub organisational_measures: &'static [&'static str],
    /// Where the data come from.
    pub sources: &'static [DataSource],
    /// Decisions taken by a machine alone (art. 22).
    pub automated_decision: AutomatedDecision,
    /// The answers to the questions that tell whether an impact assessment is required (art. 35).
    pub screening: Screening,
}

/// Whether a machine alone decides about people (art. 22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AutomatedDecision {
    /// Every decision is taken by somebody.
    None,
    /// A machine decides alone, with a legal or similar effect.
    Automated {
        /// The logic, in words that the people concerned understand.
        logic: &'static str,
        /// What it changes for them.
        consequences: &'static str,
        /// What allows it (art. 22 §2): contract, text or consent.
        ground: &'static str,
    },
}

impl Processing {
    /// Every outbound host that the processing declares, for the client that refuses the others.
    pub fn hosts(&self) -> impl Iterator<Item = &'static str> {
        self.recipients.iter().flat_map(|recipient| recipient.hosts.iter().copied())
    }
}
