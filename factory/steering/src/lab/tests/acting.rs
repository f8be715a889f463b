//! An open lab through its pages: announced, held, heard, decided, delivered, public.

use serde_json::Value;
use testkit::{App, Client};

use crate::trial::{app, head, intrapreneur, on};

const PAGE: &str = "/produits/carnet-de-bord/labs";
const PUBLIC: &str = "/vous-avez-dit/carnet-de-bord";

async fn planned(paul: &mut Client, day: &str) -> String {
    let answer = paul.submit(PAGE, PAGE, &[("jour", day), ("lieu", "Lille")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().to_owned()
}

async fn held(paul: &mut Client) -> String {
    let session = planned(paul, "2026-08-18").await;
    let report =
        [("profils", "Agents : 12\nParents : 9"), ("groupes", "3"), ("roti4", "20"), ("prochaine", "2026-10-01")];
    let answer = paul.submit(&session, &format!("{session}/compte-rendu"), &report).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    session
}

async fn learnt(paul: &mut Client, session: &str) -> String {
    let said = [("enonce", "Chacun tient encore son tableur à côté.")];
    assert_eq!(paul.submit(session, &format!("{session}/enseignements"), &said).await.status, 303);
    let page = paul.get(session).await.body;
    let link = page.split("href=\"").find(|part| part.starts_with(&format!("{PAGE}/enseignements/"))).unwrap();
    link.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_users_said_goes_to_a_public_line_that_its_session_proves() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let session = held(&mut paul).await;
    let spoken = [("profil", "Agents"), ("verbatim", "Zoé Petit du guichet recopie tout.")];
    assert_eq!(paul.submit(&session, &format!("{session}/verbatims"), &spoken).await.status, 303);
    let lesson = learnt(&mut paul, &session).await;
    assert!(!app.anonymous().get(PUBLIC).await.body.contains("tableur à côté"), "not before its decision");
    let yes = [("decision", "oui"), ("motif", "Un import des tableurs sera proposé.")];
    assert_eq!(paul.submit(&lesson, &format!("{lesson}/decision"), &yes).await.status, 303);
    let done = [("jour", "2026-08-20"), ("livraison", "L'import des tableurs est ouvert.")];
    assert_eq!(paul.submit(&lesson, &format!("{lesson}/livraison"), &done).await.status, 303);
    let public = app.anonymous().get(PUBLIC).await.body;
    for told in ["tableur à côté", "Un import des tableurs", "est ouvert", "18\u{a0}août 2026", "21\u{a0}participants"]
    {
        assert!(public.contains(told), "{told}");
    }
    assert!(!public.contains("guichet"), "words are never public");
    let proofs = app.anonymous().get(&format!("{PUBLIC}/preuves.json")).await.json();
    let proofs: Vec<Value> = proofs.as_array().unwrap().clone();
    assert_eq!(proofs.len(), 2);
    for proof in &proofs {
        let text = proof["texte"].as_str().unwrap();
        assert_eq!(kernel::Digest::of(text.as_bytes()).as_str(), proof["sha256"].as_str().unwrap());
    }
    assert!(
        public.contains(proofs[0]["sha256"].as_str().unwrap())
            && !proofs.iter().any(|one| one.to_string().contains("guichet"))
    );
    assert!(app.anonymous().get("/vous-avez-dit").await.body.contains("Carnet de bord"));
    let mut head = head(&app).await;
    assert!(head.get("/pilotage").await.body.contains("tableur à côté"));
}

#[tokio::test]
async fn a_report_a_decision_and_a_delivery_are_given_once() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let session = planned(&mut paul, "2026-08-18").await;
    assert_eq!(paul.submit(PAGE, PAGE, &[("jour", "2026-08-18"), ("lieu", "Lille")]).await.status, 409);
    let early = [("enonce", "Chacun tient encore son tableur à côté.")];
    assert_eq!(paul.submit(&session, &format!("{session}/enseignements"), &early).await.status, 409);
    let report = [("profils", "Agents : 12")];
    assert_eq!(paul.submit(&session, &format!("{session}/compte-rendu"), &report).await.status, 303);
    assert_eq!(paul.submit(&session, &format!("{session}/compte-rendu"), &report).await.status, 409);
    let lesson = learnt(&mut paul, &session).await;
    let delivery = [("jour", "2026-08-20"), ("livraison", "L'import est ouvert.")];
    assert_eq!(
        paul.submit(&lesson, &format!("{lesson}/livraison"), &delivery).await.status,
        409,
        "nothing was decided"
    );
    let no = [("decision", "non"), ("motif", "Un tableur de plus éloignerait du but.")];
    assert_eq!(paul.submit(&lesson, &format!("{lesson}/decision"), &no).await.status, 303);
    assert_eq!(paul.submit(&lesson, &format!("{lesson}/decision"), &no).await.status, 409);
    assert_eq!(
        paul.submit(&lesson, &format!("{lesson}/livraison"), &delivery).await.status,
        409,
        "a « non » delivers nothing"
    );
    assert!(app.anonymous().get(PUBLIC).await.body.contains("éloignerait du but"));
}

#[tokio::test]
async fn words_and_addresses_are_sealed_read_by_the_team_and_destroyed() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let session = planned(&mut paul, "2026-09-10").await;
    let invited = [("courriels", "zoe.petit@exemple.fr\nzoe.petit@exemple.fr\ninconnue@exemple.fr")];
    assert_eq!(paul.submit(&session, &format!("{session}/invitations"), &invited).await.status, 303);
    let page = paul.get(&session).await.body;
    assert!(page.contains("2\u{a0}adresses invitées") && !page.contains("zoe.petit"));
    let past = held(&mut paul).await;
    assert_eq!(paul.submit(&past, &format!("{past}/invitations"), &invited).await.status, 409);
    let spoken = [("profil", "Agents"), ("verbatim", "On recopie tout.")];
    assert_eq!(paul.submit(&past, &format!("{past}/verbatims"), &spoken).await.status, 303);
    let page = paul.get(&past).await.body;
    assert!(page.contains("On recopie tout.") && app.journal().await.contains(&"data.read".to_owned()));
    let erase = page.split("action=\"").find(|part| part.contains("/effacement\"")).unwrap().split('"').next().unwrap();
    assert_eq!(paul.submit(&past, erase, &[]).await.status, 303);
    assert!(!paul.get(&past).await.body.contains("On recopie tout."));
    assert_eq!(paul.submit(&past, erase, &[]).await.status, 404);
    refused(&app, &past).await;
}

async fn refused(app: &App, session: &str) {
    let mut other = app.person("Zoe Petit", &[on("membre", "mano")]).await;
    assert_eq!(other.get(session).await.status, 404);
    assert_eq!(other.get(PAGE).await.status, 404);
    let mut sponsor = app.person("Ines Petit", &[on("sponsor", "carnet-de-bord")]).await;
    assert_eq!(sponsor.get(session).await.status, 403, "a sponsor reads no word");
    assert_eq!(sponsor.get(PAGE).await.status, 200);
}

#[tokio::test]
async fn what_is_to_correct_comes_back_and_a_product_that_never_met_its_users_is_late() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    assert!(paul.get("/produits/carnet-de-bord/pilotage").await.body.contains("Premier open lab"));
    assert!(paul.get("/echeances").await.body.contains("Premier open lab"));
    let session = planned(&mut paul, "2026-08-18").await;
    let lines = app.journal().await.len();
    let bad = paul.submit(&session, &format!("{session}/compte-rendu"), &[("profils", "une trentaine")]).await;
    assert!(bad.status == 422 && bad.body.contains("une trentaine") && bad.body.contains("deux points"));
    let bad = paul.submit(PAGE, "/produits/carnet-de-bord/premier-usager", &[("premier", "2027-01-01")]).await;
    assert_eq!(bad.status, 422);
    assert_eq!(app.journal().await.len(), lines);
    let told = paul.submit(PAGE, "/produits/carnet-de-bord/premier-usager", &[("premier", "2024-06-01")]).await;
    assert_eq!(told.status, 303);
    assert!(paul.get(PAGE).await.body.contains("après le début de la construction"));
}
