//! Every route is guarded, or stands on the list of what anybody may do; every other role is refused.

use std::collections::BTreeSet;

use http::{Method, StatusCode};
use kernel::access::give_grant;
use kernel::{Access, Event, Grant, Route, Scope};
use testkit::Client;

use crate::places::{Places, all_routes};
use crate::program::{common_path, filled, open, person_of_every_role};

/// What anybody may do without an account, beside reading: each line was thought about.
const PUBLIC_WRITES: &[&str] = &[
    "/affichage",
    "/candidatures/proposer",
    "/api/conformite/deploiements",
    "/connexion",
    "/connexion/code",
    "/connexion/demonstration",
    "/deconnexion",
    "/donnees-personnelles/demande",
    "/donnees-personnelles/demande/{jeton}/code",
    "/donnees-personnelles/export/{jeton}",
    // Compares a document with the ledger and keeps nothing of it.
    "/verifier-une-decision",
];

#[tokio::test]
async fn a_write_that_anybody_may_do_is_on_the_list() {
    let app = open().await;
    let listed: BTreeSet<_> = PUBLIC_WRITES.iter().map(|path| (*path).to_owned()).collect();
    let found: BTreeSet<_> = all_routes(&app)
        .into_iter()
        .filter(|route| route.access == Access::Public && route.method != Method::GET)
        .map(|route| common_path(&app, &route.path))
        .collect();
    assert_eq!(found, listed);
}

#[tokio::test]
async fn nobody_passes_a_guarded_route_without_signing_in() {
    let app = open().await;
    let places = Places::walked_by(&mut person_of_every_role(&app).await, &app).await;
    for route in all_routes(&app).into_iter().filter(|route| route.access != Access::Public) {
        let form: Option<&[(&str, &str)]> = if route.method == Method::GET { None } else { Some(&[("a", "b")]) };
        let answer = app.anonymous().send(route.method.clone(), &filled(&places, &route), form).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{route:?}");
    }
}

#[tokio::test]
async fn every_other_role_is_refused_on_every_guarded_route() {
    let app = open().await;
    let places = Places::walked_by(&mut person_of_every_role(&app).await, &app).await;
    for one in &app.deployment.running[1..] {
        let roles = one.kernel.manifest().roles;
        assert!(!roles.is_empty());
        for role in roles {
            let name = format!("Role {} {}", one.kernel.manifest().id, role.id);
            let mut person = app.person(&name, &[]).await;
            let grant = Grant { role: role.id.into(), scope: Scope::one("produit", "aucun") };
            let tx = one.kernel.begin_as_system("essai").await.unwrap();
            give_grant(&tx, person.account.as_ref().unwrap(), &grant).await.unwrap();
            tx.commit(Event::new("person.ready")).await.unwrap();
            for route in one.routes.iter() {
                refused_unless_allowed(&mut person, role.id, route, &filled(&places, route)).await;
            }
        }
    }
}

async fn refused_unless_allowed(person: &mut Client, role: &str, route: &Route, path: &str) {
    let Access::Guarded { roles: allowed, .. } = route.access else { return };
    let form: Option<&[(&str, &str)]> = if route.method == Method::GET { None } else { Some(&[("a", "b")]) };
    let status = person.send(route.method.clone(), path, form).await.status;
    let expected: &[StatusCode] = if allowed.contains(&role) {
        // The role may, elsewhere: here the thing is not theirs, or the form has no token.
        &[StatusCode::NOT_FOUND, StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK]
    } else {
        &[StatusCode::FORBIDDEN]
    };
    assert!(expected.contains(&status), "{role} on {route:?}: {status}");
}

#[tokio::test]
async fn a_form_without_the_session_s_token_writes_nothing_anywhere() {
    let app = open().await;
    let mut person = person_of_every_role(&app).await;
    let places = Places::walked_by(&mut person, &app).await;
    let before = app.journal().await.len();
    let written = |route: &kernel::Route| route.access != Access::Public && route.method != Method::GET;
    for route in all_routes(&app).into_iter().filter(written) {
        let status = person.post(&filled(&places, &route), &[("titre", "Autre"), ("_jeton", "faux")]).await.status;
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
