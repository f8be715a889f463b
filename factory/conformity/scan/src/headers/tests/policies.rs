//! Content-Security-Policy.

use super::*;

fn policy(value: &str) -> (&'static str, i32) {
    bare().with("content-security-policy", value).found(CSP)
}

fn each(policies: &[&str], expected: (&str, i32)) {
    for value in policies {
        assert_eq!(policy(value), expected, "{value}");
    }
}

#[test]
fn no_policy_costs_25_and_a_reported_one_as_much() {
    assert_eq!(bare().found(CSP), ("csp-not-implemented", -25));
    let reported = bare().with("content-security-policy-report-only", "default-src 'none'");
    assert_eq!(reported.found(CSP), ("csp-not-implemented-but-reporting-enabled", -25));
}

#[test]
fn a_policy_that_cannot_be_read_costs_25() {
    each(
        &[
            "abc",
            "default-src 'self'; default-src 'self'",
            "default-src 'none'; font-src 'self'; default-src 'self'",
            "default-src 'none'; script-src 'strict-dynamic'",
        ],
        ("csp-header-invalid", -25),
    );
}

#[test]
fn open_scripts_or_objects_cost_20() {
    each(
        &[
            "script-src 'unsafe-inline'",
            "script-src data:",
            "default-src 'none'; script-src *",
            "default-src 'none'; script-src https://*",
            "default-src https://exemple.fr https:",
            "default-src 'none'; script-src 'none'; object-src *",
            "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'",
            "default-src 'UNSAFE-INLINE'",
            "script-src 'none'",
            "upgrade-insecure-requests",
        ],
        ("csp-implemented-with-unsafe-inline", -20),
    );
}

#[test]
fn content_in_clear_costs_20_when_active_and_10_when_passive() {
    each(
        &["default-src http://exemple.fr", "default-src 'none'; script-src ftp://exemple.fr"],
        ("csp-implemented-with-insecure-scheme", -20),
    );
    each(
        &[
            "default-src 'none'; img-src http://exemple.fr",
            "default-src 'self'; img-src http:",
            "default-src 'none'; img-src https:; media-src http://exemple.fr",
            "default-src 'none'; media-src http:; script-src 'self'; style-src 'unsafe-inline'",
        ],
        ("csp-implemented-with-insecure-scheme-in-passive-content-only", -10),
    );
}

#[test]
fn evaluation_costs_10() {
    each(&["default-src 'none'; script-src 'unsafe-eval'"], ("csp-implemented-with-unsafe-eval", -10));
}

#[test]
fn open_styles_cost_and_bring_nothing() {
    each(
        &[
            "object-src 'none'; script-src 'none'; style-src 'unsafe-inline'",
            "default-src 'none';;; ;;style-src 'self' 'unsafe-inline'",
            "default-src 'none'; style-src data:",
            "default-src 'none'; style-src https:",
            "default-src 'unsafe-inline'; script-src https://exemple.fr",
        ],
        ("csp-implemented-with-unsafe-inline-in-style-src-only", 0),
    );
}

#[test]
fn a_sound_policy_brings_5() {
    each(
        &[
            "default-src https://exemple.fr",
            "object-src 'none'; script-src 'strict-dynamic' 'nonce-abc' 'unsafe-inline'; style-src 'none'",
            "object-src 'none'; style-src 'self'; script-src 'unsafe-inline' 'sha256-hqBEA'",
            "default-src https://exemple.fr; style-src 'unsafe-inline' 'nonce-abc'",
        ],
        ("csp-implemented-with-no-unsafe", 5),
    );
}

#[test]
fn nothing_by_default_brings_10() {
    each(
        &[
            "default-src 'none'",
            "default-src",
            "default-src 'none'; script-src 'strict-dynamic' 'sha256-abc' https://*",
            "default-src 'none'; script-src 'self'; style-src 'self'; upgrade-insecure-requests;",
        ],
        ("csp-implemented-with-no-unsafe-default-src-none", 10),
    );
}

#[test]
fn repeated_reports_take_the_bonus_away() {
    let twice = "default-src 'none'; report-uri /un; report-uri /deux";
    assert_eq!(policy(twice), ("csp-implemented-but-duplicate-directives", 0));
}

#[test]
fn several_policies_are_what_is_left_of_all() {
    let none = ("csp-implemented-with-no-unsafe-default-src-none", 10);
    assert_eq!(bare().with("content-security-policy", "default-src http:, default-src https:").found(CSP), none);
    let strict = "default-src 'none'; style-src 'self'";
    let open = "default-src 'none'; style-src 'self' 'unsafe-inline'";
    let three = bare().with("content-security-policy", open).with("content-security-policy", strict);
    assert_eq!(three.with("content-security-policy", open).found(CSP), none);
    let meta = r#"<meta http-equiv="Content-Security-Policy" content="default-src https:">"#;
    assert_eq!(bare().with("content-security-policy", "default-src http:").html(meta).found(CSP), none);
}

#[test]
fn a_meta_carries_a_policy_but_not_the_framing_one() {
    let meta = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
    assert_eq!(bare().html(meta).found(CSP).1, 10);
    let framing = r#"<meta http-equiv="Content-Security-Policy" content="frame-ancestors 'none'">"#;
    assert_eq!(bare().html(framing).found(CSP), ("csp-not-implemented", -25));
}

#[test]
fn paths_with_a_final_slash_cover_what_is_below() {
    let both = |one: &str, other: &str| {
        let policies = [format!("default-src {one}"), format!("default-src {other}")];
        let left = super::super::csp::Policy::parse(&policies).unwrap();
        left.sources("default-src").unwrap().iter().cloned().collect::<Vec<_>>()
    };
    let (wide, narrow) = ("https://exemple.fr/a/", "https://exemple.fr/a/b/");
    assert_eq!(both(wide, narrow), [narrow]);
    assert_eq!(both(narrow, wide), [narrow]);
    assert_eq!(both("https://exemple.fr/a", narrow), ["'none'"]);
    assert_eq!(both("https://un.fr https://deux.fr", "https://deux.fr https://trois.fr"), ["https://deux.fr"]);
}
