//! Candidatures through the pages: from a public form to a product, or to a refusal with its reason.

use sea_orm::{ConnectionTrait, Statement};
use testkit::{App, Client};

use crate::trial::{app, head, on};

const FORM: &str = "/candidatures/proposer";
const WORDS: [(&str, &str); 6] = [
    ("titre", "Des dossiers d'aide se perdent"),
    ("drame", "Des familles attendent des mois une aide qui leur est due."),
    ("frequence", "Chaque semaine"),
    ("public", "Dix mille familles"),
    ("existant", "Un tableur partagé"),
    ("courriel", "zoe.petit@exemple.fr"),
];

async fn proposed(app: &App) -> (String, String) {
    let sent = app.anonymous().post(FORM, &WORDS).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let follow = sent.location().to_owned();
    let mut judge = app.person("Ines Petit", &[on("coach", "mano")]).await;
    let list = judge.get("/candidatures").await.body;
    let page = list.split("href=\"").find(|part| part.starts_with("/candidatures/0")).unwrap();
    (follow, page.split('"').next().unwrap().to_owned())
}

async fn to_jury(head: &mut Client, page: &str) {
    let jury = [("suite", "jury"), ("jour", "2026-09-10")];
    assert_eq!(head.submit(page, &format!("{page}/suite"), &jury).await.status, 303);
}

#[tokio::test]
async fn a_kept_problem_becomes_a_product_in_candidature_by_a_decision() {
    let app = app().await;
    let (follow, page) = proposed(&app).await;
    assert!(app.anonymous().get(&follow).await.body.contains("Au pré-jury"));
    let mut head = head(&app).await;
    assert!(head.get(&page).await.body.contains("attendent des mois"));
    assert_eq!(head.submit(&page, &format!("{page}/avis"), &[("avis", "pour")]).await.status, 303);
    to_jury(&mut head, &page).await;
    let keep = [("suite", "retenir"), ("raison", "Le drame est prouvé et rien n'y répond."), ("incubateur", "sgmas")];
    let kept = head.submit(&page, &format!("{page}/suite"), &keep).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let product = app.anonymous().get("/produits/des-dossiers-d-aide-se-perdent").await;
    assert!(product.status == 200 && product.body.contains("Aucune phase en cours"));
    assert!(
        head.get("/decisions").await.body.contains("Suite d&#39;une candidature")
            || head.get("/decisions").await.body.contains("Suite d'une candidature")
    );
    let letters = app.letters().await;
    assert!(letters.len() == 3 && letters[2].contains("est retenu"), "{}", letters.len());
    assert_eq!(head.submit(&page, &format!("{page}/suite"), &keep).await.status, 409, "answered once");
}

#[tokio::test]
async fn a_refusal_needs_a_reason_and_sends_it_back() {
    let app = app().await;
    let (follow, page) = proposed(&app).await;
    let mut head = head(&app).await;
    let bare = head.submit(&page, &format!("{page}/suite"), &[("suite", "refuser"), ("raison", "non")]).await;
    assert!(bare.status == 422 && bare.body.contains("envoyée à la personne"));
    let told = [("suite", "refuser"), ("raison", "Un service voisin y répond depuis mars.")];
    assert_eq!(head.submit(&page, &format!("{page}/suite"), &told).await.status, 303);
    let letters = app.letters().await;
    assert!(letters.last().unwrap().contains("n'est pas retenu") || letters.last().unwrap().contains("pas retenu"));
    assert!(app.anonymous().get(&follow).await.body.contains("Non retenue"));
    assert!(!app.journal().await.contains(&"decision.signed".to_owned()), "nothing is decided of a product");
}

#[tokio::test]
async fn the_words_are_sealed_read_by_judges_only_and_each_reading_is_journaled() {
    let app = app().await;
    let (_, page) = proposed(&app).await;
    let mut member = app.person("Camille Essai", &[on("membre", "mano")]).await;
    assert_eq!(member.get(&page).await.status, 403);
    assert_eq!(app.anonymous().get(&page).await.status, 401);
    let mut coach = app.person("Amadou Essai", &[on("coach", "mano")]).await;
    assert_eq!(coach.get(&page).await.status, 200);
    assert!(app.journal().await.contains(&"data.read".to_owned()));
    assert_eq!(coach.submit(&page, &format!("{page}/suite"), &[("suite", "refuser")]).await.status, 403);
    let owner = app.owner().await;
    let words = Statement::from_string(owner.get_database_backend(), "SELECT words FROM candidature_problem");
    let stored: Vec<u8> = owner.query_one_raw(words).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    owner.close().await.unwrap();
    let told = "attendent des mois".as_bytes();
    assert!(stored.len() > 100 && !stored.windows(told.len()).any(|window| window == told));
}

#[tokio::test]
async fn a_form_to_correct_comes_back_and_sends_nothing() {
    let app = app().await;
    let bad = app.anonymous().post(FORM, &WORDS[..3]).await;
    assert!(bad.status == 422 && bad.body.contains("attendent des mois") && bad.body.contains("Donnez une adresse"));
    assert!(app.letters().await.is_empty());
    assert_eq!(app.anonymous().get("/candidatures/suivi/inconnu").await.status, 404);
}
