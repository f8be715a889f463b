//! Every legal page of a service says what the law asks for.

use http::StatusCode;
use testkit::App;

use crate::samples::service;

async fn app() -> App {
    App::open(Vec::new(), vec![service()]).await
}

#[tokio::test]
async fn the_notices_name_publisher_director_and_host() {
    let page = app().await.anonymous().get("/mentions-legales").await;
    assert_eq!(page.status, StatusCode::OK);
    for fact in ["Administration d'essai", "Direction d'essai", "Hébergeur d'essai"] {
        assert!(page.body.contains(&fact.replace('\'', "&#39;")), "{fact} is missing");
    }
}

#[tokio::test]
async fn nothing_is_claimed_without_an_audit() {
    let page = app().await.anonymous().get("/accessibilite").await.body;
    assert!(page.contains("non conforme"));
    assert!(page.contains("Défenseur des droits"));
}

#[tokio::test]
async fn security_txt_is_valid_for_half_a_year() {
    let text = app().await.anonymous().get("/.well-known/security.txt").await.body;
    assert!(text.contains("Contact: mailto:equipe@exemple.fr"));
    assert!(text.contains("Expires: 2027-02-16"), "{text}");
}

#[tokio::test]
async fn publiccode_names_the_service_in_yaml() {
    let text = app().await.anonymous().get("/publiccode.yml").await.body;
    assert!(text.starts_with("publiccodeYmlVersion"));
    assert!(text.contains("name: \"Service d'essai\""));
}
