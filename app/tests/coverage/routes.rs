//! Every route is guarded, or stands on the list of what anybody may do; every other role is refused.

use std::collections::BTreeSet;

use http::{Method, StatusCode};
use kernel::{Access, Grant, Route, Scope};

use crate::program::{filled, open};

/// What anybody may do without an account, beside reading: each line was thought about.
const PUBLIC_WRITES: &[&str] = &[
    "/affichage",
    "/connexion",
    "/connexion/code",
    "/connexion/demonstration",
    "/deconnexion",
    "/donnees-personnelles/demande",
    "/donnees-personnelles/demande/{jeton}/code",
    "/donnees-personnelles/export/{jeton}",
];

#[tokio::test]
async fn a_write_that_anybody_may_do_is_on_the_list() {
    let app = open().await;
    let listed: BTreeSet<_> = PUBLIC_WRITES.iter().map(|path| (*path).to_owned()).collect();
    let found: BTreeSet<_> = all_routes(&app)
        .filter(|route| route.access == Access::Public && route.method != Method::GET)
        .map(|route| route.path)
        .collect();
    assert_eq!(found, listed);
}

#[tokio::test]
async fn nobody_passes_a_guarded_route_without_signing_in() {
    let app = open().await;
    for route in all_routes(&app).filter(|route| route.access != Access::Public) {
        let form: Option<&[(&str, &str)]> = if route.method == Method::GET { None } else { Some(&[("a", "b")]) };
        let answer = app.anonymous().send(route.method.clone(), &filled(&route.path), form).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{route:?}");
    }
}

#[tokio::test]
async fn every_other_role_is_refused_on_every_guarded_route() {
    let app = open().await;
    let roles = app.kernel().manifest().roles;
    assert!(!roles.is_empty());
    for role in roles {
        let grant = Grant { role: role.id.into(), scope: Scope::one("produit", "aucun") };
        let mut person = app.person(&format!("Role {}", role.id), &[grant]).await;
        for route in all_routes(&app) {
            let Access::Guarded { roles: allowed, .. } = route.access else { continue };
            let form: Option<&[(&str, &str)]> = if route.method == Method::GET { None } else { Some(&[("a", "b")]) };
            let status = person.send(route.method.clone(), &filled(&route.path), form).await.status;
            let expected: &[StatusCode] = if allowed.contains(&role.id) {
                // The role may, elsewhere: here the thing is not theirs, or the form has no token.
                &[StatusCode::NOT_FOUND, StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK]
            } else {
                &[StatusCode::FORBIDDEN]
            };
            assert!(expected.contains(&status), "{} on {route:?}: {status}", role.id);
        }
    }
}

#[tokio::test]
async fn a_form_without_the_session_s_token_writes_nothing_anywhere() {
    let app = open().await;
    let everywhere = |role: &str| Grant { role: role.into(), scope: Scope::Everything };
    let grants: Vec<_> = app.kernel().manifest().roles.iter().map(|role| everywhere(role.id)).collect();
    let mut person = app.person("Zoe Petit", &grants).await;
    let before = app.journal().await.len();
    for route in all_routes(&app).filter(|route| route.access != Access::Public && route.method != Method::GET) {
        let status = person.post(&filled(&route.path), &[("titre", "Autre"), ("_jeton", "faux")]).await.status;
        assert!(status.is_client_error(), "{route:?}: {status}");
    }
    assert_eq!(app.journal().await.len(), before);
}

#[tokio::test]
async fn no_two_routes_share_a_method_and_a_path() {
    let app = open().await;
    let mut seen = BTreeSet::new();
    for route in all_routes(&app) {
        assert!(seen.insert((route.method.to_string(), route.path.clone())), "twice: {route:?}");
    }
}

fn all_routes(app: &testkit::App) -> impl Iterator<Item = Route> + use<> {
    let running = app.deployment.running.clone();
    running.into_iter().flat_map(|one| one.routes.iter().cloned().collect::<Vec<_>>())
}
