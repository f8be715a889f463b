//! A roadmap is written together, signed, frozen; what is left aside shows.

use serde_json::json;
use testkit::Client;

use crate::trial::{app, head, intrapreneur, send_bytes};

const GOAL: [(&str, &str); 5] = [
    ("objectif", "Alerter plus tôt"),
    ("resultat", "Une alerte arrive à temps pour agir"),
    ("indicateur", "Délai médian d'alerte"),
    ("cible", "7 jours"),
    ("date", "2027-06-30"),
];

async fn roadmap(head: &mut Client) -> String {
    let sent = [("titre", "Santé publique 2027"), ("orientation", "Voir venir."), ("terme", "2027-12-31")];
    let answer = head.submit("/feuilles-de-route", "/feuilles-de-route", &sent).await;
    assert_eq!(answer.status, 303);
    assert_eq!(head.submit("/feuilles-de-route", "/feuilles-de-route", &sent).await.status, 409);
    answer.location().to_owned()
}

async fn goal(head: &mut Client, roadmap: &str) -> String {
    let page = format!("{roadmap}/objectifs");
    let answer = head.submit(&page, &page, &GOAL).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(head.submit(&page, &page, &GOAL).await.status, 409);
    answer.location().to_owned()
}

#[tokio::test]
async fn a_goal_without_a_product_and_a_product_without_a_goal_both_show_until_they_meet() {
    let app = app().await;
    let mut head = head(&app).await;
    let feuille = roadmap(&mut head).await;
    let goal = goal(&mut head, &feuille).await;
    let page = head.get("/strategie").await.body;
    let aimless = page.split("id=\"sans-objectif\"").nth(1).unwrap().to_owned();
    assert!(page.contains("objectif sans produit") && aimless.contains("/produits/causes-de-deces/strategie"));
    let path = format!("{goal}/produits");
    let none = head.submit(&goal, &path, &[("produit", "inconnu"), ("contribution", "Il aide")]).await;
    assert!(none.status == 422 && none.body.contains("Choisissez un produit"));
    let sent = [("produit", "causes-de-deces"), ("contribution", "Il compte les décès chaque semaine")];
    assert_eq!(head.submit(&goal, &path, &sent).await.status, 303);
    assert_eq!(head.submit(&goal, &path, &sent).await.status, 409);
    let page = head.get("/strategie").await.body;
    assert!(!page.contains("objectif sans produit"));
    assert!(!page.split("id=\"sans-objectif\"").nth(1).unwrap().contains("/produits/causes-de-deces/strategie"));
    assert!(head.get("/produits/causes-de-deces/strategie").await.body.contains("Alerter plus tôt"));
    assert!(head.get("/echeances").await.body.contains("Cible de l"));
    let back = format!("{goal}/produits/retrait");
    assert_eq!(head.submit(&goal, &back, &[("produit", "causes-de-deces")]).await.status, 303);
    assert_eq!(head.submit(&goal, &back, &[("produit", "causes-de-deces")]).await.status, 409);
}

#[tokio::test]
async fn a_signed_version_is_frozen_and_its_digest_is_in_the_journal() {
    let app = app().await;
    let mut head = head(&app).await;
    let feuille = roadmap(&mut head).await;
    let sign = format!("{feuille}/signature");
    assert_eq!(head.submit(&feuille, &sign, &[]).await.status, 422, "no goal");
    let goal = goal(&mut head, &feuille).await;
    assert_eq!(head.submit(&feuille, &sign, &[]).await.status, 303);
    assert_eq!(head.submit(&feuille, &sign, &[]).await.status, 409, "nothing changed");
    let mut later = GOAL.to_vec();
    later[3] = ("cible", "5 jours");
    later.push(("revision", "1"));
    assert_eq!(head.submit(&goal, &goal, &later).await.status, 303);
    assert_eq!(head.submit(&goal, &goal, &later).await.status, 409, "the revision is past");
    let version = head.get(&format!("{feuille}/versions/1")).await.body;
    assert!(version.contains("7 jours") && !version.contains("5 jours"));
    let digest = version.split("<code>").nth(1).unwrap().split('<').next().unwrap();
    assert!(app.journal().await.iter().any(|line| line.contains("roadmap.signed")));
    assert_eq!(digest.len(), 64);
    let draft = head.get(&feuille).await.body;
    assert!(draft.contains("Modifiée depuis") && draft.contains("5 jours"));
    let decision = draft.split("href=\"").find(|part| part.starts_with("/decisions/")).unwrap();
    let decision = head.get(decision.split('"').next().unwrap()).await;
    assert!(decision.status == 200 && decision.body.contains("La version 1 de la feuille de route"));
    assert_eq!(head.submit(&feuille, &sign, &[]).await.status, 303);
    assert_eq!(head.get(&format!("{feuille}/versions/2")).await.status, 200);
    assert_eq!(head.get(&format!("{feuille}/versions/3")).await.status, 404);
}

#[tokio::test]
async fn followers_comment_and_only_those_who_write_answer_once() {
    let app = app().await;
    let mut head = head(&app).await;
    let feuille = roadmap(&mut head).await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let path = format!("{feuille}/commentaires");
    assert_eq!(paul.submit(&feuille, &path, &[("texte", "")]).await.status, 422);
    assert_eq!(paul.submit(&feuille, &path, &[("texte", "Et les territoires ?")]).await.status, 303);
    assert_eq!(paul.get(&format!("{feuille}/modifier")).await.status, 403);
    let page = head.get(&feuille).await.body;
    assert!(page.contains("Et les territoires") && page.contains("Paul Lefevre"));
    let answer = page.split("action=\"").find(|part| part.starts_with("/commentaires/")).unwrap();
    let answer = answer.split('"').next().unwrap().to_owned();
    assert_eq!(paul.submit(&feuille, &answer, &[("texte", "Non")]).await.status, 403);
    assert_eq!(head.submit(&feuille, &answer, &[("texte", "Un objectif est ajouté.")]).await.status, 303);
    assert_eq!(head.submit(&feuille, &answer, &[("texte", "Encore.")]).await.status, 409);
    assert_eq!(app.anonymous().get("/strategie").await.status, 401);
}

#[tokio::test]
async fn a_program_writes_a_roadmap_like_a_person() {
    let app = app().await;
    let head = head(&app).await;
    let send = async |path: &str, body: serde_json::Value| {
        let (status, text) = send_bytes(&app, &head, path, "application/json", body.to_string().into_bytes()).await;
        (status, serde_json::from_str::<serde_json::Value>(&text).unwrap_or_default())
    };
    let made = send(
        "/api/pilotage/feuilles-de-route",
        json!({"titre": "Emploi", "orientation": "Choisir sa voie", "terme": "2027-12-31"}),
    )
    .await;
    assert_eq!(made.0, 201, "{made:?}");
    let id = made.1["id"].as_str().unwrap().to_owned();
    let bad = send(&format!("/api/pilotage/feuilles-de-route/{id}/objectifs"), json!({"objectif": "Oser"})).await;
    assert_eq!(bad.0, 422);
    let goal = json!({"objectif": "Oser", "resultat": "Moins de renoncements", "indicateur": "Part", "cible": "10 %", "date": "2027-01-01"});
    assert_eq!(send(&format!("/api/pilotage/feuilles-de-route/{id}/objectifs"), goal).await.0, 201);
    assert_eq!(send(&format!("/api/pilotage/feuilles-de-route/{id}/signature"), json!({})).await.0, 201);
    assert_eq!(send(&format!("/api/pilotage/feuilles-de-route/{id}/signature"), json!({})).await.0, 409);
}
