//! The wall: within a person's perimeter, with its filters; obligations and their weakest products; deadlines.

use kernel::{Grant, Scope};

use crate::trial::{app, everywhere, member};

#[tokio::test]
async fn the_wall_shows_what_to_chase_and_every_product_in_reach() {
    let app = app().await;
    let wall = everywhere(&app, "Zoe Petit", "rssi").await.get("/conformite").await;
    assert_eq!(wall.status, 200);
    for told in ["À relancer cette semaine", "Mano", "Signature commune", "Non conforme", "mur-table"] {
        assert!(wall.body.contains(told), "{told}");
    }
    assert!(!wall.body.contains("Cantine locale"), "nothing is asked of a stopped product");
    let own = member(&app).await.get("/conformite").await.body;
    assert!(own.contains("/produits/mano/carnet") && !own.contains("/produits/signature-commune/carnet"));
    let head = Grant { role: "responsable-incubateur".into(), scope: Scope::one("incubateur", "atelier-numerique") };
    let of_incubator = app.person("Ines Petit", &[head]).await.get("/conformite").await.body;
    assert!(of_incubator.contains("signature-commune/carnet") && !of_incubator.contains("/produits/mano/carnet"));
}

#[tokio::test]
async fn a_visitor_sees_what_is_proven_only() {
    let app = app().await;
    let public = app.anonymous().get("/conformite").await;
    assert!(public.status == 200 && public.body.contains("Critères prouvés") && !public.body.contains("relancer"));
}

#[tokio::test]
async fn filters_keep_what_they_say_and_tell_what_they_do_not_understand() {
    let app = app().await;
    let mut officer = everywhere(&app, "Zoe Petit", "dpd").await;
    let refuted = officer.get("/conformite?obligation=obl.code-ouvert&etat=non-conforme").await.body;
    assert!(refuted.contains("/produits/mano/carnet\""));
    let derogated = officer.get("/conformite?obligation=obl.accessibilite&etat=deroge").await.body;
    assert!(derogated.contains("/produits/mano/carnet\"") && derogated.contains("1\u{a0}produit<"));
    let phase = officer.get("/conformite?phase=opere").await.body;
    assert!(phase.contains("signature-commune/carnet\"") && !phase.contains("/produits/mano/carnet\""));
    let wrong = officer.get("/conformite?phase=x&etat=y&obligation=z&incubateur=w").await.body;
    assert_eq!(wrong.matches("le filtre est laissé de côté").count(), 4);
    let standards = officer.get("/conformite?vue=standards").await.body;
    assert!(standards.contains("Logiciel") && standards.contains("Voir les obligations"));
    assert!(officer.get("/conformite?phase=investigation&etat=prouve&page=9").await.status == 200);
}

#[tokio::test]
async fn an_obligation_tells_its_law_to_all_and_its_weakest_products_to_some() {
    let app = app().await;
    let list = app.anonymous().get("/conformite/obligations").await.body;
    assert!(list.contains("art. 35") && list.contains("(à confirmer)"));
    let path = "/conformite/obligations/obl.code-ouvert";
    assert!(!app.anonymous().get(path).await.body.contains("le plus faible"));
    let shown = everywhere(&app, "Zoe Petit", "auditeur").await.get(path).await.body;
    let place = |text: &str| shown.find(text).unwrap_or(usize::MAX);
    assert!(place(">Mano<") < place("Attesté").min(place("Prouvé")), "the weakest comes first");
    assert_eq!(app.anonymous().get("/conformite/obligations/obl.inconnue").await.status, 404);
}

#[tokio::test]
async fn deadlines_are_told_with_the_reminders_of_homologations() {
    let app = app().await;
    let mut officer = everywhere(&app, "Zoe Petit", "rssi").await;
    let mut pages = String::new();
    for page in 1..=3 {
        let answer = officer.get(&format!("/conformite/echeances?page={page}")).await;
        assert_eq!(answer.status, 200);
        pages.push_str(&answer.body);
    }
    assert!(pages.contains("rappel à 1 mois"));
    assert_eq!(officer.get("/conformite/echeances?jours=365&page=99").await.status, 200);
    assert_eq!(app.anonymous().get("/conformite/echeances").await.status, 401);
    assert!(app.anonymous().get("/conformite/referentiels").await.body.contains("Attestation nommée"));
}
