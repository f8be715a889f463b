//! Sign-in by a code sent by e-mail.

use chrono::TimeDelta;
use http::StatusCode;
use testkit::app::journal_of;

use super::*;

const OVER: &str = "n&#39;est plus valable";

#[tokio::test]
async fn a_code_opens_a_session_and_leads_to_the_page_that_was_wanted() {
    let app = app().await;
    let mut browser = app.anonymous();
    let asked = ask(&mut browser, KNOWN).await;
    assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, "/connexion/code"));
    assert_eq!(browser.get("/connexion/code").await.status, StatusCode::OK);
    let code = last_code(&app).await;
    let spaced = format!(" {} {} ", &code[..3], &code[3..]);
    let answer = browser.post("/connexion/code", &[("code", &spaced)]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/plan-du-site"));
    let account = browser.get("/compte").await;
    assert_eq!(account.status, StatusCode::OK);
    assert!(account.body.contains("Camille Martin") && account.body.contains(KNOWN));
    let journal = journal_of(platform(&app)).await;
    assert_eq!(
        journal,
        ["code.requested", "code.sent", "code.accepted", "account.created", "account.proved", "session.opened"]
    );
}

#[tokio::test]
async fn a_code_opens_one_session_only() {
    let app = app().await;
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let code = last_code(&app).await;
    let mut copy = browser.clone();
    browser.post("/connexion/code", &[("code", &code)]).await;
    let again = copy.post("/connexion/code", &[("code", &code)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains(OVER));
    assert!(set_cookie(&again, "session").is_none());
}

#[tokio::test]
async fn a_code_opens_nothing_in_another_browser() {
    let app = app().await;
    ask(&mut app.anonymous(), KNOWN).await;
    let code = last_code(&app).await;
    let mut thief = app.anonymous();
    assert!(thief.post("/connexion/code", &[("code", &code)]).await.body.contains(OVER));
    ask(&mut thief, UNKNOWN).await;
    assert_eq!(thief.post("/connexion/code", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn five_wrong_tries_burn_a_code() {
    let app = app().await;
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let code = last_code(&app).await;
    for _ in 0..4 {
        let answer = browser.post("/connexion/code", &[("code", &other_than(&code))]).await;
        assert!(answer.body.contains("Ce code n&#39;est pas le bon"));
    }
    assert!(browser.post("/connexion/code", &[("code", &other_than(&code))]).await.body.contains(OVER));
    assert!(browser.post("/connexion/code", &[("code", &code)]).await.body.contains(OVER));
}

#[tokio::test]
async fn what_is_no_code_counts_for_no_try() {
    let app = app().await;
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let code = last_code(&app).await;
    for typed in ["", "12345", "1234567", "abcdef", "12345é", "１２３４５６"] {
        let answer = browser.post("/connexion/code", &[("code", typed)]).await;
        assert!(answer.body.contains("Le code compte six chiffres."), "{typed}");
    }
    assert_eq!(browser.post("/connexion/code", &[("code", &code)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_lives_ten_minutes_to_the_second() {
    for (age, status) in [(600, StatusCode::SEE_OTHER), (601, StatusCode::UNPROCESSABLE_ENTITY)] {
        let app = app().await;
        let mut browser = app.anonymous();
        ask(&mut browser, KNOWN).await;
        let code = last_code(&app).await;
        app.clock.advance(TimeDelta::seconds(age));
        assert_eq!(browser.post("/connexion/code", &[("code", &code)]).await.status, status, "after {age} s");
    }
}

#[tokio::test]
async fn a_new_code_replaces_the_older_in_its_browser() {
    let app = app().await;
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let older = last_code(&app).await;
    let mut copy = browser.clone();
    ask(&mut browser, KNOWN).await;
    let newer = last_code(&app).await;
    assert!(copy.post("/connexion/code", &[("code", &older)]).await.body.contains(OVER));
    assert_eq!(browser.post("/connexion/code", &[("code", &newer)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_asked_for_in_another_browser_takes_nothing_from_this_one() {
    let app = app().await;
    let mut owner = app.anonymous();
    ask(&mut owner, KNOWN).await;
    let code = last_code(&app).await;
    let mut other = app.anonymous();
    ask(&mut other, KNOWN).await;
    for _ in 0..5 {
        other.post("/connexion/code", &[("code", &other_than(&last_code(&app).await))]).await;
    }
    assert_eq!(owner.post("/connexion/code", &[("code", &code)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_address_that_is_none_is_told_in_the_page() {
    let app = app().await;
    for typed in ["", "camille", "camille@", "a@b@exemple.fr", "camille@localhost", "camille@[127.0.0.1]"] {
        let answer = ask(&mut app.anonymous(), typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(answer.body.contains("Erreur : Connexion") && answer.body.contains("au format nom@domaine.fr"));
    }
    assert!(app.letters().await.is_empty());
}

#[tokio::test]
async fn a_closed_account_receives_no_code_and_loses_its_sessions() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", NO_ROLE).await;
    let tx = platform(&app).begin_as_system("essai").await.unwrap();
    kernel::identity::disable_account(&tx, camille.account.as_ref().unwrap()).await.unwrap();
    tx.commit(kernel::Event::new("test.done")).await.unwrap();
    assert_eq!(camille.get("/compte").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(ask(&mut camille, KNOWN).await.location(), "/connexion/code");
    assert!(app.letters().await.is_empty());
}

#[tokio::test]
async fn sign_in_never_leads_to_another_site() {
    let app = app().await;
    for wanted in [
        "https://ailleurs.exemple.org/",
        "//ailleurs.exemple.org",
        "/\\ailleurs.exemple.org",
        "javascript:alert(1)",
        "/connexion",
    ] {
        let mut browser = app.anonymous();
        browser.post("/connexion", &[("email", KNOWN), ("retour", wanted)]).await;
        let code = last_code(&app).await;
        let answer = browser.post("/connexion/code", &[("code", &code)]).await;
        assert_eq!(answer.location(), "/", "{wanted}");
        app.clock.advance(TimeDelta::minutes(16));
    }
}
