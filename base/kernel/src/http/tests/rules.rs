//! The rules taken one by one, without connection.

use std::net::IpAddr;

use http::{HeaderMap, HeaderValue, Method, StatusCode};

use super::super::asked::is_api;
use super::super::client_address::TrustedProxies;
use super::super::csrf_token::{token, verify};
use super::super::problem::Problem;
use super::super::rate::{Bucket, Limiter, Rate, Rates};
use super::super::request_id::RequestId;

fn client(proxies: &[&str], peer: &str, forwarded: &[&str]) -> String {
    let mut headers = HeaderMap::new();
    for line in forwarded {
        headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
    }
    let proxies = TrustedProxies::parse(proxies).unwrap();
    proxies.client(peer.parse().unwrap(), &headers).0.to_string()
}

#[test]
fn a_client_cannot_choose_its_address() {
    assert_eq!(client(&[], "198.51.100.7", &["10.9.9.9"]), "198.51.100.7");
    assert_eq!(client(&["10.0.0.0/8"], "198.51.100.7", &["10.9.9.9"]), "198.51.100.7");
    assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &["1.1.1.1, 198.51.100.7"]), "198.51.100.7");
}

#[test]
fn proxies_are_followed_from_the_right_over_all_lines() {
    assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &["1.1.1.1, 198.51.100.7", "10.0.0.2"]), "198.51.100.7");
    assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &["198.51.100.7:4711"]), "198.51.100.7");
    assert_eq!(client(&["10.0.0.0/8"], "::ffff:10.0.0.1", &["2001:db8::7"]), "2001:db8::7");
}

#[test]
fn an_unreadable_address_stops_the_walk() {
    assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &["1.1.1.1, inconnu"]), "10.0.0.1");
    assert!(TrustedProxies::parse(["dix"]).is_err());
}

#[test]
fn a_token_opens_its_own_session_only() {
    let made = token(b"secret", "session-1");
    assert!(verify(b"secret", "session-1", &made));
    assert!(!verify(b"secret", "session-2", &made));
    assert!(!verify(b"autre", "session-1", &made));
    assert!(!verify(b"secret", "session-1", &made[1..]));
    assert!(!verify(b"secret", "session-1", ""));
}

#[test]
fn a_token_never_looks_the_same_twice() {
    assert_ne!(token(b"secret", "session-1"), token(b"secret", "session-1"));
}

#[test]
fn every_changed_letter_of_a_token_is_seen() {
    let made = token(b"secret", "session-1");
    for place in 0..made.len() - 1 {
        let mut changed = made.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        assert!(!verify(b"secret", "session-1", std::str::from_utf8(&changed).unwrap()), "place {place}");
    }
}

#[test]
fn the_memory_of_rates_is_bounded_and_neighbours_in_ipv6_count_as_one() {
    let limiter = Limiter::new(Rates { read: Rate::of(1, 1), ..Rates::off() });
    let count = |text: &str| limiter.count(Bucket::Read, text.parse::<IpAddr>().unwrap());
    assert!(count("2001:db8:1:1::1").is_ok());
    assert!(count("2001:db8:1:1:ffff::2").is_err());
    for host in 0..200_000_u32 {
        let _ = limiter.count(Bucket::Read, IpAddr::from(host.to_be_bytes()));
    }
    assert!(limiter.slots_in_use(Bucket::Read) <= 65_536);
}

#[test]
fn the_kind_of_a_request_decides_its_rate() {
    let limiter = Limiter::new(Rates { write: Rate::of(1, 1), ..Rates::off() });
    let address: IpAddr = "198.51.100.7".parse().unwrap();
    assert!(limiter.admit(&Method::POST, "/produits", address).is_ok());
    let refused = limiter.admit(&Method::DELETE, "/api/produits", address).unwrap_err();
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(limiter.admit(&Method::GET, "/api/produits", address).is_ok());
}

#[test]
fn leaving_for_proconnect_and_coming_back_count_as_sign_in() {
    let limiter = Limiter::new(Rates { sign_in: Rate::of(1, 2), ..Rates::default() });
    let address: IpAddr = "198.51.100.7".parse().unwrap();
    assert!(limiter.admit(&Method::GET, "/connexion/proconnect", address).is_ok());
    assert!(limiter.admit(&Method::HEAD, "/connexion/proconnect/retour", address).is_ok());
    let refused = limiter.admit(&Method::GET, "/connexion/proconnect/retour", address).unwrap_err();
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(limiter.admit(&Method::GET, "/connexion", address).is_ok(), "the page itself asks nobody");
}

#[test]
fn references_differ_and_avoid_letters_that_look_alike() {
    let (one, two) = (RequestId::fresh(), RequestId::fresh());
    assert_ne!(one, two);
    assert_eq!(one.as_str().len(), 11);
    assert!(!one.as_str().contains(['I', 'L', 'O', 'U']));
}

#[test]
fn an_api_is_known_by_its_address() {
    assert!(is_api("/api/produits") && is_api("/deces/api/stats"));
    assert!(!is_api("/produits/api-geo") && !is_api("/aide/pour/api/x"));
}

#[test]
fn a_problem_has_the_members_of_its_rfc_and_its_page_is_safe() {
    let problem =
        Problem::new(StatusCode::CONFLICT, "Déjà <pris>").detail("Rechargez.").errors([("nom", "Trop long.")]);
    let document = problem.document();
    assert_eq!(document["type"], "about:blank");
    assert_eq!(document["status"], 409);
    assert_eq!(document["erreurs"][0]["champ"], "nom");
    assert!(problem.plain_page().contains("Déjà &lt;pris&gt;"));
}
