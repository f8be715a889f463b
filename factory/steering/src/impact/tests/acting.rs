//! Following an indicator through the pages: works, twice, refused.

use crate::trial::{app, intrapreneur, on};
use testkit::{App, Client};

pub const PAGE: &str = "/produits/carnet-de-bord/impact";

pub const DELAY: [(&str, &str); 8] = [
    ("obligatoire", "impact-genere"),
    ("unite", "jour"),
    ("sens", "baisse"),
    ("frequence", "mensuelle"),
    ("mode_calcul", "Jours entre la demande et la réponse, médiane du mois"),
    ("source", "Base du service"),
    ("depuis", "2026-01-01"),
    ("phare", "oui"),
];

/// The address of a new indicator.
pub async fn followed(person: &mut Client) -> String {
    let answer = person.submit(&format!("{PAGE}/nouveau"), PAGE, &DELAY).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().split('?').next().unwrap().to_owned()
}

pub async fn measured(person: &mut Client, at: &str, value: &str, on: &str) -> testkit::Answer {
    person.submit(at, &format!("{at}/mesures"), &[("valeur", value), ("date", on)]).await
}

async fn count(app: &App, kind: &str) -> usize {
    app.journal().await.iter().filter(|line| *line == kind).count()
}

#[tokio::test]
async fn a_second_measure_of_a_day_replaces_says_so_and_the_same_again_writes_nothing() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let at = followed(&mut paul).await;
    let first = measured(&mut paul, &at, "31", "2026-06-30").await;
    assert!(first.location().ends_with("fait=mesure"), "{}", first.body);
    let second = measured(&mut paul, &at, "28,5", "2026-06-30").await;
    let page = paul.get(second.location()).await.body;
    assert!(page.contains("remplace celle du même jour") && page.contains("28,5") && !page.contains(">31\u{a0}jours<"));
    let third = measured(&mut paul, &at, "28,50", "2026-06-30").await;
    assert!(third.location().ends_with("fait=inchangee"));
    assert_eq!(count(&app, "impact.measured").await, 2);
    let hub = paul.get("/produits/carnet-de-bord/pilotage").await.body;
    assert!(hub.contains("Impact généré : 28,5\u{a0}jours") && hub.contains("Mesure en retard"));
}

#[tokio::test]
async fn what_is_to_correct_comes_back_and_another_s_product_is_not_found() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let at = followed(&mut paul).await;
    let lines = app.journal().await.len();
    let ahead = measured(&mut paul, &at, "12", "2030-01-01").await;
    assert!(ahead.status == 422 && ahead.body.contains("pas de l&#39;avenir") && ahead.body.contains("2030-01-01"));
    let twin = paul.submit(&format!("{PAGE}/nouveau"), PAGE, &DELAY).await;
    assert!(twin.status == 422 && twin.body.contains("déjà suivi"));
    assert_eq!(app.journal().await.len(), lines);
    let mut zoe = app.person("Zoe Petit", &[on("membre", "mano")]).await;
    assert_eq!(zoe.get(PAGE).await.status, 404);
    assert_eq!(zoe.get(&at).await.status, 404);
    let mut ines = app.person("Ines Petit", &[on("sponsor", "carnet-de-bord")]).await;
    assert_eq!(ines.get(&at).await.status, 200);
    assert_eq!(measured(&mut ines, &at, "12", "2026-06-30").await.status, 403);
}

#[tokio::test]
async fn a_product_watches_one_indicator_first() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let delay = followed(&mut paul).await;
    let mut other: Vec<_> =
        DELAY.iter().copied().filter(|(name, _)| !["obligatoire", "phare"].contains(name)).collect();
    other.extend([("nom", "Chantiers suivis"), ("famille", "utilise")]);
    let answer = paul.submit(&format!("{PAGE}/nouveau"), PAGE, &other).await;
    let sites = answer.location().split('?').next().unwrap().to_owned();
    assert_eq!(paul.submit(&sites, &format!("{sites}/phare"), &[]).await.status, 303);
    assert_eq!(paul.submit(&delay, &format!("{sites}/phare"), &[]).await.status, 303);
    assert_eq!(count(&app, "flagship.chosen").await, 1);
    assert!(paul.get(&sites).await.body.contains("Métrique phare<"));
    assert!(!paul.get(&delay).await.body.contains("Métrique phare<"));
}

#[tokio::test]
async fn a_measure_is_taken_away_once() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let at = followed(&mut paul).await;
    measured(&mut paul, &at, "31", "2026-06-30").await;
    let page = paul.get(&at).await.body;
    let action = page.split("action=\"").find(|part| part.contains("/retrait\"")).unwrap();
    let action = action.split('"').next().unwrap().to_owned();
    assert_eq!(paul.submit(&at, &action, &[]).await.status, 303);
    assert_eq!(paul.submit(&at, &action, &[]).await.status, 404);
    assert!(paul.get(&at).await.body.contains("Rien n&#39;a encore été mesuré"));
}

#[tokio::test]
async fn a_reviewed_and_fresh_gain_holds_the_gate_and_a_monday_tells_what_moved() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let at = followed(&mut paul).await;
    measured(&mut paul, &at, "31", "2026-07-19").await;
    measured(&mut paul, &at, "9", "2026-08-19").await;
    let gate = "/produits/carnet-de-bord/jalons/acceleration";
    assert!(!paul.get(gate).await.body.contains("contre 31\u{a0}jours"), "nobody has reviewed it");
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let mut head = crate::trial::head(&app).await;
    let review = [("niveau", "certifiee"), ("remarque", "Requête relue avec l'équipe."), ("signature", "oui")];
    assert_eq!(head.submit(&at, &format!("{at}/revues"), &review).await.status, 303);
    assert!(paul.get(gate).await.body.contains("contre 31\u{a0}jours"));
    let monday = head.get("/pilotage").await.body;
    let moved = monday.split("id=\"impact\"").nth(1).unwrap().split("<h2").next().unwrap();
    assert!(moved.contains("Carnet de bord") && moved.contains("mieux que 31\u{a0}jours"), "{moved}");
    assert!(monday.contains("Aucune métrique phare n'est en retard"));
}
