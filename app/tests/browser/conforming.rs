//! The platform under its own scanners: what its deployer filled in is found, and every page is light.

use std::path::PathBuf;

use chrono::{Datelike as _, NaiveDate};
use conformity_scan::browser;
use conformity_scan::visit::Visit;
use conformity_scan::{Fetcher, Finding, Options, Site, Statut, contents, links};
use kernel::{Clock, Config};
use url::Url;

use crate::open_with;

/// What a deployer cannot have by installing the program: the State's design and domain, « Je donne mon avis », a budget. The officer's contact
/// stands in the notice in a form that the scanner does not read yet.
const NOT_CLAIMED: [&str; 8] = [
    "dsfr.systeme",
    "dsfr.marianne",
    "domaine.gouv-fr",
    "avis.bouton",
    "budget.page",
    "budget.montants",
    "code-source.lien",
    "confidentialite.dpd",
];

/// Pages that are not of EcoIndex A, the worst grade that each may have, and why. Every other page must be of grade A.
const HEAVIER: [(&str, char, &str); 1] = [(
    "/donnees-personnelles",
    'D',
    "the notice says every retention and every right of every processing on one page, as the law asks",
)];

/// The pages of an evidence whose grade is not the one they must have: « /adresse : 86 (A), … ».
fn too_heavy(evidence: &str) -> Vec<&str> {
    let allowed = |path: &str| HEAVIER.iter().find(|(page, ..)| *page == path).map_or('A', |(_, grade, _)| *grade);
    let heavy = |page: &&str| {
        let (path, rest) = page.split_once(" : ").expect("a path and its score");
        let grade = rest.split_once('(').and_then(|(_, rest)| rest.chars().next()).expect("a grade");
        grade > allowed(path)
    };
    evidence.split(" ; ").filter(heavy).collect()
}

fn filled(config: &mut Config) {
    let today = Clock::system().today();
    let said = |text: &str| Some(text.to_owned());
    // A demonstration asks robots to stay away.
    config.demonstration = Some(false);
    config.mentions.editeur = said("Ministère de l'Exemple, 1 rue de l'Exemple, 75007 Paris");
    config.mentions.directeur = said("Camille Martin, directrice du numérique");
    config.mentions.hebergeur = said("Nuage de l'Ouest SAS");
    config.mentions.hebergeur_adresse = said("3 quai des Antilles, 44200 Nantes");
    config.mentions.hebergeur_telephone = said("02 61 91 44 00");
    config.dpd.nom = said("Déléguée à la protection des données du ministère");
    config.dpd.contact = said("dpd@exemple.fr");
    config.responsable.nom = said("Ministère de l'Exemple");
    config.responsable.contact = said("1 rue de l'Exemple, 75007 Paris");
    config.accessibilite.etablie = NaiveDate::from_ymd_opt(today.year() - 1, 12, 1);
    config.accessibilite.schema = said("https://exemple.gouv.fr/schema");
    config.accessibilite.schema_annees = format!("{}-{}", today.year() - 1, today.year() + 1);
    config.accessibilite.plan = said("https://exemple.gouv.fr/plan");
    config.accessibilite.plan_annee = today.year().to_string();
}

fn options() -> Options {
    let axe: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../base/testkit/browser/node_modules/axe-core"].iter().collect();
    Options { allow: vec!["127.0.0.0/8".parse().unwrap()], axe: Some(axe), ..Options::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn our_own_scanners_find_the_platform_conform_where_it_claims_to_be() {
    let (_app, address) = open_with(Box::new(filled)).await;
    let options = options();
    let fetcher = Fetcher::new(&options).unwrap();
    let site = Site::visit(&fetcher, &Url::parse(&address).unwrap()).await.unwrap();
    let visit = Visit::of(&site, &fetcher, options.clock.now()).await;
    let mut found = contents::scan(&visit);
    found.extend(links::scan(&visit, &site.robots, &fetcher).await);
    let faults: Vec<&Finding> = found
        .iter()
        .filter(|finding| !NOT_CLAIMED.contains(&finding.critere.as_str()))
        .filter(|finding| !matches!(finding.statut, Statut::Conforme | Statut::NonApplicable))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn before_any_choice_a_visitor_gets_no_tracker_no_third_party_and_light_pages() {
    if testkit::browser::open().await.is_none() {
        return;
    }
    let (_app, address) = open_with(Box::new(filled)).await;
    let options = options();
    let fetcher = Fetcher::new(&options).unwrap();
    let site = Site::visit(&fetcher, &Url::parse(&address).unwrap()).await.unwrap();
    let mut visit = Visit::of(&site, &fetcher, options.clock.now()).await;
    let seen = browser::observe(&mut visit, &options).await;
    for finding in browser::scan(&visit, &seen) {
        if finding.critere == browser::ECOINDEX.id {
            assert!(!finding.preuve.ends_with('…'), "the evidence is cut");
            assert_eq!(too_heavy(&finding.preuve), Vec::<&str>::new(), "{}", finding.preuve);
            continue;
        }
        assert_eq!(finding.statut, Statut::Conforme, "{finding:#?}");
    }
}
