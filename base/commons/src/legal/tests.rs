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

/// A service that leaves every fact to its deployer.
async fn silent(configure: fn(&mut kernel::Config)) -> App {
    let mut service = service();
    (service.manifest.legal, service.manifest.repository) = (kernel::manifest::Legal::TO_CONFIRM, "");
    App::open_with(testkit::Setup {
        platform: Vec::new(),
        services: vec![service],
        others: axum::Router::new(),
        configure: Box::new(configure),
    })
    .await
}

#[tokio::test]
async fn what_the_deployer_did_not_give_is_shown_as_to_be_confirmed() {
    let app = silent(|config| config.demonstration = Some(false)).await;
    let page = app.anonymous().get("/mentions-legales").await.body;
    assert_eq!(page.matches("à confirmer").count(), 5, "publisher twice, director, host, repository: {page}");
    assert!(!page.contains(">Code source</a>"));
    assert!(app.anonymous().get("/publiccode.yml").await.body.contains("# url : à confirmer"));
}

#[tokio::test]
async fn what_the_deployer_gives_stands_on_every_page_that_says_it() {
    let app = silent(|config| {
        config.mentions.editeur = Some("Ministère de l'Essai".into());
        config.mentions.depot = Some("https://depot.essai.gouv.fr/code".into());
    })
    .await;
    for page in ["/mentions-legales", "/contact", "/publiccode.yml"] {
        let body = app.anonymous().get(page).await.body;
        assert!(body.contains("https://depot.essai.gouv.fr/code"), "{page}");
    }
    let page = app.anonymous().get("/mentions-legales").await.body;
    assert!(page.contains("Ministère de l&#39;Essai") && page.contains("fictive"), "{page}");
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
