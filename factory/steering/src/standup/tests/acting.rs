//! The round through its pages.

use crate::trial::{app, head, intrapreneur, on};

const PAGE: &str = "/produits/carnet-de-bord/point-hebdo";

#[tokio::test]
async fn a_team_tells_its_week_and_the_next_one_starts_from_it() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    assert!(paul.get("/point-hebdo").await.body.contains("Pas rempli"));
    let told = [
        ("meteo", "moyen"),
        ("kpis", "12 chantiers suivis"),
        ("priorites", "Import\nAudit"),
        ("besoin", "Un relais au service juridique"),
    ];
    assert_eq!(paul.submit(PAGE, PAGE, &told).await.status, 303);
    assert_eq!(paul.submit(PAGE, PAGE, &told).await.status, 303, "said again, it is the same week");
    let round = paul.get("/point-hebdo").await.body;
    assert!(round.contains("Moyen") && !round.contains("Pas rempli"));
    assert_eq!(round.matches("<p>Un relais au service juridique</p>").count(), 1);
    app.clock.advance(chrono::TimeDelta::days(7));
    let mut paul = head(&app).await;
    let page = paul.get(PAGE).await.body;
    assert!(page.contains("12 chantiers suivis") && page.contains("Pas encore remplie") && page.contains("Un relais"));
    let round = paul.get("/point-hebdo").await.body;
    assert!(
        round.contains("Pas rempli") && round.contains("Un relais au service juridique"),
        "a need stays until it is closed"
    );
    let past = round.split("href=\"/point-hebdo/").nth(2).unwrap().split('"').next().unwrap();
    assert!(paul.get(&format!("/point-hebdo/{past}")).await.body.contains("Moyen"));
    let bad = paul.submit(PAGE, PAGE, &[("meteo", "orageux"), ("kpis", "13 chantiers")]).await;
    assert!(bad.status == 422 && bad.body.contains("13 chantiers"));
}

#[tokio::test]
async fn a_need_is_taken_once_closed_once_and_only_by_who_follows_the_product() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    assert_eq!(paul.submit(PAGE, PAGE, &[("meteo", "bon"), ("besoin", "Une salle pour jeudi")]).await.status, 303);
    let mut head = head(&app).await;
    assert!(head.get("/pilotage").await.body.contains("Une salle pour jeudi"));
    let round = head.get("/point-hebdo").await.body;
    let action = |part: &str| {
        let found = round.split("action=\"").find(|action| action.split('"').next().unwrap().ends_with(part));
        found.unwrap().split('"').next().unwrap().to_owned()
    };
    let (take, close) = (action("/prise"), action("/cloture"));
    assert_eq!(head.submit("/point-hebdo", &take, &[]).await.status, 303);
    assert!(paul.get("/point-hebdo").await.body.contains("pris par Zoe Petit"));
    assert_eq!(paul.submit("/point-hebdo", &take, &[]).await.status, 409);
    let mut other = app.person("Ines Petit", &[on("membre", "mano")]).await;
    assert_eq!(other.submit("/point-hebdo", &close, &[]).await.status, 404);
    assert_eq!(head.submit("/point-hebdo", &close, &[]).await.status, 303);
    assert_eq!(head.submit("/point-hebdo", &close, &[]).await.status, 409);
    assert!(!paul.get("/point-hebdo").await.body.contains("Une salle pour jeudi"));
}

#[tokio::test]
async fn the_presentation_leads_from_team_to_team_without_a_script() {
    let app = app().await;
    let mut head = head(&app).await;
    let round = head.get("/point-hebdo").await.body;
    let first =
        round.split("href=\"").find(|part| part.starts_with("/point-hebdo/20")).unwrap().split('"').next().unwrap();
    let mut page = head.get(first).await;
    let mut seen = 1;
    while let Some(link) = page.body.split("<a ").find(|tag| tag.split('>').next().unwrap().contains("rel=\"next\"")) {
        assert!(link.contains("accesskey=\"n\""));
        let next = link.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        page = head.get(&next).await;
        assert_eq!(page.status, 200);
        seen += 1;
    }
    assert!(page.body.contains(&format!("{seen} sur {seen}")) && seen > 2, "{seen}");
    let week = first.rsplit_once('/').unwrap().0;
    assert_eq!(head.get(&format!("{week}/{}", seen + 1)).await.status, 404);
    assert_eq!(head.get("/point-hebdo/2026-08-18").await.status, 404, "a Tuesday begins no week");
    assert!(app.anonymous().get("/point-hebdo/minuteur.js").await.body.contains("data-minute"));
}
