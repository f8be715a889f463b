//! Third parties that a scan saw, beside those that the team declares: processors are bound by contract (RGPD, art. 28), and one that nobody names
//! is bound by none.

use conformity_scan::browser::{THIRD_PARTIES, parties};
use conformity_scan::code::PROVIDERS;
use conformity_scan::reading::{contains_any, fold, tidy};
use conformity_scan::{Finding, Report, Statut};

use crate::perimeter::Perimeter;
use crate::tools;

/// The check that obligations name.
pub const CHECK: &str = "tiers.declares";

/// What the comparison says. A host asked by the pages and declared by nobody refutes; a library of the code only asks: it may speak to a copy that
/// the product runs itself.
pub fn finding(perimeter: &Perimeter, report: &Report) -> Finding {
    let seen = report.of(THIRD_PARTIES.id).filter(|finding| finding.statut != Statut::Inconnu);
    let Some(seen) = seen else {
        return said(
            Statut::Inconnu,
            String::new(),
            "Les tiers que demandent les pages n'ont pas pu être observés.".into(),
        );
    };
    let names = declared(perimeter);
    let silent: Vec<&str> = listed(&seen.preuve).filter(|host| !is_declared(host, &names)).collect();
    let code = report.of(PROVIDERS.id).map_or("", |finding| finding.preuve.as_str());
    let called: Vec<&str> = listed(code).filter(|name| !is_declared(name, &names)).collect();
    let evidence = listed(&seen.preuve).chain(listed(code)).collect::<Vec<_>>().join(", ");
    match (silent.is_empty(), called.is_empty()) {
        (false, _) => {
            let text =
                format!("Les pages font appel à des tiers que le périmètre ne déclare pas : {}.", silent.join(", "));
            said(Statut::NonConforme, evidence, text)
        }
        (true, false) => {
            let text = format!(
                "Le code emploie la bibliothèque de {} : à déclarer, ou à dire hébergé par le produit.",
                called.join(", ")
            );
            said(Statut::Inconnu, evidence, text)
        }
        (true, true) if evidence.is_empty() => {
            said(Statut::Conforme, evidence, "Ni les pages ni le code ne font appel à un tiers connu.".into())
        }
        (true, true) => {
            said(Statut::Conforme, evidence, "Tous les tiers observés sont déclarés dans le périmètre.".into())
        }
    }
}

fn said(statut: Statut, preuve: String, message: String) -> Finding {
    Finding { critere: CHECK.to_owned(), statut, origine: "scan".to_owned(), preuve, message }
}

/// The names of an evidence, without what was cut at its end.
fn listed(evidence: &str) -> impl Iterator<Item = &str> {
    evidence.split(", ").map(|name| name.trim_end_matches('…').trim()).filter(|name| !name.is_empty())
}

/// What the team declares, in folded letters: recipients, tools, hosts.
fn declared(perimeter: &Perimeter) -> Vec<String> {
    perimeter.recipients.iter().chain(&perimeter.tools).map(|name| fold(&tidy(name))).collect()
}

/// Whether one of the declared names is that of a host or a provider: its address, its site, its name in the catalogue or among known trackers.
fn is_declared(name: &str, declared: &[String]) -> bool {
    let folded = fold(&tidy(name));
    let site = parties::site_of(&folded);
    let stem = site.split('.').next().unwrap_or_default().to_owned();
    let owned = [name.to_owned()];
    let known = tools::compare(&owned).into_iter().filter_map(|one| one.tool).map(|tool| fold(&tidy(&tool.name)));
    let tracker = parties::tracker(&folded).map(|tracker| fold(tracker.name));
    let mut ways: Vec<String> = known.chain(tracker).chain([folded, site]).collect();
    if stem.len() > 3 {
        ways.push(stem);
    }
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    declared.iter().any(|text| contains_any(text, &ways))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(hosts: &str, code: &str) -> Report {
        let one = |critere: &str, statut, preuve: &str| Finding {
            critere: critere.into(),
            statut,
            origine: "scan".into(),
            preuve: preuve.into(),
            message: String::new(),
        };
        let constats =
            vec![one(THIRD_PARTIES.id, Statut::NonConforme, hosts), one(PROVIDERS.id, Statut::Conforme, code)];
        Report { url: "https://exemple.fr/".into(), constats }
    }

    fn perimeter(recipients: &[&str], tools: &[&str]) -> Perimeter {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Perimeter { recipients: list(recipients), tools: list(tools), ..Perimeter::default() }
    }

    #[test]
    fn a_third_party_that_nobody_declares_refutes_the_word_given_on_processors() {
        let found = finding(
            &perimeter(&["Hébergeur"], &["Matomo"]),
            &report("www.google-analytics.com, stats.matomo.cloud", ""),
        );
        assert_eq!(found.statut, Statut::NonConforme);
        assert!(
            found.message.contains("www.google-analytics.com") && !found.message.contains("matomo"),
            "{}",
            found.message
        );
    }

    #[test]
    fn a_third_party_is_declared_by_its_tool_its_site_or_its_name_in_a_sentence() {
        let hosts = "www.google-analytics.com, cdn.exemplarium.eu, api.tally.so";
        let declared =
            perimeter(&["Exemplarium, hébergement des images (contrat du 3 mars)"], &["Google Analytics", "Tally"]);
        assert_eq!(finding(&declared, &report(hosts, "")).statut, Statut::Conforme);
        assert_eq!(finding(&perimeter(&[], &[]), &report("", "")).statut, Statut::Conforme);
    }

    #[test]
    fn a_library_of_the_code_asks_and_what_was_not_seen_is_unknown() {
        assert_eq!(finding(&perimeter(&[], &[]), &report("", "Sentry")).statut, Statut::Inconnu);
        assert_eq!(finding(&perimeter(&[], &["Sentry"]), &report("", "Sentry")).statut, Statut::Conforme);
        let blind = Report { url: String::new(), constats: vec![] };
        assert_eq!(finding(&perimeter(&[], &[]), &blind).statut, Statut::Inconnu);
    }
}
