//! The page of a Monday: it tells what is late and only about the products that one follows.

use crate::trial::{app, head, intrapreneur};

#[tokio::test]
async fn what_is_late_and_what_comes_is_told_to_the_head() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let page = "/produits/carnet-de-bord/comites";
    let sent = [("jalon", "investissement"), ("date", "2026-08-27")];
    assert_eq!(paul.submit(page, page, &sent).await.status, 303);
    let mut head = head(&app).await;
    let monday = head.get("/pilotage").await.body;
    let coming = monday.split("id=\"comites\"").nth(1).unwrap().split("<h2").next().unwrap();
    assert!(coming.contains("Carnet de bord") && coming.contains("27\u{a0}août 2026"));
    let help = monday.split("id=\"aider\"").nth(1).unwrap();
    assert!(help.contains("Carnet de bord") && help.contains("repère dépassé"));
}

#[tokio::test]
async fn a_person_reads_of_their_own_products_only() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "boussole-emploi").await;
    let monday = paul.get("/pilotage").await.body;
    assert!(!monday.contains("Carnet de bord"));
    assert_eq!(app.anonymous().get("/pilotage").await.status, 401);
}
