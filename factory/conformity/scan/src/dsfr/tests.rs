//! Rules on single pages; whole sites are in the corpus.

use chrono::NaiveDate;
use url::Url;

use super::{BRAND, DOMAIN, SYSTEM, scan};
use crate::Statut;
use crate::reading::Doc;
use crate::visit::Visit;

const HEADER: &str = "<header class=fr-header><p class=fr-logo>Ministère<br>de la Culture</p></header><main>x</main>";
const ASSETS: &str = "<link rel=stylesheet href=/dsfr.min.css><footer class=fr-footer>y</footer>";

fn found(address: &str, html: &str) -> [Statut; 3] {
    let page = Doc::read(&Url::parse(address).unwrap(), html);
    let found = scan(&Visit::of_docs(vec![page], NaiveDate::default()));
    [SYSTEM, BRAND, DOMAIN].map(|check| found.iter().find(|finding| finding.critere == check.id).unwrap().statut)
}

#[test]
fn a_town_is_not_held_to_the_design_of_the_state() {
    assert_eq!(found("https://valmont.fr", "<header>Ville de Valmont</header>"), [Statut::NonApplicable; 3]);
}

#[test]
fn a_state_site_outside_its_domain_is_seen() {
    let html = format!("{ASSETS}{HEADER}");
    assert_eq!(found("https://culture.fr", &html), [Statut::Conforme, Statut::Conforme, Statut::NonConforme]);
    assert_eq!(found("https://x.culture.gouv.fr", &html), [Statut::Conforme; 3]);
}

#[test]
fn a_domain_that_only_looks_like_the_state_s_is_none() {
    assert_eq!(found("https://gouv.fr.exemple.com", "<p>Bonjour")[2], Statut::NonApplicable);
    assert_eq!(found("https://impotsgouv.fr", "<p>Bonjour")[2], Statut::NonApplicable);
}
