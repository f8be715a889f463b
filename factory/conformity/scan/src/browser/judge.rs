//! What was seen, against what the site says and what the law allows.

use std::collections::BTreeSet;

use super::{AXE, COOKIES, Cookie, ECOINDEX, Observation, Seen, THIRD_PARTIES, TRACKERS, parties};
use crate::ecoindex;
use crate::finding::Finding;
use crate::legal::cookies::{mentioned, undeclared};
use crate::reading::fold;
use crate::visit::Visit;

/// The five checks.
pub fn all(visit: &Visit, seen: &Observation) -> Vec<Finding> {
    let early =
        seen.stopped.as_ref().map(|why| format!(" L'observation s'est arrêtée tôt : {why}.")).unwrap_or_default();
    let mut found =
        vec![cookies(visit, seen), trackers(seen), third_parties(visit, seen), accessible(seen), weight(seen)];
    for finding in &mut found {
        finding.message.push_str(&early);
    }
    found
}

fn host_of(seen: &Observation) -> &str {
    seen.pages.first().and_then(|page| page.url.host_str()).unwrap_or_default()
}

fn cookies(visit: &Visit, seen: &Observation) -> Finding {
    let own = parties::site_of(host_of(seen));
    let grade = parties::grade_of_cookies(seen.cookies.len());
    let names: Vec<String> = seen.cookies.iter().map(|cookie| cookie.name.clone()).collect();
    let evidence =
        seen.cookies.iter().map(|cookie| format!("{} ({})", cookie.name, cookie.domain)).collect::<Vec<_>>().join(", ");
    let foreign: Vec<&Cookie> = seen.cookies.iter().filter(|cookie| parties::site_of(&cookie.domain) != own).collect();
    let unknown = undeclared(visit, &names);
    let scale = format!("{} cookie(s) avant tout choix (échelle de DashLord : {grade})", names.len());
    match (names.len(), foreign.first(), unknown.is_empty()) {
        (0, ..) => COOKIES.conforme("", "Aucun cookie n'est déposé avant un choix (échelle de DashLord : A)."),
        (_, Some(cookie), _) => {
            COOKIES.non_conforme(evidence, format!("{scale}, dont un d'un autre site ({}).", cookie.domain))
        }
        (_, None, false) => COOKIES.non_conforme(
            evidence,
            format!("{scale}, dont {} que le site ne décrit pas : {}.", unknown.len(), unknown.join(", ")),
        ),
        (_, None, true) => COOKIES.conforme(evidence, format!("{scale}, tous décrits par le site.")),
    }
}

/// The hosts asked for, without those of the site itself.
fn others(seen: &Observation) -> BTreeSet<String> {
    let own = parties::site_of(host_of(seen));
    let hosts = seen.pages.iter().flat_map(|page| &page.requests).filter_map(|url| url.host_str());
    hosts.filter(|host| parties::site_of(host) != own).map(str::to_owned).collect()
}

fn trackers(seen: &Observation) -> Finding {
    let found: Vec<_> =
        others(seen).into_iter().filter_map(|host| parties::tracker(&host).map(|tracker| (host, tracker))).collect();
    let names: BTreeSet<&str> = found.iter().map(|(_, tracker)| tracker.name).collect();
    let grade = parties::grade_of_trackers(names.len());
    let evidence = found
        .iter()
        .map(|(host, tracker)| format!("{host} : {}, {}", tracker.name, tracker.nature.label()))
        .collect::<Vec<_>>()
        .join(" ; ");
    match names.len() {
        0 => TRACKERS.conforme("", "Aucun traceur connu n'est chargé avant le consentement (échelle de DashLord : A)."),
        count => TRACKERS.non_conforme(
            evidence,
            format!("{count} traceur(s) chargé(s) avant tout consentement (échelle de DashLord : {grade})."),
        ),
    }
}

fn third_parties(visit: &Visit, seen: &Observation) -> Finding {
    let hosts = others(seen);
    let silent: Vec<&str> = hosts
        .iter()
        .map(String::as_str)
        .filter(|host| {
            let site = parties::site_of(host);
            let name = site.split('.').next().unwrap_or_default().to_owned();
            let known = parties::tracker(host).is_some_and(|tracker| mentioned(visit, &fold(tracker.name)));
            let named = name.len() > 3 && mentioned(visit, &name);
            !(known || named || mentioned(visit, host) || mentioned(visit, &site))
        })
        .collect();
    let evidence = hosts.iter().cloned().collect::<Vec<_>>().join(", ");
    match (hosts.len(), silent.is_empty()) {
        (0, _) => THIRD_PARTIES.conforme("", "Les pages ne demandent rien à un tiers."),
        (count, true) => {
            THIRD_PARTIES.conforme(evidence, format!("{count} tiers demandé(s), tous nommés par les pages légales."))
        }
        (_, false) => THIRD_PARTIES
            .non_conforme(evidence, format!("Tiers que les pages légales ne nomment pas : {}.", silent.join(", "))),
    }
}

fn accessible(seen: &Observation) -> Finding {
    let mut defects = Vec::new();
    let mut failed = None;
    for page in &seen.pages {
        match &page.axe {
            Ok(violations) => defects.extend(violations.iter().map(|one| (page.url.path(), one))),
            Err(why) => failed = failed.or(Some(why)),
        }
    }
    let evidence: Vec<String> =
        defects.iter().map(|(path, one)| format!("{path} : {} × {} ({})", one.count, one.id, one.help)).collect();
    match (defects.len(), failed) {
        (0, Some(why)) => AXE.inconnu(why.clone()),
        (0, None) => AXE.conforme(
            "",
            format!("axe-core ne trouve rien sur {} page(s) ; cela ne vaut pas un audit.", seen.pages.len()),
        ),
        (count, _) => AXE.non_conforme(
            evidence.join(" ; "),
            format!("axe-core trouve {count} règle(s) enfreinte(s) sur {} page(s).", seen.pages.len()),
        ),
    }
}

/// The page that weighs most decides: people do not choose the light ones.
fn weight(seen: &Observation) -> Finding {
    let score =
        |page: &Seen| ecoindex::score(page.elements as f64, page.requests.len() as f64, page.bytes as f64 / 1000.0);
    let worst = seen.pages.iter().min_by(|one, other| score(one).total_cmp(&score(other)));
    let Some(worst) = worst else { return ECOINDEX.inconnu("Aucune page n'a pu être mesurée.") };
    let told = |page: &Seen| {
        let rounded = ecoindex::rounded(score(page));
        format!(
            "{} : {rounded} ({}), {} éléments, {} requêtes, {} ko",
            page.url.path(),
            ecoindex::grade(rounded),
            page.elements,
            page.requests.len(),
            page.bytes.div_ceil(1000)
        )
    };
    let evidence = seen.pages.iter().map(told).collect::<Vec<_>>().join(" ; ");
    let rounded = ecoindex::rounded(score(worst));
    let grade = ecoindex::grade(rounded);
    let message = format!("La page la plus lourde a {rounded} sur 100, note {grade}.");
    ECOINDEX.judge(matches!(grade, 'A' | 'B' | 'C'), evidence, message)
}
