//! One-click sign-in of demonstrations.

use http::StatusCode;
use kernel::identity::demonstration::{PEOPLE, create_people};
use testkit::Setup;

use super::*;

async fn with_people(app: &App) {
    let tx = platform(app).begin_as_system("demonstration").await.unwrap();
    assert_eq!(create_people(&tx).await.unwrap().len(), PEOPLE.len());
    tx.commit(kernel::Event::new("demonstration.loaded")).await.unwrap();
}

#[tokio::test]
async fn one_click_signs_in_and_another_changes_persons() {
    let app = app().await;
    with_people(&app).await;
    with_people(&app).await;
    let mut browser = app.anonymous();
    let page = browser.get("/connexion?retour=/plan-du-site").await.body;
    assert!(PEOPLE.iter().all(|person| page.contains(person.name)));
    let answer = browser.post("/connexion/demonstration", &[("personne", "ines"), ("retour", "/plan-du-site")]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/plan-du-site"));
    assert!(browser.get("/compte").await.body.contains("Inès Benali"));
    browser.submit("/connexion", "/connexion/demonstration", &[("personne", "amadou")]).await;
    assert!(browser.get("/compte").await.body.contains("Amadou Diallo"));
}

#[tokio::test]
async fn an_unknown_person_signs_nobody_in() {
    let app = app().await;
    with_people(&app).await;
    let mut browser = app.anonymous();
    assert_eq!(browser.post("/connexion/demonstration", &[("personne", "paul")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post("/connexion/demonstration", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn outside_demonstrations_neither_route_nor_button_exists() {
    let configure = Box::new(|config: &mut kernel::Config| config.demonstration = Some(false));
    let setup = Setup {
        platform: vec![crate::accounts::feature(false)],
        services: vec![service()],
        others: Default::default(),
        configure,
    };
    let app = App::open_with(setup).await;
    with_people(&app).await;
    let mut browser = app.anonymous();
    assert!(!browser.get("/connexion").await.body.contains("Inès Benali"));
    let answer = browser.post("/connexion/demonstration", &[("personne", "ines")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let forced = kernel::identity::demonstration::sign_in(
        platform(&app),
        "ines",
        kernel::OwnUrl::parse("/").unwrap(),
        &visit().await,
    )
    .await;
    assert!(forced.is_err(), "the kernel refuses too");
}

async fn visit() -> kernel::identity::Visit {
    use axum::extract::FromRequestParts;
    let (mut parts, ()) = http::Request::new(()).into_parts();
    kernel::identity::Visit::from_request_parts(&mut parts, &()).await.unwrap()
}
