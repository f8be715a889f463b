//! Signing through the pages: works, twice, refused, two people at once.

use crate::trial::{app, head, intrapreneur, on, value};
use portfolio::phase::{PhaseName, current};
use portfolio::registry::processing::SHOW;
use testkit::App;

const PAGE: &str = "/produits/carnet-de-bord/decision";

async fn phase(app: &App) -> (PhaseName, bool) {
    let found = portfolio::registry::store::find_product(app.kernel().db().reader(), "carnet-de-bord", SHOW).await;
    let product = found.unwrap().unwrap();
    (current(&product.source.dated(), app.clock.today()).unwrap().name, product.decided_here)
}

fn stop(revision: &str) -> [(&str, &str); 4] {
    [("revision", revision), ("phase", "abandon"), ("motif", "Personne ne s'en sert."), ("signature", "oui")]
}

#[tokio::test]
async fn a_signed_decision_moves_the_phase_and_stands_in_the_ledger() {
    let app = app().await;
    let mut head = head(&app).await;
    let revision = value(&head.get(PAGE).await.body, "revision");
    let answer = head.submit(PAGE, PAGE, &stop(&revision)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(phase(&app).await, (PhaseName::Abandon, true));
    let page = head.get(answer.location()).await.body;
    assert!(page.contains("signée et scellée") && page.contains("Zoe Petit, responsable de portefeuille"), "{page}");
    let journal = app.journal().await;
    assert_eq!(journal[journal.len() - 2..], ["decision.signed", "product.decided"]);
    assert!(head.get("/produits/carnet-de-bord/pilotage").await.body.contains("n° 1"));
    assert!(head.get("/produits/carnet-de-bord/historique").await.body.contains("Décision prise ici"));
}

#[tokio::test]
async fn of_two_decisions_at_once_one_wins_and_the_other_is_told_what_happened() {
    let app = app().await;
    let mut one = head(&app).await;
    let mut two = app.person("Ines Petit", &[on("responsable-portefeuille", "carnet-de-bord")]).await;
    let revision = value(&one.get(PAGE).await.body, "revision");
    let second = [("revision", revision.as_str()), ("phase", "acceleration"), ("signature", "oui")];
    assert_eq!(one.submit(PAGE, PAGE, &stop(&revision)).await.status, 303);
    let lines = app.journal().await.len();
    let late = two.submit(PAGE, PAGE, &second).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("n° 1") && late.body.contains("Abandonné"), "{}", late.body);
    assert_eq!((phase(&app).await.0, app.journal().await.len()), (PhaseName::Abandon, lines));
}

#[tokio::test]
async fn a_form_to_correct_comes_back_with_its_words_and_changes_nothing() {
    let app = app().await;
    let mut head = head(&app).await;
    let revision = value(&head.get(PAGE).await.body, "revision");
    let sent = [("revision", revision.as_str()), ("phase", "investigation"), ("motif", "court"), ("signature", "oui")];
    let answer = head.submit(PAGE, PAGE, &sent).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("écrivez-en la raison") && answer.body.contains("court</textarea>"));
    assert_eq!(phase(&app).await, (PhaseName::Construction, false));
}

#[tokio::test]
async fn a_closed_gate_refuses_the_ordinary_way_and_names_what_is_missing() {
    let app = app().await;
    let mut head = head(&app).await;
    let revision = value(&head.get(PAGE).await.body, "revision");
    let sent = [("revision", revision.as_str()), ("phase", "acceleration"), ("signature", "oui")];
    let answer = head.submit(PAGE, PAGE, &sent).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("reste fermé") && answer.body.contains("impact"), "{}", answer.body);
    assert_eq!(phase(&app).await, (PhaseName::Construction, false));
}

#[tokio::test]
async fn who_may_not_sign_is_refused_and_another_incubator_s_product_is_not_found() {
    let app = app().await;
    assert_eq!(app.anonymous().get(PAGE).await.status, 401);
    let mut intrapreneur = intrapreneur(&app, "carnet-de-bord").await;
    assert_eq!(intrapreneur.get(PAGE).await.status, 403);
    assert_eq!(intrapreneur.get("/produits/carnet-de-bord/pilotage").await.status, 200);
    assert_eq!(intrapreneur.get("/produits/mano/pilotage").await.status, 404);
    let elsewhere =
        kernel::Grant { role: "responsable-incubateur".into(), scope: kernel::Scope::one("incubateur", "sgmas") };
    let mut elsewhere = app.person("Ines Petit", &[elsewhere]).await;
    assert_eq!(
        (elsewhere.get(PAGE).await.status.as_u16(), elsewhere.get("/produits/mano/decision").await.status.as_u16()),
        (404, 200)
    );
}
