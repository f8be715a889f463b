//! What is promised of entries.

use http::StatusCode;
use kernel::Grant;
use kernel::access::Scope;
use testkit::App;

use super::domain::{Entry, Refusal};
use super::samples::TITLE;

const FORM: &str = "__path__/nouveau";

async fn app() -> App {
    App::open(Vec::new(), vec![crate::service()]).await
}

fn team() -> Vec<Grant> {
    vec![Grant { role: "equipe".into(), scope: Scope::Everything }]
}

#[tokio::test]
async fn what_the_team_adds_is_read_by_everybody() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", &team()).await;
    let answer = camille.submit(FORM, "__path__", &[("titre", TITLE)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(app.anonymous().get("__path__").await.body.contains(TITLE));
    assert_eq!(app.journal().await.last().map(String::as_str), Some("__feature__.added"));
}

#[tokio::test]
async fn an_entry_without_a_title_comes_back_to_be_corrected() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", &team()).await;
    let answer = camille.submit(FORM, "__path__", &[("titre", "  ")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("href=\"#titre\""), "{}", answer.body);
    assert!(!app.journal().await.iter().any(|kind| kind == "__feature__.added"));
}

#[tokio::test]
async fn somebody_without_the_role_cannot_add() {
    let app = app().await;
    let mut amadou = app.person("Amadou Diallo", &[]).await;
    assert_eq!(amadou.get(FORM).await.status, StatusCode::FORBIDDEN);
    assert_eq!(amadou.post("__path__", &[("titre", TITLE)]).await.status, StatusCode::FORBIDDEN);
}

#[test]
fn a_title_is_trimmed_and_has_120_characters_at_most() {
    assert_eq!(Entry::new("  Titre ").map(|entry| entry.title), Ok("Titre".to_owned()));
    assert_eq!(Entry::new(&"é".repeat(121)), Err(Refusal::LongTitle(121)));
    assert!(Entry::new(&"é".repeat(120)).is_ok());
}
