//! An investigation through its pages.

use crate::trial::{app, intrapreneur, on};

const PAGE: &str = "/produits/boussole-emploi/investigation";
const PUBLIC: &str = "/rapports-d-investigation/boussole-emploi";

async fn heard(paul: &mut testkit::Client) -> String {
    let sent = [
        ("cible", "Conseillères"),
        ("jour", "2026-08-18"),
        ("verbatim", "Je compare à la main."),
        ("accord", "oui"),
        ("notes", "Fatiguée, parle de son départ."),
    ];
    let answer = paul.submit(PAGE, &format!("{PAGE}/entretiens"), &sent).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = paul.get(PAGE).await.body;
    let link = page.split("href=\"").find(|part| part.starts_with(&format!("{PAGE}/entretiens/"))).unwrap();
    link.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn notes_are_sealed_read_by_the_team_and_destroyed_on_demand() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "boussole-emploi").await;
    let interview = heard(&mut paul).await;
    assert!(!paul.get(PAGE).await.body.contains("Fatiguée"));
    assert!(paul.get(&interview).await.body.contains("Fatiguée"));
    assert!(app.journal().await.contains(&"data.read".to_owned()));
    assert_eq!(paul.submit(&interview, &format!("{interview}/effacement"), &[]).await.status, 303);
    let after = paul.get(&interview).await.body;
    assert!(!after.contains("Fatiguée") && !after.contains("Je compare à la main"));
    let mut other = app.person("Zoe Petit", &[on("membre", "mano")]).await;
    assert_eq!(other.get(&interview).await.status, 404);
    let mut sponsor = app.person("Ines Petit", &[on("sponsor", "boussole-emploi")]).await;
    assert_eq!(sponsor.get(&interview).await.status, 403);
}

#[tokio::test]
async fn the_report_is_public_when_its_team_says_so_and_holds_no_note() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "boussole-emploi").await;
    heard(&mut paul).await;
    let judged =
        [("enonce", "Les conseillères comparent à la main"), ("etat", "confirmee"), ("preuve", "Trente sur trente.")];
    assert_eq!(paul.submit(PAGE, &format!("{PAGE}/hypotheses"), &judged).await.status, 303);
    let summary = "Les personnes renoncent avant d'avoir comparé, faute de temps et de repères communs.";
    let draft = [("synthese", summary)];
    assert_eq!(paul.submit(PAGE, &format!("{PAGE}/rapport"), &draft).await.status, 303);
    assert_eq!(app.anonymous().get(PUBLIC).await.status, 404);
    let public = [("synthese", summary), ("public", "oui")];
    assert_eq!(paul.submit(PAGE, &format!("{PAGE}/rapport"), &public).await.status, 303);
    let read = app.anonymous().get(PUBLIC).await.body;
    assert!(
        read.contains("renoncent avant")
            && read.contains("Je compare à la main")
            && read.contains("Trente sur trente.")
    );
    assert!(!read.contains("Fatiguée") && !read.contains("Conseillères<"), "a target heard once is not told apart");
    assert!(app.anonymous().get("/rapports-d-investigation").await.body.contains("Boussole emploi"));
}

#[tokio::test]
async fn what_is_to_correct_comes_back_and_writes_nothing() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "boussole-emploi").await;
    let lines = app.journal().await.len();
    let bad = paul.submit(PAGE, &format!("{PAGE}/entretiens"), &[("cible", "x"), ("verbatim", "Une phrase.")]).await;
    assert!(bad.status == 422 && bad.body.contains("Une phrase.") && bad.body.contains("accord de la personne"));
    assert_eq!(
        paul.submit(PAGE, &format!("{PAGE}/hypotheses"), &[("hypothese", "inconnue"), ("etat", "a-tester")])
            .await
            .status,
        404
    );
    assert_eq!(app.journal().await.len(), lines);
}
