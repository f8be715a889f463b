//! Handing a product over through the pages: works, twice, refused.

use testkit::{App, Client};

use crate::transfer::store;
use crate::trial::{app, head, intrapreneur, on};

const PAGE: &str = "/produits/carnet-de-bord/transfert";

async fn receiver(app: &App) -> (Client, String) {
    let client = app.person("Ines Petit", &[on("membre", "carnet-de-bord")]).await;
    (client, "ines.petit@exemple.fr".to_owned())
}

async fn opened(app: &App) -> (Client, Client, String) {
    let mut paul = intrapreneur(app, "carnet-de-bord").await;
    let (ines, address) = receiver(app).await;
    let sent = [
        ("sens", "administration"),
        ("repreneur", "Direction des essais"),
        ("courriel", address.as_str()),
        ("terme", "2026-12-01"),
    ];
    let answer = paul.submit(PAGE, PAGE, &sent).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let plan = store::plans(app.kernel().db().reader(), "carnet-de-bord").await.unwrap().remove(0);
    (paul, ines, format!("/passations/{}", plan.id))
}

#[tokio::test]
async fn each_item_is_checked_by_the_receiver_and_the_record_is_sealed() {
    let app = app().await;
    let (mut paul, mut ines, plan) = opened(&app).await;
    let again =
        [("sens", "prestataire"), ("repreneur", "Autre"), ("courriel", "z@exemple.fr"), ("terme", "2026-12-01")];
    assert_eq!(paul.submit(PAGE, PAGE, &again).await.status, 409, "one plan at a time");
    let item = [("nature", "acces"), ("libelle", "Hébergement"), ("lieu", "Console")];
    assert_eq!(paul.submit(PAGE, &format!("{plan}/elements"), &item).await.status, 303);
    let bare = paul.submit(PAGE, &format!("{plan}/elements"), &[("nature", "acces"), ("lieu", "Gardé")]).await;
    assert!(bare.status == 422 && bare.body.contains("Gardé"), "{}", bare.body);

    let read = ines.get(PAGE).await.body;
    let element = read.split("?element=").nth(1).unwrap().split('#').next().unwrap().to_owned();
    let received = [("element", element.as_str()), ("avis", "recu")];
    let check = format!("{plan}/verification");
    let giver = paul.submit(PAGE, &check, &received).await;
    assert!(giver.status == 422 && giver.body.contains("Seule la personne désignée"), "{}", giver.body);
    let early = ines.submit(PAGE, &format!("{plan}/signature"), &[("signature", "oui")]).await;
    assert!(early.status == 422 && early.body.contains("Tous les éléments ne sont pas reçus"));
    let vague = ines.submit(PAGE, &check, &[("element", &element), ("avis", "reserve"), ("reserve", "non")]).await;
    assert!(vague.status == 422 && vague.body.contains("ce qui manque encore"));
    let reserve = [("element", element.as_str()), ("avis", "reserve"), ("reserve", "Le compte d'astreinte manque.")];
    assert_eq!(ines.submit(PAGE, &check, &reserve).await.status, 303);
    assert!(paul.get(PAGE).await.body.contains("Le compte d&#39;astreinte manque."));
    assert_eq!(ines.submit(PAGE, &check, &received).await.status, 303);
    assert_eq!(ines.submit(PAGE, &check, &received).await.status, 409, "received once");

    let unsigned = ines.submit(PAGE, &format!("{plan}/signature"), &[]).await;
    assert!(unsigned.status == 422 && unsigned.body.contains("Cochez la case"));
    let signed = ines.submit(PAGE, &format!("{plan}/signature"), &[("signature", "oui")]).await;
    assert_eq!(signed.status, 303, "{}", signed.body);
    let record = ines.get(signed.location()).await.body;
    assert!(record.contains("Procès-verbal de passation") && record.contains("Hébergement"), "{record}");
    assert_eq!(paul.submit(PAGE, &format!("{plan}/elements"), &item).await.status, 409, "nothing changes any more");
    let kinds = app.journal().await;
    for kind in ["transfer.opened", "transfer.item_added", "transfer.checked", "decision.signed", "transfer.signed"] {
        assert!(kinds.iter().any(|one| one == kind), "{kind}");
    }
}

#[tokio::test]
async fn what_one_does_not_follow_is_not_found_and_a_plan_is_given_up_once() {
    let app = app().await;
    let (mut paul, mut ines, plan) = opened(&app).await;
    let mut elsewhere = app.person("Zoe Martin", &[on("intrapreneur", "mano")]).await;
    assert_eq!(elsewhere.get(PAGE).await.status, 404);
    assert_eq!(app.anonymous().get(PAGE).await.status, 401);
    assert_eq!(ines.submit(PAGE, &format!("{plan}/abandon"), &[]).await.status, 403, "a member does not give up");
    assert_eq!(paul.submit(PAGE, &format!("{plan}/abandon"), &[]).await.status, 303);
    assert_eq!(paul.submit(PAGE, &format!("{plan}/abandon"), &[]).await.status, 409);
    let mut zoe = head(&app).await;
    assert!(zoe.get(PAGE).await.body.contains("Abandonné"));
}
