//! Who read a sensitive value, about whom and why is in the journal before the answer leaves; the value never is.

use http::StatusCode;
use kernel::access::{Grant, Scope};
use sea_orm::{ConnectionTrait, Database, Statement};
use testkit::{App, app::Client};

use crate::secrets::{self, keep, person};
use crate::toy::count;

async fn app() -> (App, Client) {
    let app = App::open(Vec::new(), vec![secrets::service()]).await;
    keep(app.kernel(), "a", &person("ines"), "asthme").await;
    let reader = app.person("Paul Lefevre", &[Grant { role: "redacteur".into(), scope: Scope::Everything }]).await;
    (app, reader)
}

#[tokio::test]
async fn a_reading_leaves_its_line_and_not_its_value() {
    let (app, mut reader) = app().await;
    assert_eq!(reader.get("/mots").await.body, "asthme");
    let find = "SELECT actor, subject, details FROM journal_event WHERE kind = 'data.read'";
    let db = app.kernel().db().reader();
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), find)).await.unwrap();
    let [line] = rows.as_slice() else { panic!("{} lines", rows.len()) };
    let text = |index| line.try_get_by_index::<String>(index).unwrap();
    assert_eq!((text(0), text(1)), (reader.account.clone().unwrap().to_string(), "ines".into()));
    assert!(
        text(2).contains("Données de santé") && text(2).contains("montrer le mot") && text(2).contains("words"),
        "{}",
        text(2)
    );
    assert!(!text(2).contains("asthme"));
}

#[tokio::test]
async fn an_answer_that_reads_nothing_leaves_no_line() {
    let (app, mut reader) = app().await;
    assert_eq!(reader.get("/mots/nombre").await.status, StatusCode::OK);
    assert_eq!(count(app.kernel(), "journal_event WHERE kind = 'data.read'").await, 0);
}

#[tokio::test]
async fn an_answer_whose_reading_cannot_be_journaled_does_not_leave() {
    let (app, mut reader) = app().await;
    let config = app.config();
    let url = match &config.base.url {
        Some(url) => format!("{}?options=-c%20search_path%3Dnotes%20-c%20fabrique.migration%3Don", url.reveal()),
        None => format!("sqlite://{}/notes.db", config.donnees.display()),
    };
    let owner = Database::connect(url).await.unwrap();
    owner.execute_unprepared("ALTER TABLE journal_event RENAME TO ailleurs").await.unwrap();
    let refused = reader.get("/mots").await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!refused.body.contains("asthme"));
}
