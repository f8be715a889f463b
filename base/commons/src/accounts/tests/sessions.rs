//! Sessions: how long they last, who sees them, who ends them.

use chrono::TimeDelta;
use http::{Method, StatusCode};
use testkit::Setup;
use testkit::app::journal_of;

use super::*;

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_a_request() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", NO_ROLE).await;
    app.clock.advance(TimeDelta::minutes(30));
    assert_eq!(camille.get("/compte").await.status, StatusCode::OK);
    app.clock.advance(TimeDelta::seconds(30 * 60 + 1));
    let late = camille.get("/compte").await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(set_cookie(&late, "session").expect("a cleared cookie").contains("Max-Age=0"));
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_whatever_happens() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", NO_ROLE).await;
    for _ in 0..24 {
        app.clock.advance(TimeDelta::minutes(30));
        assert_eq!(camille.get("/compte").await.status, StatusCode::OK);
    }
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(camille.get("/compte").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_public_page_is_served_to_whom_a_session_is_over_and_the_cookie_goes() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", NO_ROLE).await;
    app.clock.advance(TimeDelta::hours(13));
    let page = camille.get("/plan-du-site").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Se connecter"));
    assert!(camille.cookies().is_empty());
}

#[tokio::test]
async fn pages_of_signed_in_people_stay_out_of_caches() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", NO_ROLE).await;
    let page = camille.get("/plan-du-site").await;
    assert_eq!(page.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn the_owner_sees_each_session_and_ends_another() {
    let app = app().await;
    let (mut here, mut there) =
        (app.person("Camille Martin", NO_ROLE).await, app.person("Camille Martin", NO_ROLE).await);
    let page = here.get("/compte").await.body;
    assert_eq!(page.matches("Cette session").count(), 1);
    let path = end_path(&page);
    let done = here.submit("/compte", &path, &[]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/compte?fait=session"));
    assert_eq!(there.get("/compte").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        here.submit("/compte", &path, &[]).await.status,
        StatusCode::SEE_OTHER,
        "ended twice, it is over all the same"
    );
    let ended = journal_of(platform(&app)).await.iter().filter(|kind| *kind == "session.ended").count();
    assert_eq!(ended, 1);
}

#[tokio::test]
async fn nobody_ends_somebody_else_s_session() {
    let app = app().await;
    app.person("Camille Martin", NO_ROLE).await;
    let mut camille = app.person("Camille Martin", NO_ROLE).await;
    let path = end_path(&camille.get("/compte").await.body);
    let mut amadou = app.person("Amadou Diallo", NO_ROLE).await;
    assert_eq!(amadou.submit("/compte", &path, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(amadou.submit("/compte", "/compte/sessions/inconnue/fin", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.anonymous().post(&path, &[]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(camille.get("/compte").await.body.matches("Terminer<").count(), 1);
}

#[tokio::test]
async fn the_owner_ends_all_other_sessions_at_once() {
    let app = app().await;
    let mut others = [app.person("Camille Martin", NO_ROLE).await, app.person("Camille Martin", NO_ROLE).await];
    let mut here = app.person("Camille Martin", NO_ROLE).await;
    for _ in 0..2 {
        assert_eq!(here.submit("/compte", "/compte/sessions/fin", &[]).await.location(), "/compte?fait=sessions");
    }
    for other in &mut others {
        assert_eq!(other.get("/compte").await.status, StatusCode::UNAUTHORIZED);
    }
    let page = here.get("/compte?fait=sessions").await.body;
    assert!(page.contains("Vos autres sessions sont terminées.") && !page.contains("toutes les autres sessions"));
}

#[tokio::test]
async fn signing_out_ends_the_session_and_bears_being_done_twice() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", NO_ROLE).await;
    let mut copy = camille.clone();
    let done = camille.submit("/compte", "/deconnexion", &[]).await;
    assert!(done.body.contains("Vous êtes déconnecté") && done.body.contains("Se connecter"));
    assert!(camille.cookies().is_empty());
    assert_eq!(copy.get("/compte").await.status, StatusCode::UNAUTHORIZED, "a copy of the cookie is worth nothing");
    assert_eq!(camille.post("/deconnexion", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_without_its_token_ends_nothing() {
    let app = app().await;
    let mut camille = app.person("Camille Martin", NO_ROLE).await;
    assert_eq!(camille.post("/deconnexion", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        camille.post("/compte/sessions/fin", &[("_jeton", "faux")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(camille.get("/compte").await.status, StatusCode::OK);
}

#[tokio::test]
async fn each_sign_in_has_a_token_of_its_own_and_ends_the_session_before_it() {
    let app = app().await;
    let mut browser = signed_in_by_code(&app).await;
    let (before, mut fixed) = (browser.cookies().to_vec(), browser.clone());
    browser.submit("/connexion", "/connexion", &[("email", KNOWN)]).await;
    let code = last_code(&app).await;
    browser.submit("/connexion/code", "/connexion/code", &[("code", &code)]).await;
    assert_ne!(before, browser.cookies());
    assert_eq!(browser.get("/compte").await.status, StatusCode::OK);
    assert_eq!(fixed.get("/compte").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn behind_tls_the_cookie_belongs_to_the_host_alone() {
    let configure = Box::new(|config: &mut kernel::Config| config.url_publique = Some("https://127.0.0.1:3000".into()));
    let setup = Setup {
        platform: vec![crate::accounts::feature(true)],
        services: vec![service()],
        others: Default::default(),
        configure,
    };
    let app = App::open_with(setup).await;
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let code = last_code(&app).await;
    let answer = browser.send(Method::POST, "/connexion/code", Some(&[("code", &code)])).await;
    let cookie = set_cookie(&answer, "__Host-session").expect("a cookie");
    for attribute in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(attribute), "{attribute} is missing");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Max-Age"));
}

#[tokio::test]
async fn the_purge_notes_the_end_of_old_sessions_and_forgets_everything_after_a_year() {
    let app = app().await;
    signed_in_by_code(&app).await;
    app.clock.advance(TimeDelta::hours(13));
    app.deployment.tend().await.unwrap();
    assert!(journal_of(platform(&app)).await.contains(&"identity.purged".to_owned()));
    assert_eq!(count(&app, "account_session WHERE ended_at IS NOT NULL").await, 1);
    app.clock.advance(TimeDelta::days(367));
    app.deployment.tend().await.unwrap();
    for table in ["account_session", "account_code", "account"] {
        assert_eq!(count(&app, table).await, 0, "{table}");
    }
}

fn end_path(page: &str) -> String {
    let start = page.find("/compte/sessions/").expect("another session");
    page[start..].split('"').next().expect("a path").to_owned()
}
