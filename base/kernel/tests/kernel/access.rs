//! Who may do what, by the guard and by the permission.

use http::StatusCode;
use kernel::Event;
use kernel::access::{Grant, Scope, end_grant, grants_of};
use testkit::App;

use crate::toy::{self, count};

async fn app() -> App {
    App::open(Vec::new(), vec![toy::service()]).await
}

fn writer() -> Grant {
    Grant { role: "redacteur".into(), scope: Scope::Everything }
}

#[tokio::test]
async fn a_public_route_is_for_everybody() {
    assert_eq!(app().await.anonymous().get("/notes").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_guarded_route_asks_who_then_refuses_who_may_not() {
    let app = app().await;
    let nobody = app.anonymous().post("/notes", &[("id", "a")]).await.status;
    assert_eq!(nobody, StatusCode::UNAUTHORIZED);
    let mut reader = app.person("Paul Lefevre", &[Grant { role: "lecteur".into(), scope: Scope::Everything }]).await;
    assert_eq!(reader.post("/notes", &[("id", "a")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(count(app.kernel(), "toy_note").await, 0);
}

#[tokio::test]
async fn a_route_whose_handler_forgot_its_permission_is_guarded_all_the_same() {
    let app = app().await;
    assert_eq!(app.anonymous().get("/notes/oubliee").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_form_without_the_token_of_the_session_writes_nothing() {
    let app = app().await;
    let mut writer = app.person("Ines Benali", &[writer()]).await;
    let refused = writer.post("/notes", &[("id", "a"), ("_jeton", "faux")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(count(app.kernel(), "toy_note").await, 0);
}

#[tokio::test]
async fn a_role_given_twice_is_held_once_and_ends_once() {
    let app = app().await;
    let person = app.person("Ines Benali", &[writer(), writer()]).await;
    let account = person.account.clone().unwrap();
    assert_eq!(grants_of(app.kernel().db(), &account).await.unwrap(), [writer()]);
    for _ in 0..2 {
        let tx = app.kernel().begin_as_system("essai").await.unwrap();
        end_grant(&tx, &account, &writer()).await.unwrap();
        tx.commit(Event::new("person.left")).await.unwrap();
    }
    assert_eq!(grants_of(app.kernel().db(), &account).await.unwrap(), []);
    let lines = app.journal().await;
    assert_eq!(lines.iter().filter(|kind| *kind == "grant.given").count(), 1);
    assert_eq!(lines.iter().filter(|kind| *kind == "grant.ended").count(), 1);
}
