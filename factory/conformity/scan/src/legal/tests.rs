//! Rules on single pages; whole sites are in the corpus.

use proptest::prelude::*;
use url::Url;

use super::{DIRECTOR, HOST, PUBLISHER, RETENTION, cookies, notices, privacy};
use crate::reading::Doc;
use crate::visit::Visit;
use crate::{Finding, Statut};

fn doc(html: &str) -> Doc {
    Doc::read(&Url::parse("https://exemple.gouv.fr/mentions").unwrap(), html)
}

fn statut(findings: &[Finding], id: &str) -> Statut {
    findings.iter().find(|finding| finding.critere == id).unwrap().statut
}

const PUBLISHED: &str = "<p>Éditeur : Commune de Valmont, 1 place du Marché, 76400 Valmont, 02 61 91 00 49</p>";

#[test]
fn a_director_is_a_person() {
    let director = |text: &str| statut(&notices::check(&doc(&format!("{PUBLISHED}<p>{text}</p>"))), DIRECTOR.id);
    assert_eq!(director("Directeur de la publication : M. Amadou Diallo"), Statut::Conforme);
    assert_eq!(director("Mme Inès Benali, préfète, est directrice de la publication."), Statut::Conforme);
    assert_eq!(director("Directeur de la publication : le maire de Valmont"), Statut::NonConforme);
    assert_eq!(director("Directeur de la publication : le maire. Photographies : Paul Lefèvre"), Statut::NonConforme);
}

#[test]
fn a_host_has_a_name_an_address_and_a_telephone() {
    let host = |text: &str| statut(&notices::check(&doc(&format!("{PUBLISHED}<p>{text}</p>"))), HOST.id);
    assert_eq!(host("Hébergeur : Nuage SAS, 3 quai des Antilles, 44200 Nantes, 02 61 91 44 00"), Statut::Conforme);
    assert_eq!(host("Hébergeur : Nuage SAS, 3 quai des Antilles, 44200 Nantes"), Statut::NonConforme);
    assert_eq!(host("Hébergeur : Nuage SAS, 02 61 91 44 00"), Statut::NonConforme);
    assert_eq!(host("Hébergeur : 3 quai des Antilles, 44200 Nantes, 02 61 91 44 00"), Statut::NonConforme);
}

#[test]
fn the_address_of_one_is_not_the_address_of_the_other() {
    let page = doc(
        "<p>Éditeur : Commune de Valmont</p><p>Hébergeur : Nuage SAS, 3 quai des Antilles, 44200 Nantes, 02 61 91 44 00</p>",
    );
    let found = notices::check(&page);
    assert_eq!([statut(&found, PUBLISHER.id), statut(&found, HOST.id)], [Statut::NonConforme, Statut::Conforme]);
}

#[test]
fn a_life_of_cookies_is_no_retention_of_data() {
    let retention = |text: &str| statut(&privacy::check(&doc(&format!("<p>dpo@exemple.fr</p>{text}"))), RETENTION.id);
    assert_eq!(retention("<h2>Cookies</h2><p>Conservés 13 mois.</p>"), Statut::NonConforme);
    assert_eq!(retention("<h2>Durée de conservation</h2><p>Deux ans.</p>"), Statut::Conforme);
}

#[test]
fn a_cookie_that_no_page_names_is_undeclared() {
    let url = Url::parse("https://exemple.gouv.fr/").unwrap();
    let home = Doc::read(&url, "<footer><a href=/cookies>Cookies</a></footer>");
    let cookies = Doc::read(&url.join("/cookies").unwrap(), "<table><tr><td>_pk_id</td><td>13 mois</td></tr></table>");
    let visit = Visit::of_docs(vec![home, cookies], chrono::NaiveDate::default());
    let seen = ["_pk_id.1.ab".to_owned(), "_ga".to_owned()];
    assert_eq!(cookies::undeclared(&visit, &seen), ["_ga"]);
}

proptest! {
    #[test]
    fn no_text_breaks_the_reading(text in "\\PC{0,60}", label in "(Éditeur|Hébergeur|Directeur de la publication|DPO|CNIL|Durée)") {
        let page = doc(&format!("<p>{label} {text}<p>{text} {label}<table><tr><th>{label}<td>{text}"));
        let _ = (notices::check(&page), privacy::check(&page));
    }
}

#[test]
fn an_officer_named_in_a_list_of_definitions_with_an_address_is_reached() {
    let page = doc(
        "<section><h2>Accounts</h2><dl class=app-facts><div><dt>Ce qui l'autorise</dt><dd><p>Mission d'intérêt public</p></dd></div>\
         <div class=app-facts__row><dt>Délégué à la protection des données</dt><dd><p>Déléguée à la protection des données du ministère, dpd@exemple.fr</p></dd></div>\
         <div><dt>Personnes concernées</dt><dd><ul><li>Agents</li></ul></dd></div></dl></section>",
    );
    let found = super::privacy::check(&page);
    let officer = found.iter().find(|one| one.critere == super::OFFICER.id).unwrap();
    assert_eq!(officer.statut, crate::Statut::Conforme, "{}", officer.message);
}
