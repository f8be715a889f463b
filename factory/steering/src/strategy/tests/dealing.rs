//! Requests to other services, positioning, messages: works, twice, refused.

use crate::trial::{app, intrapreneur, on};

const PAGE: &str = "/produits/carnet-de-bord/strategie";

fn first(page: &str, start: &str) -> String {
    let found = page.split("action=\"").find(|part| part.starts_with(start)).unwrap_or_default();
    found.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_request_is_late_until_its_answer_is_noted_once() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let path = format!("{PAGE}/demandes");
    let sent = [
        ("service", "Direction des affaires juridiques"),
        ("objet", "Avis sur la convention"),
        ("le", "2026-06-01"),
        ("attendue", "2026-07-01"),
    ];
    assert_eq!(paul.submit(PAGE, &path, &sent).await.status, 303);
    assert_eq!(paul.submit(PAGE, &path, &sent).await.status, 409);
    let bad = paul
        .submit(
            PAGE,
            &path,
            &[("service", "Une direction"), ("objet", "Un avis"), ("le", "2026-07-02"), ("attendue", "2026-07-01")],
        )
        .await;
    assert!(bad.status == 422 && bad.body.contains("avant la demande"));
    let late = paul.get("/demandes").await.body;
    assert!(late.split("id=\"attendues\"").next().unwrap().contains("Avis sur la convention"));
    assert!(paul.get("/echeances").await.body.contains("Réponse attendue"));
    let answer = first(&paul.get(PAGE).await.body, &format!("{path}/"));
    assert_eq!(paul.submit(PAGE, &answer, &[("texte", "Avis favorable")]).await.status, 303);
    assert_eq!(paul.submit(PAGE, &answer, &[("texte", "Avis favorable")]).await.status, 409);
    assert!(!paul.get("/echeances").await.body.contains("Réponse attendue"));
    let elsewhere = answer.replace("carnet-de-bord", "mano");
    assert_eq!(paul.submit(PAGE, &elsewhere, &[("texte", "Avis")]).await.status, 404);
}

#[tokio::test]
async fn a_message_is_planned_then_tells_what_came_of_it() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let path = format!("{PAGE}/messages");
    let sent = [
        ("public", "Conducteurs"),
        ("message", "Votre carnet tient dans une poche"),
        ("canal", "Lettre"),
        ("prevu", "2026-09-01"),
    ];
    assert_eq!(paul.submit(PAGE, &path, &sent).await.status, 303);
    assert_eq!(paul.submit(PAGE, &path, &sent).await.status, 409);
    assert_eq!(paul.submit(PAGE, &path, &[("public", "Tous")]).await.status, 422);
    let told = first(&paul.get(PAGE).await.body, &format!("{path}/"));
    assert_eq!(paul.submit(PAGE, &told, &[("texte", "")]).await.status, 422);
    assert_eq!(paul.submit(PAGE, &told, &[("texte", "Deux cents inscriptions")]).await.status, 303);
    assert_eq!(paul.submit(PAGE, &told, &[("texte", "Trois cents")]).await.status, 409);
    assert!(paul.get(PAGE).await.body.contains("Deux cents inscriptions"));
}

#[tokio::test]
async fn the_latest_positioning_holds_and_those_who_follow_only_read_it() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let path = format!("{PAGE}/positionnement");
    let sent = [("public", "Conducteurs"), ("message", "Un carnet, pas un mouchard")];
    assert_eq!(paul.submit(PAGE, &path, &sent).await.status, 303);
    assert_eq!(paul.submit(PAGE, &path, &sent).await.status, 409);
    let mut sponsor = app.person("Ines Petit", &[on("sponsor", "carnet-de-bord")]).await;
    assert!(sponsor.get(PAGE).await.body.contains("pas un mouchard"));
    assert_eq!(sponsor.submit(PAGE, &path, &sent).await.status, 403);
    assert_eq!(paul.get("/produits/mano/strategie").await.status, 404);
}
