//! What a stop taught: written at the end, found by its words, silent stops told on Monday.

use crate::lesson::domain::{TypedStop, answers, lesson};
use crate::trial::{app, head, on};

#[test]
fn a_page_says_what_was_tried_and_learned() {
    let fields = |typed: &TypedStop| -> Vec<String> {
        lesson(typed).map_or_else(|faults| faults.into_iter().map(|fault| fault.field).collect(), |_| Vec::new())
    };
    assert_eq!(fields(&TypedStop::default()), ["essaye", "appris"]);
    let long = TypedStop {
        essaye: "é".repeat(3_001),
        appris: "Les agents n'avaient pas le temps.".into(),
        ..Default::default()
    };
    assert_eq!(fields(&long), ["essaye"]);
}

#[test]
fn a_search_finds_words_without_their_accents() {
    assert!(answers("Les départements n'avaient pas de budget", "DEPARTEMENT budget"));
    assert!(!answers("Les départements", "département région"));
    assert!(answers("tout", ""));
}

#[tokio::test]
async fn a_silent_stop_shows_on_monday_until_its_page_is_public() {
    let app = app().await;
    let mut head = head(&app).await;
    let page = "/produits/cantine-locale/arret";
    let waiting = |body: &str| {
        body.split("id=\"arrets\"").nth(1).unwrap().split("<h2").next().unwrap().contains("Cantine locale")
    };
    assert!(waiting(&head.get("/pilotage").await.body));
    let words = [
        ("essaye", "Un annuaire partagé des cantines de quartier."),
        ("appris", "Deux services répondaient déjà au même besoin."),
        ("reutilisable", "Les trente entretiens, sans nom."),
    ];
    let bad = head.submit(page, page, &words[..1]).await;
    assert!(bad.status == 422 && bad.body.contains("annuaire partagé"));
    assert_eq!(head.submit(page, page, &words).await.status, 303);
    let mut visitor = app.anonymous();
    assert_eq!(visitor.get("/arrets/cantine-locale").await.status, 404, "not published yet");
    assert!(waiting(&head.get("/pilotage").await.body));
    let public = [words[0], words[1], words[2], ("publique", "oui")];
    assert_eq!(head.submit(page, page, &public).await.status, 303);
    assert!(visitor.get("/arrets/cantine-locale").await.body.contains("Deux services répondaient"));
    assert!(visitor.get("/arrets?q=annuaire+quartier").await.body.contains("Cantine locale"));
    assert!(!visitor.get("/arrets?q=hôpital").await.body.contains("Cantine locale"));
    assert!(!waiting(&head.get("/pilotage").await.body));
    assert_eq!(app.journal().await.iter().filter(|kind| *kind == "lesson.written").count(), 2);
    let going = head.submit("/produits/carnet-de-bord/pilotage", "/produits/carnet-de-bord/arret", &public).await;
    assert!(going.status == 422 && going.body.contains("pas arrêté"), "{}", going.body);
    let mut elsewhere = app.person("Paul Martin", &[on("membre", "mano")]).await;
    assert_eq!(elsewhere.get(page).await.status, 404);
}
