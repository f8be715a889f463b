//! Redirection, HSTS, cookies.

use super::*;

fn route(addresses: &[&str]) -> (&'static str, i32) {
    let mut fixture = bare();
    fixture.in_clear = InClear::Route(addresses.iter().map(|text| url(text)).collect());
    fixture.found(REDIRECTION)
}

#[test]
fn redirections_are_weighed_by_their_first_and_last_step() {
    assert_eq!(route(&["http://a.exemple.fr/"]), ("redirection-missing", -20));
    assert_eq!(route(&["http://a.exemple.fr/", "https://a.exemple.fr/"]), ("redirection-to-https", 0));
    assert_eq!(route(&["http://a.exemple.fr/", "http://b.exemple.fr/"]), ("redirection-not-to-https", -20));
    assert_eq!(route(&["http://a.exemple.fr/", "https://b.exemple.fr/"]), ("redirection-off-host-from-http", -5));
    assert_eq!(
        route(&["http://a.exemple.fr/", "http://b.exemple.fr/", "https://b.exemple.fr/"]),
        ("redirection-not-to-https-on-initial-redirection", -10)
    );
    assert_eq!(route(&["http://exemple.dev/"]), ("redirection-all-redirects-preloaded", 0));
}

#[test]
fn a_closed_port_needs_no_redirection_and_a_bad_certificate_costs_20() {
    let mut fixture = bare();
    fixture.in_clear = InClear::Closed;
    assert_eq!(fixture.found(REDIRECTION), ("redirection-not-needed-no-http", 0));
    fixture.in_clear = InClear::BadCertificate;
    assert_eq!(fixture.found(REDIRECTION), ("redirection-invalid-cert", -20));
}

fn hsts(value: &str) -> (&'static str, i32) {
    bare().with("strict-transport-security", value).found(HSTS)
}

#[test]
fn hsts_is_weighed_by_its_duration() {
    assert_eq!(bare().found(HSTS), ("hsts-not-implemented", -20));
    for invalid in ["includeSubDomains", "max-age=", "max-age=15768000, max-age=15768000"] {
        assert_eq!(hsts(invalid), ("hsts-header-invalid", -20), "{invalid}");
    }
    assert_eq!(hsts("max-age=86400"), ("hsts-implemented-max-age-less-than-six-months", -10));
    for long in ["max-age=15552000", "includeSubDomains; MAX-AGE=63072000; preload", "max-age=99999999999999999999999"]
    {
        assert_eq!(hsts(long), ("hsts-implemented-max-age-at-least-six-months", 0), "{long}");
    }
}

#[test]
fn hsts_needs_https_and_a_good_certificate() {
    let mut fixture = bare();
    fixture.encrypted = Encrypted::Absent;
    assert_eq!(fixture.found(HSTS), ("hsts-not-implemented-no-https", -20));
    fixture.encrypted = Encrypted::BadCertificate;
    assert_eq!(fixture.found(HSTS), ("hsts-invalid-cert", -20));
}

#[test]
fn a_domain_of_the_browsers_list_brings_5_with_all_below_it() {
    let mut fixture = bare();
    fixture.preloaded = vec!["exemple.fr".into()];
    assert_eq!(fixture.found(HSTS), ("hsts-preloaded", 5));
    fixture.preloaded = vec!["mple.fr".into()];
    assert_eq!(fixture.found(HSTS).1, -20);
}

fn cookies(set: &[&str]) -> (&'static str, i32) {
    set.iter().fold(bare(), |fixture, cookie| fixture.with("set-cookie", cookie)).found(COOKIES)
}

fn behind_hsts(cookie: &str) -> (&'static str, i32) {
    bare().with("strict-transport-security", "max-age=63072000").with("set-cookie", cookie).found(COOKIES)
}

#[test]
fn protected_cookies_cost_nothing_or_bring_5() {
    assert_eq!(bare().found(COOKIES), ("cookies-not-found", 0));
    assert_eq!(cookies(&["heroku-session-affinity=1"]), ("cookies-not-found", 0));
    assert_eq!(cookies(&["vu=; Max-Age=0"]), ("cookies-not-found", 0));
    let best = ("cookies-secure-with-httponly-sessions-and-samesite", 5);
    assert_eq!(cookies(&["session=a; Secure; HttpOnly; SameSite=Lax"]), best);
    assert_eq!(cookies(&["choix=a; Secure; SameSite=None"]), best);
    assert_eq!(cookies(&["choix=a", "choix=b; Secure; SameSite=Strict"]), best);
    let good = ("cookies-secure-with-httponly-sessions", 0);
    assert_eq!(cookies(&["session=a; Secure; HttpOnly"]), good);
    assert_eq!(cookies(&["session=a; Secure; HttpOnly; SameSite=Lax", "choix=b; Secure"]), good);
}

#[test]
fn cookies_that_may_leave_in_clear_are_weighed_by_what_they_open() {
    assert_eq!(cookies(&["choix=a"]), ("cookies-without-secure-flag", -20));
    assert_eq!(cookies(&["PHPSESSID=a; HttpOnly"]), ("cookies-session-without-secure-flag", -40));
    assert_eq!(behind_hsts("choix=a"), ("cookies-without-secure-flag-but-protected-by-hsts", -5));
    let session = ("cookies-session-without-secure-flag-but-protected-by-hsts", -10);
    assert_eq!(behind_hsts("login=a; HttpOnly"), session);
}

#[test]
fn the_worst_cookie_decides() {
    assert_eq!(cookies(&["session=a; Secure"]), ("cookies-session-without-httponly-flag", -30));
    assert_eq!(cookies(&["csrf=a; Secure"]), ("cookies-anticsrf-without-samesite-flag", -20));
    for bad in ["choix=a; Secure; SameSite=Toujours", "choix=a; Secure; SameSite", "choix=a; SameSite=None"] {
        assert_eq!(cookies(&[bad]), ("cookies-samesite-flag-invalid", -20), "{bad}");
    }
    assert_eq!(cookies(&["csrf=a; Secure", "session=b; Secure"]).1, -30);
    assert_eq!(cookies(&["choix=a", "session=b; HttpOnly"]).1, -40);
}
