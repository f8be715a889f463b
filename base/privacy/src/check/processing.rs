//! What a processing must say before a table may serve it.

use super::text::{all_given, given, is_day, same};
use crate::dpia::Answer;
use crate::{
    Article9, AutomatedDecision, Controller, DataSource, LegalBasis, Processing, Recipient, RecipientKind, Transfer,
};

macro_rules! require {
    ($($rule:expr => $message:literal),+ $(,)?) => {
        $(if !$rule { return Some($message); })+
    };
}

/// The first thing that a processing fails to say, with the article that asks for it; nothing when it is complete and coherent.
#[must_use]
pub const fn processing(declared: &Processing) -> Option<&'static str> {
    require! {
        given(declared.id) => "traitement sans identifiant : champ `id` (RGPD, art. 30)",
        given(declared.name) => "traitement sans nom : champ `name` (RGPD, art. 30 §1)",
        is_day(declared.created) => "traitement sans date de création au format AAAA-MM-JJ : champ `created` (RGPD, art. 30)",
        is_day(declared.updated) => "traitement sans date de mise à jour au format AAAA-MM-JJ : champ `updated` (RGPD, art. 30)",
        all_given(declared.objectives) => "traitement sans finalité écrite : champ `objectives` (RGPD, art. 5 §1 b et 30 §1 b)",
        named(&declared.controller) => "traitement sans responsable joignable : champ `controller` (RGPD, art. 30 §1 a)",
        all_named(declared.joint_controllers) =>
            "responsable conjoint sans nom ni contact : champ `joint_controllers` (RGPD, art. 26 et 30 §1 a)",
        named(&declared.dpo) => "traitement sans délégué à la protection des données joignable : champ `dpo` (RGPD, art. 30 §1 a et 37)",
        basis_has_text(&declared.basis) =>
            "obligation légale ou mission d'intérêt public sans le texte qui la fonde : champ `basis` (RGPD, art. 6 §3)",
        interest_written(&declared.basis) =>
            "intérêt légitime sans l'intérêt poursuivi ni sa mise en balance : champ `basis` (RGPD, art. 6 §1 f et 13 §1 d)",
        interest_allowed(&declared.basis, &declared.controller) =>
            "intérêt légitime invoqué par un organisme public pour sa mission : champ `basis`, argumentez `outside_task` (hors mission) \
             ou prenez la mission d'intérêt public (RGPD, art. 6 §1, dernier alinéa)",
        exception_has_text(declared.article9) =>
            "exception pour données sensibles sans le texte qui la fonde : champ `article9` (RGPD, art. 9 §2)",
        all_given(declared.people) => "traitement sans catégorie de personnes concernées : champ `people` (RGPD, art. 30 §1 c)",
        recipients_named(declared.recipients) => "destinataire sans nom : champ `recipients` (RGPD, art. 30 §1 d)",
        processors_bound(declared.recipients) => "sous-traitant sans contrat : champ `recipients`, `contract` (RGPD, art. 28 §3)",
        transfers_written(declared.transfers) =>
            "transfert hors Union sans pays ni document de garantie : champ `transfers` (RGPD, art. 30 §1 e et 46)",
        transfers_received(declared.transfers, declared.recipients) =>
            "transfert vers un destinataire qui n'est pas déclaré : champ `transfers` (RGPD, art. 30 §1 d et e)",
        all_given(declared.technical_measures) =>
            "traitement sans mesure de sécurité technique : champ `technical_measures` (RGPD, art. 30 §1 g et 32)",
        all_given(declared.organisational_measures) =>
            "traitement sans mesure de sécurité organisationnelle : champ `organisational_measures` (RGPD, art. 30 §1 g et 32)",
        sources_written(declared.sources) => "traitement sans source des données : champ `sources` (RGPD, art. 13 et 14 §2 f)",
        decision_explained(&declared.automated_decision) =>
            "décision automatisée sans logique, conséquences ni fondement : champ `automated_decision` (RGPD, art. 13 §2 f et 22)",
        screening_answered(declared) => "question de l'analyse d'impact sans réponse motivée : champ `screening` (RGPD, art. 35)",
    }
    None
}

const fn named(body: &Controller) -> bool {
    given(body.name) && given(body.contact)
}

const fn all_named(bodies: &[Controller]) -> bool {
    let mut index = 0;
    while index < bodies.len() {
        if !named(&bodies[index]) {
            return false;
        }
        index += 1;
    }
    true
}

const fn basis_has_text(basis: &LegalBasis) -> bool {
    match basis.text() {
        Some(text) => given(text),
        None => true,
    }
}

const fn interest_written(basis: &LegalBasis) -> bool {
    match basis {
        LegalBasis::LegitimateInterest { interest, .. } => given(interest),
        _ => true,
    }
}

const fn interest_allowed(basis: &LegalBasis, controller: &Controller) -> bool {
    match basis {
        LegalBasis::LegitimateInterest { outside_task: Some(argument), .. } => given(argument) || !controller.public,
        LegalBasis::LegitimateInterest { outside_task: None, .. } => !controller.public,
        _ => true,
    }
}

const fn exception_has_text(exception: Option<Article9>) -> bool {
    match exception {
        Some(exception) => match exception.text() {
            Some(text) => given(text),
            None => true,
        },
        None => true,
    }
}

const fn recipients_named(recipients: &[Recipient]) -> bool {
    let mut index = 0;
    while index < recipients.len() {
        if !given(recipients[index].name) {
            return false;
        }
        index += 1;
    }
    true
}

const fn processors_bound(recipients: &[Recipient]) -> bool {
    let mut index = 0;
    while index < recipients.len() {
        if let RecipientKind::Processor { contract } = recipients[index].kind
            && !given(contract)
        {
            return false;
        }
        index += 1;
    }
    true
}

const fn transfers_written(transfers: &[Transfer]) -> bool {
    let mut index = 0;
    while index < transfers.len() {
        if !given(transfers[index].country) || !given(transfers[index].document) {
            return false;
        }
        index += 1;
    }
    true
}

const fn transfers_received(transfers: &[Transfer], recipients: &[Recipient]) -> bool {
    let mut index = 0;
    while index < transfers.len() {
        if !received(transfers[index].recipient, recipients) {
            return false;
        }
        index += 1;
    }
    true
}

const fn received(name: &str, recipients: &[Recipient]) -> bool {
    let mut index = 0;
    while index < recipients.len() {
        if same(recipients[index].name, name) {
            return true;
        }
        index += 1;
    }
    false
}

const fn sources_written(sources: &[DataSource]) -> bool {
    let mut index = 0;
    while index < sources.len() {
        if let DataSource::Indirect { from, .. } = sources[index]
            && !given(from)
        {
            return false;
        }
        index += 1;
    }
    index > 0
}

const fn decision_explained(decision: &AutomatedDecision) -> bool {
    match decision {
        AutomatedDecision::None => true,
        AutomatedDecision::Automated { logic, consequences, ground } => {
            given(logic) && given(consequences) && given(ground)
        }
    }
}

const fn screening_answered(declared: &Processing) -> bool {
    let answers = declared.screening.answers();
    let mut index = 0;
    while index < answers.len() {
        let (Answer::Yes(reason) | Answer::No(reason)) = answers[index].1;
        if !given(reason) {
            return false;
        }
        index += 1;
    }
    true
}
