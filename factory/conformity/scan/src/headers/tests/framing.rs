//! Frames, referrers, types, isolation, CORS, scripts.

use super::*;

fn header(test: usize, name: &str, cases: &[(&str, &str, i32)]) {
    for (value, expected, modifier) in cases {
        assert_eq!(bare().with(name, value).found(test), (*expected, *modifier), "{name}: {value}");
    }
}

#[test]
fn frames_are_closed_by_either_header() {
    assert_eq!(bare().found(FRAME), ("x-frame-options-not-implemented", -20));
    header(
        FRAME,
        "x-frame-options",
        &[
            ("DENY ", "x-frame-options-sameorigin-or-deny", 5),
            ("SAMEORIGIN", "x-frame-options-sameorigin-or-deny", 5),
            ("ALLOW-FROM https://exemple.fr", "x-frame-options-allow-from-origin", 0),
            ("SAMEORIGIN, SAMEORIGIN", "x-frame-options-header-invalid", -20),
        ],
    );
    header(FRAME, "content-security-policy", &[("frame-ancestors 'none'", "x-frame-options-implemented-via-csp", 5)]);
}

#[test]
fn the_last_known_referrer_policy_decides() {
    assert_eq!(bare().found(REFERRER), ("referrer-policy-not-implemented", 0));
    header(
        REFERRER,
        "referrer-policy",
        &[
            ("no-referrer", "referrer-policy-private", 5),
            ("same-origin", "referrer-policy-private", 5),
            ("unsafe-url, strict-origin", "referrer-policy-private", 5),
            ("Strict-Origin-When-Cross-Origin, inconnue", "referrer-policy-private", 5),
            ("strict-origin, no-referrer-when-downgrade", "referrer-policy-unsafe", -5),
            ("origin", "referrer-policy-unsafe", -5),
            ("jamais", "referrer-policy-header-invalid", -5),
        ],
    );
    let meta = bare().with("referrer-policy", "no-referrer").html("<meta name=referrer content=unsafe-url>");
    assert_eq!(meta.found(REFERRER), ("referrer-policy-unsafe", -5));
}

#[test]
fn the_announced_type_is_held_or_not() {
    assert_eq!(bare().found(NOSNIFF), ("x-content-type-options-not-implemented", -5));
    header(
        NOSNIFF,
        "x-content-type-options",
        &[
            ("NoSniff", "x-content-type-options-nosniff", 0),
            ("nosniff, nosniff", "x-content-type-options-header-invalid", -5),
        ],
    );
}

#[test]
fn isolation_brings_10_each_time_and_costs_5_when_misspelt() {
    assert_eq!(bare().found(CORP), ("corp-not-implemented", 0));
    assert_eq!(bare().found(COEP), ("coep-not-implemented", 0));
    assert_eq!(bare().found(COOP), ("coop-not-implemented", 0));
    header(
        CORP,
        "cross-origin-resource-policy",
        &[
            ("same-origin", "corp-implemented-with-same-origin", 10),
            ("Same-Site", "corp-implemented-with-same-site", 10),
            ("cross-origin", "corp-implemented-with-cross-origin", 0),
            ("ailleurs", "corp-header-invalid", -5),
        ],
    );
    header(
        COEP,
        "cross-origin-embedder-policy",
        &[
            ("require-corp", "coep-implemented-with-require-corp", 10),
            ("credentialless; report-to=\"suivi\"", "coep-implemented-with-credentialless", 10),
            ("unsafe-none", "coep-implemented-with-unsafe-none", 0),
            ("\"require-corp\"", "coep-header-invalid", -5),
        ],
    );
    header(
        COOP,
        "cross-origin-opener-policy",
        &[
            ("same-origin", "coop-implemented-with-same-origin", 10),
            ("same-origin-allow-popups", "coop-implemented-with-same-origin-allow-popups", 10),
            ("noopener-allow-popups", "coop-implemented-with-noopener-allow-popups", 10),
            ("unsafe-none", "coop-implemented-with-unsafe-none", 0),
            ("same-origin, same-origin", "coop-header-invalid", -5),
        ],
    );
    let twice =
        bare().with("cross-origin-opener-policy", "same-origin").with("cross-origin-opener-policy", "same-origin");
    assert_eq!(twice.found(COOP), ("coop-header-invalid", -5));
}

#[test]
fn only_reflecting_any_origin_with_its_session_is_a_fault() {
    let answer = |origin: &str, credentials: Option<&str>| {
        let mut headers = HeaderMap::new();
        headers.insert("access-control-allow-origin", origin.parse().unwrap());
        if let Some(value) = credentials {
            headers.insert("access-control-allow-credentials", value.parse().unwrap());
        }
        Fixture { preflight: Some(headers), ..bare() }.found(CORS)
    };
    let name = |end: &str| format!("cross-origin-resource-sharing-{end}");
    assert_eq!(bare().found(CORS).0, name("not-implemented"));
    assert_eq!(answer("*", None).0, name("implemented-with-public-access"));
    assert_eq!(answer("https://exemple.fr", Some("true")).0, name("implemented-with-restricted-access"));
    assert_eq!(answer(STRANGER, None).1, 0);
    let reflected = answer(STRANGER, Some("TRUE"));
    assert_eq!((reflected.0.to_owned(), reflected.1), (name("implemented-with-universal-access"), -50));
}

fn scripts(html: &str) -> (&'static str, i32) {
    bare().html(html).found(SRI)
}

#[test]
fn scripts_are_weighed_by_where_they_come_from() {
    assert_eq!(scripts("<p>rien"), ("sri-not-implemented-but-no-scripts-loaded", 0));
    let own = ("sri-not-implemented-but-all-scripts-loaded-from-secure-origin", 0);
    for html in
        ["<script>1</script>", "<script src=/a.js></script>", "<script src=https://cdn.exemple.fr/a.js></script>"]
    {
        assert_eq!(scripts(html), own, "{html}");
    }
    let checked = "<script src=/a.js integrity=sha384-a></script>";
    assert_eq!(scripts(checked), ("sri-implemented-and-all-scripts-loaded-securely", 5));
    let foreign = "<script src=https://ailleurs.fr/a.js integrity=sha384-a></script>";
    assert_eq!(scripts(foreign), ("sri-implemented-and-external-scripts-loaded-securely", 5));
    let unchecked = "<script src=https://ailleurs.fr/a.js></script>";
    let absent = ("sri-not-implemented-but-external-scripts-loaded-securely", -5);
    assert_eq!(scripts(unchecked), absent);
    assert_eq!(scripts(&format!("{checked}{foreign}{unchecked}")), absent);
    let clear = "<script src=http://ailleurs.fr/a.js integrity=sha384-a></script>";
    assert_eq!(scripts(clear), ("sri-implemented-but-external-scripts-not-loaded-securely", -20));
    let worst = ("sri-not-implemented-and-external-scripts-not-loaded-securely", -50);
    for html in ["<script src=http://ailleurs.fr/a.js></script>", "<script src=//service.exemple.fr/a.js></script>"] {
        assert_eq!(scripts(html), worst, "{html}");
    }
}

#[test]
fn the_registered_domain_is_what_two_hosts_share() {
    for (host, domain) in [
        ("exemple.fr", "exemple.fr"),
        ("a.b.exemple.fr", "exemple.fr"),
        ("beta.exemple.gouv.fr", "exemple.gouv.fr"),
        ("exemple.gouv.fr", "exemple.gouv.fr"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
    ] {
        assert_eq!(registrable(host), domain, "{host}");
    }
}
