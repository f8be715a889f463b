//! Deadlines through the pages: works, twice, refused.

use crate::trial::{app, head, intrapreneur, on};

const PAGE: &str = "/produits/carnet-de-bord/echeances";

#[tokio::test]
async fn a_written_deadline_shows_is_filtered_and_is_done_once() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let sent = [("nature", "homologation"), ("libelle", "Renouvellement"), ("jour", "2026-09-01")];
    let answer = paul.submit(PAGE, PAGE, &sent).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/echeances?produit=carnet-de-bord"));
    let list = paul.get("/echeances?produit=carnet-de-bord").await.body;
    assert!(
        list.contains("Fin de l&#39;homologation : Renouvellement")
            || list.contains("Fin de l'homologation : Renouvellement")
    );
    assert!(!paul.get("/echeances?incubateur=sgmas").await.body.contains("Renouvellement"));
    let path = list.split("action=\"").find(|part| part.starts_with("/echeances/")).unwrap().split('"').next().unwrap();
    assert_eq!(paul.submit("/echeances", path, &[]).await.status, 303);
    assert_eq!(paul.submit("/echeances", path, &[]).await.status, 409);
    assert!(!paul.get("/echeances").await.body.contains("Renouvellement"));
}

#[tokio::test]
async fn a_deadline_without_a_day_or_on_another_s_product_is_refused() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let bad = paul.submit(PAGE, PAGE, &[("nature", "autre"), ("jour", "bientôt")]).await;
    assert!(bad.status == 422 && bad.body.contains("Dites de quoi") && bad.body.contains("Donnez le jour"));
    assert_eq!(paul.submit(PAGE, "/produits/mano/echeances", &[("nature", "autre")]).await.status, 404);
    let mut sponsor = app.person("Ines Petit", &[on("sponsor", "carnet-de-bord")]).await;
    assert_eq!(sponsor.get(PAGE).await.status, 403);
    assert_eq!(sponsor.get("/echeances").await.status, 200);
}

#[tokio::test]
async fn a_calendar_opens_by_its_token_alone_and_closes_when_revoked() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "causes-de-deces").await;
    let page = "/compte/echeances";
    let opened = paul.submit(page, page, &[("action", "agenda")]).await.body;
    let token = opened.split("/agenda/").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let path = format!("/agenda/{token}");
    let file = app.anonymous().get(&path).await;
    assert!(file.status == 200 && file.body.contains("BEGIN:VCALENDAR"));
    assert!(file.body.contains("Consolidation") && !file.body.contains("Paul"));
    assert!(!paul.get(page).await.body.contains(&token), "the address is shown once");
    let again = paul.submit(page, page, &[("action", "agenda")]).await.body;
    assert!(!again.contains(&token));
    assert_eq!(app.anonymous().get(&path).await.status, 404, "the older one is closed");
    assert_eq!(paul.submit(page, page, &[("action", "revoquer")]).await.status, 303);
    assert_eq!(app.anonymous().get("/agenda/inconnu").await.status, 404);
}

#[tokio::test]
async fn the_letter_leaves_on_mondays_once_a_week_to_who_asked() {
    let app = app().await;
    let mut head = head(&app).await;
    assert_eq!(head.submit("/compte/echeances", "/compte/echeances", &[("action", "lettre")]).await.status, 303);
    assert!(app.letters().await.is_empty(), "the 20th of August 2026 is a Thursday");
    app.clock.advance(chrono::TimeDelta::days(4));
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("En retard"), "{}", letters[0]);
    app.clock.advance(chrono::TimeDelta::hours(7));
    assert_eq!(app.letters().await.len(), 1);
    app.clock.advance(chrono::TimeDelta::days(7));
    assert_eq!(app.letters().await.len(), 2);
}
