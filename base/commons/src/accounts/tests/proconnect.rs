//! Sign-in by ProConnect, with a provider that tells the truth or lies.

use chrono::TimeDelta;
use http::StatusCode;
use kernel::Clock;
use testkit::Setup;
use testkit::app::{START, journal_of};
use testkit::proconnect::{Agent, Fault, ProconnectProvider};

use super::*;

async fn with_provider() -> (App, ProconnectProvider) {
    // The provider reads the clock that the application will share with it: both stand still at the same instant.
    let provider = ProconnectProvider::start(Clock::fixed(START.parse().unwrap())).await;
    let mut trusted = kernel::Config::default();
    provider.configure(&mut trusted);
    let configure = Box::new(move |config: &mut kernel::Config| {
        config.proconnect = trusted.proconnect;
        config.reseau = trusted.reseau;
    });
    let setup = Setup {
        platform: vec![crate::accounts::feature(true)],
        services: vec![service()],
        others: Default::default(),
        configure,
    };
    (App::open_with(setup).await, provider)
}

/// Leaves, is let through, and gives the path of the return.
async fn leave(browser: &mut Client, provider: &ProconnectProvider) -> String {
    let departure = browser.get("/connexion/proconnect?retour=/plan-du-site").await;
    assert_eq!(departure.status, StatusCode::SEE_OTHER, "{}", departure.body);
    provider.visit(departure.location()).await
}

async fn sign_in(app: &App, provider: &ProconnectProvider) -> (Client, Answer) {
    let mut browser = app.anonymous();
    let back = leave(&mut browser, provider).await;
    let answer = browser.get(&back).await;
    (browser, answer)
}

#[tokio::test]
async fn an_agent_signs_in_and_arrives_at_the_page_that_was_wanted() {
    let (app, provider) = with_provider().await;
    let (mut browser, answer) = sign_in(&app, &provider).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/plan-du-site"), "{}", answer.body);
    let page = browser.get("/compte").await.body;
    assert!(page.contains("Camille Martin") && page.contains("ProConnect"));
    assert_eq!(journal_of(platform(&app)).await, ["account.created", "session.opened"]);
    assert_eq!(browser.cookies().len(), 1, "the departure is forgotten");
}

#[tokio::test]
async fn the_account_is_found_by_address_then_by_subject() {
    let (app, provider) = with_provider().await;
    let known = app.person("Camille Martin", NO_ROLE).await.account;
    sign_in(&app, &provider).await;
    assert!(journal_of(platform(&app)).await.contains(&"account.linked".to_owned()));
    provider.let_through(Agent { email: "camille.nouveau-nom@exemple.fr".into(), ..Agent::camille() });
    let (mut browser, _) = sign_in(&app, &provider).await;
    assert!(browser.get("/compte").await.body.contains(KNOWN), "same subject, same account");
    let found =
        kernel::identity::find_account(platform(&app), &kernel::identity::Email::parse(KNOWN).unwrap()).await.unwrap();
    assert_eq!(found, known);
}

#[tokio::test]
async fn another_subject_does_not_take_a_linked_account() {
    let (app, provider) = with_provider().await;
    sign_in(&app, &provider).await;
    provider.let_through(Agent { sub: "agent-usurpateur".into(), ..Agent::camille() });
    let (browser, answer) = sign_in(&app, &provider).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("déjà reliée à une autre identité"));
    assert!(browser.cookies().is_empty());
}

#[tokio::test]
async fn an_agent_without_an_account_is_told_so() {
    let (app, provider) = with_provider().await;
    provider.let_through(Agent { email: UNKNOWN.into(), ..Agent::camille() });
    let (browser, answer) = sign_in(&app, &provider).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("Aucun compte") && !answer.body.contains(UNKNOWN));
    assert!(browser.cookies().is_empty());
}

#[tokio::test]
async fn every_lie_of_the_provider_is_refused_and_journaled() {
    let (app, provider) = with_provider().await;
    let lies = [
        (Fault::WrongNonce, "nonce"),
        (Fault::WrongIssuer, "émetteur"),
        (Fault::WrongAudience, "destinataire"),
        (Fault::Expired, "jeton périmé"),
        (Fault::WrongKey, "signature"),
        (Fault::WrongLevel, "niveau"),
        (Fault::OtherSubject, "sujet"),
        (Fault::Unsigned, "signature"),
        (Fault::Unverified, "adresse non vérifiée"),
    ];
    for (lie, _) in lies {
        provider.misbehave(Some(lie));
        let (browser, answer) = sign_in(&app, &provider).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{lie:?}: {}", answer.location());
        assert!(browser.cookies().is_empty(), "{lie:?} left a cookie");
    }
    let lines = texts(&app, "SELECT kind || ' ' || details FROM journal_event ORDER BY id").await;
    let expected = lies.map(|(_, reason)| format!("proconnect.refused {{\"motif\":\"{reason}\"}}"));
    assert_eq!(lines.lines().collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn a_return_is_good_once() {
    let (app, provider) = with_provider().await;
    let mut browser = app.anonymous();
    let back = leave(&mut browser, &provider).await;
    let mut copy = browser.clone();
    assert_eq!(browser.get(&back).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(&back).await.status, StatusCode::CONFLICT, "the departure is forgotten");
    assert_eq!(copy.get(&back).await.status, StatusCode::FORBIDDEN, "the provider refuses a code used before");
}

#[tokio::test]
async fn a_return_is_refused_in_another_browser_and_after_ten_minutes() {
    let (app, provider) = with_provider().await;
    let mut browser = app.anonymous();
    let back = leave(&mut browser, &provider).await;
    assert_eq!(app.anonymous().get(&back).await.status, StatusCode::CONFLICT);
    let mut other = app.anonymous();
    leave(&mut other, &provider).await;
    assert_eq!(other.get(&back).await.status, StatusCode::CONFLICT, "the state is another departure's");
    app.clock.advance(TimeDelta::seconds(601));
    assert_eq!(browser.get(&back).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn giving_up_and_a_provider_that_is_down_leave_another_way() {
    let (app, provider) = with_provider().await;
    provider.misbehave(Some(Fault::Cancels));
    let (_, cancelled) = sign_in(&app, &provider).await;
    assert!(cancelled.body.contains("Vous avez interrompu") && cancelled.body.contains("Recevoir un code"));
    provider.misbehave(Some(Fault::Down));
    app.clock.advance(TimeDelta::minutes(10));
    let down = app.anonymous().get("/connexion/proconnect").await;
    assert_eq!(down.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(down.body.contains("ProConnect ne répond pas") && down.body.contains("Recevoir un code"));
}

#[tokio::test]
async fn departures_read_the_description_once_in_ten_minutes() {
    let (app, provider) = with_provider().await;
    for _ in 0..5 {
        assert_eq!(app.anonymous().get("/connexion/proconnect").await.status, StatusCode::SEE_OTHER);
        app.clock.advance(TimeDelta::minutes(1));
    }
    assert_eq!(provider.times_described(), 1);
    app.clock.advance(TimeDelta::minutes(5));
    app.anonymous().get("/connexion/proconnect").await;
    assert_eq!(provider.times_described(), 2);
}

#[tokio::test]
async fn keys_that_change_are_read_again_at_once() {
    let (app, provider) = with_provider().await;
    sign_in(&app, &provider).await;
    provider.misbehave(Some(Fault::NewKey));
    let (_, answer) = sign_in(&app, &provider).await;
    assert_eq!((answer.status, provider.times_described()), (StatusCode::SEE_OTHER, 2), "{}", answer.body);
}

#[tokio::test]
async fn signing_out_offers_to_end_the_session_of_proconnect() {
    let (app, provider) = with_provider().await;
    let (mut browser, _) = sign_in(&app, &provider).await;
    let page = browser.submit("/compte", "/deconnexion", &[]).await.body;
    let href = page.split("href=\"http://127.0.0.1").nth(1).expect("a link").split('"').next().unwrap();
    let href = format!("http://127.0.0.1{}", href.replace("&amp;", "&").replace("&#38;", "&"));
    assert!(provider.visit(&href).await.starts_with("/?state="));
    provider.misbehave(Some(Fault::Down));
    assert!(browser.post("/deconnexion", &[]).await.body.contains("Vous êtes déconnecté"));
}

#[tokio::test]
async fn without_proconnect_its_routes_answer_that_nothing_is_there() {
    let app = app().await;
    let mut browser = app.anonymous();
    assert_eq!(browser.get("/connexion/proconnect").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/connexion/proconnect/retour?code=x&state=y").await.status, StatusCode::NOT_FOUND);
    assert!(!browser.get("/connexion").await.body.contains("ProConnect"));
}
