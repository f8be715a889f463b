//! The fiche: what is shown to whom, how it is edited, what is refused.

use super::domain::{NoteFault, note};
use crate::registry::{records::history::Kind, store};
use crate::trial;
use kernel::{Grant, Scope};
use testkit::Client;

#[test]
fn a_note_says_something_and_not_too_much() {
    assert_eq!(note(" à suivre ").unwrap(), "à suivre");
    assert_eq!(note(" \n"), Err(NoteFault::Empty));
    assert_eq!(note(&"x".repeat(2001)), Err(NoteFault::TooLong));
}

#[tokio::test]
async fn the_page_tells_the_phase_the_texts_the_timeline_and_what_is_missing() {
    let app = trial::app().await;
    let page = app.anonymous().get("/produits/nata").await;
    assert_eq!(page.status, 200);
    for told in
        ["Nata", "Abandonné", "Contexte", "Solution", "8\u{a0}mai 2023", "À compléter", "Statistiques publiques"]
    {
        assert!(page.body.contains(told), "{told}");
    }
    assert_eq!(app.anonymous().get("/produits/inconnu").await.status, 404);
}

#[tokio::test]
async fn an_announced_phase_and_ambiguities_are_told() {
    let app = trial::app().await;
    let announced = app.anonymous().get("/produits/boussole-emploi").await;
    assert!(
        announced.body.contains("Phase « Construction » annoncée pour le 9\u{a0}septembre 2026")
            && announced.body.contains("À venir")
    );
    let doubtful = app.anonymous().get("/produits/droits-simples").await;
    assert!(doubtful.body.contains("peuvent se lire de plusieurs façons"));
}

#[tokio::test]
async fn another_day_shows_its_phase_and_a_bad_date_is_told() {
    let app = trial::app().await;
    let then = app.anonymous().get("/produits/mano?au=2020-09-15").await;
    assert!(
        then.body.contains("La situation au 15\u{a0}septembre 2020") && then.body.contains("Construction depuis le")
    );
    let bad = app.anonymous().get("/produits/mano?au=hier&connu_au=2026-02-30").await;
    assert!(bad.status == 200 && bad.body.matches("une date AAAA-MM-JJ").count() == 2);
}

#[tokio::test]
async fn names_and_notes_are_for_agents() {
    let app = trial::app().await;
    let public = app.anonymous().get("/produits/mano").await;
    assert!(!public.body.contains("Paul Lefèvre") && public.body.contains("Déploiement"));
    assert!(!public.body.contains("Notes internes"));
    let agent = app.person("Zoe Petit", &[]).await.get("/produits/mano").await;
    assert!(agent.body.contains("Paul Lefèvre") && agent.body.contains("Notes internes"));
}

fn fields<'a>(form: &'a [(String, String)], changes: &'a [(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    kept.map(|(name, value)| (name.as_str(), value.as_str())).chain(changes.iter().copied()).collect()
}

async fn form_of(client: &mut Client, id: &str) -> Vec<(String, String)> {
    trial::form_values(&client.get(&format!("/produits/{id}/modifier")).await.body)
}

#[tokio::test]
async fn a_member_edits_the_fiche_and_the_history_tells_it() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    let form = form_of(&mut member, "mano").await;
    let answer = member.post("/produits/mano/modifier", &fields(&form, &[("mission", "Une mission nouvelle.")])).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/produits/mano?fait=fiche"));
    assert!(member.get("/produits/mano?fait=fiche").await.body.contains("La fiche est enregistrée"));
    let history = member.get("/produits/mano/historique").await;
    assert!(history.body.contains("Une mission nouvelle.") && history.body.contains("Paul Lefevre"));
    assert!(!app.anonymous().get("/produits/mano/historique").await.body.contains("Paul Lefevre"));
    assert_eq!(app.journal().await.last().unwrap(), "product.edited");
}

#[tokio::test]
async fn the_same_form_twice_changes_nothing_more() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    let form = form_of(&mut member, "mano").await;
    let unchanged = member.post("/produits/mano/modifier", &fields(&form, &[])).await;
    assert_eq!(unchanged.location(), "/produits/mano?fait=rien");
    let before = app.journal().await.len();
    let edited = fields(&form, &[("title", "Mano deux")]);
    assert_eq!(member.post("/produits/mano/modifier", &edited).await.status, 303);
    assert_eq!(member.post("/produits/mano/modifier", &edited).await.status, 409);
    assert_eq!(app.journal().await.len(), before + 1);
}

#[tokio::test]
async fn a_bad_form_comes_back_with_its_values_and_its_errors() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    let form = form_of(&mut member, "mano").await;
    let bad = fields(&form, &[("title", ""), ("link", "javascript:alert(1)"), ("mission", "Gardée.")]);
    let answer = member.post("/produits/mano/modifier", &bad).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Donnez un nom au produit") && answer.body.contains("href=\"#link\""));
    assert!(answer.body.contains("Gardée.") && answer.body.contains("<title>Erreur"));
}

#[tokio::test]
async fn two_people_at_once_lose_nothing() {
    let app = trial::app().await;
    let (mut member, mut other) = (trial::member(&app).await, trial::administrator(&app).await);
    let mine = form_of(&mut member, "mano").await;
    let theirs = form_of(&mut other, "mano").await;
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let sent = fields(&theirs, &[("title", "Mano des autres"), ("techno", "Rust")]);
    assert_eq!(other.post("/produits/mano/modifier", &sent).await.status, 303);
    let conflict = member.post("/produits/mano/modifier", &fields(&mine, &[("title", "Mano à moi")])).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.body.contains("Mano des autres") && conflict.body.contains("value=\"Mano à moi\""));
    let merged = trial::form_values(&conflict.body);
    assert!(merged.iter().any(|(name, value)| name == "techno" && value.trim() == "Rust"));
    assert_eq!(member.post("/produits/mano/modifier", &fields(&merged, &[])).await.status, 303);
    assert!(member.get("/produits/mano").await.body.contains("Mano à moi"));
}

#[tokio::test]
async fn who_may_not_edit_is_refused_and_another_product_is_not_found() {
    let app = trial::app().await;
    assert_eq!(app.anonymous().get("/produits/mano/modifier").await.status, 401);
    assert_eq!(app.person("Zoe Petit", &[]).await.get("/produits/mano/modifier").await.status, 403);
    let mut member = trial::member(&app).await;
    assert_eq!(member.get("/produits/nata/modifier").await.status, 404);
    assert_eq!(member.submit("/produits/mano", "/produits/nata/modifier", &[("title", "X")]).await.status, 404);
    let head = Grant { role: "responsable-incubateur".into(), scope: Scope::one("incubateur", "sgmas") };
    let mut head = app.person("Ines Petit", &[head]).await;
    assert_eq!(head.get("/produits/nata/modifier").await.status, 200);
    assert_eq!(head.get("/produits/boussole-emploi/modifier").await.status, 404);
}

#[tokio::test]
async fn a_note_is_kept_refused_when_empty_and_closed_to_others() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    let kept = member.submit("/produits/mano", "/produits/mano/notes", &[("texte", "Revoir le budget.")]).await;
    assert_eq!(kept.status, 303);
    assert!(member.get("/produits/mano").await.body.contains("Revoir le budget."));
    let empty = member.submit("/produits/mano", "/produits/mano/notes", &[("texte", " ")]).await;
    assert!(empty.status == 422 && empty.body.contains("Écrivez une note"));
    let mut other = app.person("Zoe Petit", &[]).await;
    assert_eq!(other.submit("/produits/mano", "/produits/mano/notes", &[("texte", "x")]).await.status, 403);
    assert_eq!(app.anonymous().post("/produits/mano/notes", &[("texte", "x")]).await.status, 401);
}

#[tokio::test]
async fn what_was_known_on_a_day_is_shown_as_it_was() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    app.clock.advance(chrono::TimeDelta::hours(30));
    let form = form_of(&mut trial::administrator(&app).await, "mano").await;
    assert!(form.iter().any(|(name, _)| name == "revision"));
    let early = app.anonymous().get("/produits/mano?connu_au=2026-08-19").await;
    assert!(early.body.contains("pas encore connu ici"), "the demonstration came on the 20th");
    let then = app.anonymous().get("/produits/mano?connu_au=2026-08-20").await;
    assert!(then.body.contains("telle qu") && then.body.contains("connue le 20\u{a0}août 2026"));
    assert_eq!(member.get("/produits/mano").await.status, 200);
}

#[tokio::test]
async fn addresses_of_people_in_a_text_are_for_agents() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    let form = form_of(&mut member, "mano").await;
    let body =
        "## Contact\n\n[Écrire](mailto:c.martin@exemple.fr) ou <amadou.diallo@exemple.fr>, sinon contact@exemple.fr.";
    let changes = [("body", body), ("mission", "Voir zoe.petit.ext@exemple.fr."), ("contact", "j.dupont@exemple.fr")];
    let sent = fields(&form, &changes);
    assert_eq!(member.post("/produits/mano/modifier", &sent).await.status, 303);
    let people = ["c.martin@", "amadou.diallo@", "zoe.petit.ext@", "j.dupont@"];
    let encoded = people.map(|one| one.replace('@', "%40"));
    for path in [
        "/produits/mano",
        "/produits/mano/historique",
        "/produits",
        "/api/v3/produits/mano",
        "/api/v3/produits?q=mano",
        "/api/v2.7/startups.json",
        "/api/v2.7/startups.csv",
    ] {
        let shown = app.anonymous().get(path).await.body;
        let leak = people.iter().copied().chain(encoded.iter().map(String::as_str)).find(|one| shown.contains(one));
        assert_eq!(leak, None, "{path}");
    }
    let public = app.anonymous().get("/produits/mano").await.body;
    assert!(public.contains("adresse masquée") && public.contains("contact@exemple.fr"));
    for asked in ["c.martin@exemple.fr", "amadou.diallo", "zoe.petit.ext", "masquee"] {
        let found = app.anonymous().get(&format!("/api/v3/produits?q={asked}")).await.json();
        assert_eq!(found["total"], 0, "an answer to {asked} confirms it");
    }
    assert_eq!(app.anonymous().get("/api/v3/produits?q=contact@exemple.fr").await.json()["total"], 1);
    let agent = app.person("Zoe Petit", &[]).await.get("/produits/mano").await.body;
    assert!(["c.martin@", "amadou.diallo@", "zoe.petit.ext@", "j.dupont@"].iter().all(|one| agent.contains(one)));
}

#[tokio::test]
async fn a_long_history_is_read_by_pages() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    for number in 1..=30 {
        app.clock.advance(chrono::TimeDelta::seconds(1));
        let form = form_of(&mut member, "mano").await;
        let sent = fields(&form, &[]).into_iter().map(|(name, value)| (name, value.to_owned()));
        let sent: Vec<_> =
            sent.map(|(name, value)| (name, if name == "title" { format!("Mano {number}") } else { value })).collect();
        let sent: Vec<_> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(member.post("/produits/mano/modifier", &sent).await.status, 303);
    }
    let (sql, kind) = (app.kernel().db().reader(), Kind::Product);
    assert!(store::count_edits(sql, kind, "mano").await.unwrap() >= 30);
    assert_eq!(store::page_of_edits(sql, kind, "mano", 25, 25).await.unwrap().len(), 5);
    let first = store::first_edits_after(sql, kind, "mano", chrono::DateTime::UNIX_EPOCH).await.unwrap();
    assert_eq!((first.len(), &first[0].after), (1, &Some("Mano 1".into())), "one line a field, its first");
    let page = member.get("/produits/mano/historique?page=2").await.body;
    assert!(page.contains("Mano 5<") && !page.contains("Mano 6</td><td>Mano 7<"));
}

#[test]
fn a_phase_and_an_event_of_the_history_are_told_in_words() {
    let phases = serde_json::json!([{ "name": "construction", "start": "2014-05-15", "end": null, "comment": null }]);
    assert_eq!(super::history::shown(&phases), "Phase construction à partir du 15\u{a0}mai 2014");
    let event = serde_json::json!([{ "name": "committee", "date": "2024-01-01", "comment": "Suite" }]);
    let told = super::history::shown(&event);
    assert!(told.starts_with("Comité d'investissement le 1") && told.ends_with("janvier 2024 (Suite)"), "{told}");
    assert_eq!(super::history::shown(&serde_json::json!({ "promotion": 3 })), "promotion 3");
}
