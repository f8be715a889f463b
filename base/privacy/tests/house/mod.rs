//! A complete processing and a few retentions that tests start from.
#![allow(dead_code, missing_docs)]

use privacy::dpia::{Answer, Listed, Screening};
use privacy::{
    AutomatedDecision, Controller, DataSource, Fate, LegalBasis, Period, Processing, Recipient, RecipientKind,
    Retention, Trigger,
};

pub const FACTORY: Controller = Controller { name: "Fabrique d'essai", contact: "contact@exemple.fr", public: true };

pub const NO: Answer = Answer::No("ne s'applique pas à un essai");

pub const SCREENING: Screening = Screening {
    evaluation: NO,
    monitoring: NO,
    large_scale: NO,
    matching: NO,
    vulnerable: NO,
    innovation: NO,
    exclusion: NO,
    listed: Listed::Nowhere,
};

pub const DOSSIERS: Processing = Processing {
    id: "dossiers",
    name: "Instruction des dossiers",
    created: "2026-01-05",
    updated: "2026-11-24",
    objectives: &["Instruire les demandes"],
    controller: FACTORY,
    joint_controllers: &[],
    dpo: Controller { name: "Délégué à la protection des données", contact: "dpo@exemple.fr", public: true },
    representative: None,
    basis: LegalBasis::PublicTask { text: "Code d'essai, art. L. 1" },
    article9: None,
    article10: None,
    nir_decree: None,
    free_text_guard: None,
    people: &["Demandeurs"],
    recipients: &[Recipient { name: "Service instructeur", kind: RecipientKind::Internal, hosts: &[] }],
    transfers: &[],
    technical_measures: &["Chiffrement des échanges"],
    organisational_measures: &["Habilitations revues chaque année"],
    sources: &[DataSource::Person],
    automated_decision: AutomatedDecision::None,
    screening: SCREENING,
};

pub const FIVE_YEARS: Retention = Retention {
    trigger: Trigger::Column("closed_at"),
    active: Period::years(2),
    intermediate: Some(Period::years(3)),
    fate: Fate::Destruction,
    source: "Décision d'essai du 5 janvier 2026",
};
