//! Outcomes and states as French sentences, each with its source.

use privacy::dpia::{Criterion, Verdict};

use super::screening::Outcome;

/// The nine criteria.
pub const CRITERIA: &str = "Comité européen de la protection des données, lignes directrices WP 248 rév. 01";
/// What always needs an assessment.
pub const REQUIRED_LIST: &str =
    "CNIL, délibération n° 2018-327 du 11 octobre 2018, modifiée par la n° 2019-011 du 31 janvier 2019";
/// What never needs one.
pub const EXEMPT_LIST: &str = "CNIL, délibération n° 2019-118 du 12 septembre 2019";
/// The lines of both lists stand here in our own words.
pub const TO_CHECK: &str = "Les quatorze lignes de la première liste et les douze de la seconde, résumées par nous, ont été comparées à des commentaires publiés ; le Journal officiel, qui seul fait foi, reste à confirmer";

/// What one criterion asks, in plain words.
pub fn ask(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Evaluation => {
            "Des personnes sont-elles évaluées, notées, classées, ou leur comportement est-il prédit ?"
        }
        Criterion::AutomatedDecision => "Une machine décide-t-elle seule, avec un effet juridique ou aussi important ?",
        Criterion::Monitoring => "Des personnes sont-elles observées ou suivies de façon systématique ?",
        Criterion::SensitiveData => "Des données sensibles ou touchant de près à la vie privée sont-elles tenues ?",
        Criterion::LargeScale => {
            "Le traitement porte-t-il sur beaucoup de personnes, de données, un grand territoire ou une longue durée ?"
        }
        Criterion::Matching => {
            "Des fichiers sont-ils croisés d'une façon à laquelle les personnes ne s'attendent pas ?"
        }
        Criterion::Vulnerable => {
            "Des personnes en position de faiblesse sont-elles concernées : mineurs, agents face à leur employeur, patients, demandeurs d'asile… ?"
        }
        Criterion::Innovation => "Une technique ou un usage nouveau, aux effets encore mal connus, est-il employé ?",
        Criterion::Exclusion => "Quelqu'un peut-il perdre un droit, un service ou un contrat du fait du traitement ?",
    }
}

/// The outcome, in one sentence.
pub fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Open(open) => {
            format!(
                "Sans réponse : {}",
                ui::format::plural(*open as u64, "question à répondre", "questions à répondre")
            )
        }
        Outcome::Concluded(Verdict::RequiredByList(line)) => {
            format!("Requise : la liste de la CNIL nomme ce traitement ({})", line.label())
        }
        Outcome::Concluded(Verdict::RequiredByCriteria(met)) => {
            let labels: Vec<_> = met.iter().map(|criterion| criterion.label()).collect();
            format!("Requise : {} critères sur neuf sont remplis ({})", met.len(), labels.join(" ; "))
        }
        Outcome::Concluded(Verdict::Exempted(line)) => {
            format!("Dispensée : la liste de la CNIL nomme ce traitement ({})", line.label())
        }
        Outcome::Concluded(Verdict::NotRequired) => "Non requise : aucun critère n'est rempli".into(),
        Outcome::Concluded(Verdict::ToWeigh(criterion)) => format!("À décider par écrit : {}", criterion.label()),
        Outcome::Weighed { criterion, decision } => {
            let done = if decision.yes { "Requise" } else { "Non requise" };
            format!(
                "{done}, par décision écrite, pour un seul critère rempli ({}) : {}",
                criterion.label(),
                decision.why
            )
        }
    }
}

/// Where the outcome comes from.
pub fn source(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Concluded(Verdict::RequiredByList(_)) => REQUIRED_LIST,
        Outcome::Concluded(Verdict::Exempted(_)) => EXEMPT_LIST,
        _ => CRITERIA,
    }
}

/// The colour of the outcome's badge, and its word.
pub fn badge(outcome: &Outcome) -> (&'static str, &'static str) {
    match (outcome, outcome.requires()) {
        (Outcome::Concluded(Verdict::Exempted(_)), _) => ("Dispensée", "success"),
        (_, None) => ("Sans réponse", "warning"),
        (_, Some(true)) => ("Requise", "info"),
        (_, Some(false)) => ("Non requise", "success"),
    }
}
