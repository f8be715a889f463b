//! Nothing tells who has an account.

use chrono::TimeDelta;
use http::StatusCode;

use super::*;

/// What a stranger sees of an answer: everything but the random values of cookies and references.
fn seen(answer: &Answer) -> (StatusCode, String, Vec<(String, String)>) {
    let named = answer.headers.iter().filter(|(name, _)| name.as_str() != "x-request-id");
    let shown = named.map(|(name, value)| {
        let value = value.to_str().unwrap_or_default();
        let attributes = value.split_once(';').map_or(value, |(_, attributes)| attributes);
        (name.to_string(), if name == http::header::SET_COOKIE { attributes.to_owned() } else { value.to_owned() })
    });
    (answer.status, answer.body.clone(), shown.collect())
}

#[tokio::test]
async fn a_known_and_an_unknown_address_get_the_same_answers() {
    let app = app().await;
    app.person("Camille Martin", NO_ROLE).await;
    let (mut one, mut other) = (app.anonymous(), app.anonymous());
    assert_eq!(seen(&ask(&mut one, KNOWN).await), seen(&ask(&mut other, UNKNOWN).await));
    assert_eq!(app.letters().await.len(), 1, "only the known address is written to");
    assert_eq!(seen(&one.get("/connexion/code").await), seen(&other.get("/connexion/code").await));
    let wrong = other_than(&last_code(&app).await);
    for _ in 0..6 {
        let (first, second) = (
            one.post("/connexion/code", &[("code", &wrong)]).await,
            other.post("/connexion/code", &[("code", &wrong)]).await,
        );
        assert_eq!(seen(&first), seen(&second));
    }
}

#[tokio::test]
async fn a_request_does_the_same_work_for_every_address() {
    let app = app().await;
    app.person("Camille Martin", NO_ROLE).await;
    let mut counts = Vec::new();
    for email in [KNOWN, UNKNOWN] {
        let before = rows(&app).await;
        ask(&mut app.anonymous(), email).await;
        let after = rows(&app).await;
        counts.push(after.iter().zip(before).map(|(after, before)| after - before).collect::<Vec<_>>());
    }
    assert_eq!(counts[0], [1, 1, 1, 0], "a code, a job, a line of the journal, no letter yet");
    assert_eq!(counts[0], counts[1]);
}

#[tokio::test]
async fn too_many_codes_for_one_address_are_refused_known_or_not() {
    let app = app().await;
    app.person("Camille Martin", NO_ROLE).await;
    for email in [KNOWN, UNKNOWN] {
        for _ in 0..5 {
            assert_eq!(ask(&mut app.anonymous(), email).await.status, StatusCode::SEE_OTHER);
        }
        let refused = ask(&mut app.anonymous(), email).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{email}");
        assert!(refused.body.contains("Attendez un quart d&#39;heure"));
    }
    app.clock.advance(TimeDelta::minutes(16));
    assert_eq!(ask(&mut app.anonymous(), KNOWN).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_floods_an_address_blocks_their_own_network_and_no_other() {
    let app = app().await;
    let from = |address: &str| app.anonymous().at(address.parse().unwrap());
    for email in [KNOWN, UNKNOWN] {
        for last in 1..=5 {
            let asked = ask(&mut from(&format!("203.0.113.{last}")), email).await;
            assert_eq!(asked.status, StatusCode::SEE_OTHER, "{email}");
        }
        assert_eq!(ask(&mut from("203.0.113.200"), email).await.status, StatusCode::TOO_MANY_REQUESTS);
        for elsewhere in ["198.51.100.7", "2001:db8:1::7"] {
            assert_eq!(ask(&mut from(elsewhere), email).await.status, StatusCode::SEE_OTHER, "{elsewhere}");
        }
    }
    let stored = texts(&app, "SELECT network FROM account_code").await;
    assert!(stored.lines().count() == 14 && !stored.contains("203.0"));
}

#[tokio::test]
async fn sixty_codes_a_day_are_the_most_for_an_address_from_everywhere() {
    let app = app().await;
    for network in 0..60 {
        let address = format!("10.0.{network}.1").parse().unwrap();
        assert_eq!(ask(&mut app.anonymous().at(address), KNOWN).await.status, StatusCode::SEE_OTHER, "{network}");
    }
    let one_more = || app.anonymous().at("10.1.0.1".parse().unwrap());
    assert_eq!(ask(&mut one_more(), KNOWN).await.status, StatusCode::TOO_MANY_REQUESTS);
    app.clock.advance(TimeDelta::hours(25));
    assert_eq!(ask(&mut one_more(), KNOWN).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn no_address_no_code_and_no_token_is_readable_in_the_database() {
    let app = app().await;
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let code = last_code(&app).await;
    browser.post("/connexion/code", &[("code", &code)]).await;
    let token = browser.cookies().iter().find_map(|pair| pair.strip_prefix("session=")).expect("a session").to_owned();
    let journal = texts(&app, "SELECT details || subject || actor FROM journal_event").await;
    assert!(!journal.contains("exemple.fr") && !journal.contains(&code));
    let jobs = texts(&app, "SELECT payload || COALESCE(last_error, '') FROM kernel_job").await;
    assert!(!jobs.contains("exemple.fr") && !jobs.contains(&code));
    let stored = texts(&app, "SELECT token FROM account_session").await
        + &texts(&app, "SELECT COALESCE(code, '') || context FROM account_code").await;
    assert!(!stored.contains(&token) && !stored.contains(&code));
    assert!(
        !texts(&app, "SELECT recipient || body FROM kernel_letter").await.contains(&code),
        "a letter sent is emptied"
    );
}

async fn rows(app: &App) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in ["account_code", "kernel_job", "journal_event", "kernel_letter"] {
        counts.push(count(app, table).await);
    }
    counts
}
