//! The Observatory's tests of what other origins may read, embed, frame or learn: CORS, CORP, COEP, COOP, X-Frame-Options, Referrer-Policy,
//! X-Content-Type-Options.

use super::csp::Policy;
use super::outcome::transport as framing;
use super::outcome::{Outcome, origins as outcome};
use super::{Observed, STRANGER};

const PRIVATE_REFERRERS: [&str; 4] = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
const OPEN_REFERRERS: [&str; 4] = ["origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"];

pub(super) fn cors(observed: &Observed<'_>) -> Outcome {
    let Some(headers) = &observed.preflight else { return outcome::CORS_ABSENT };
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    match text("access-control-allow-origin") {
        None | Some("") => outcome::CORS_ABSENT,
        Some("*") => outcome::CORS_PUBLIC,
        Some(origin) => {
            let with_session = text("access-control-allow-credentials").is_some_and(|v| v.eq_ignore_ascii_case("true"));
            if origin == STRANGER && with_session { outcome::CORS_UNIVERSAL } else { outcome::CORS_RESTRICTED }
        }
    }
}

pub(super) fn resource_policy(observed: &Observed<'_>) -> Outcome {
    match observed.headers("cross-origin-resource-policy").join(", ").trim().to_ascii_lowercase().as_str() {
        "" => outcome::CORP_ABSENT,
        "same-origin" => outcome::CORP_SAME_ORIGIN,
        "same-site" => outcome::CORP_SAME_SITE,
        "cross-origin" => outcome::CORP_CROSS_ORIGIN,
        _ => outcome::CORP_INVALID,
    }
}

pub(super) fn embedder_policy(observed: &Observed<'_>) -> Outcome {
    match observed.headers("cross-origin-embedder-policy").as_slice() {
        [] => outcome::COEP_ABSENT,
        [value] if value.is_empty() => outcome::COEP_ABSENT,
        [value] => match token(value) {
            Some("require-corp") => outcome::COEP_REQUIRE,
            Some("credentialless") => outcome::COEP_CREDENTIALLESS,
            Some("unsafe-none") => outcome::COEP_UNSAFE,
            _ => outcome::COEP_INVALID,
        },
        _ => outcome::COEP_INVALID,
    }
}

pub(super) fn opener_policy(observed: &Observed<'_>) -> Outcome {
    match observed.headers("cross-origin-opener-policy").as_slice() {
        [] => outcome::COOP_ABSENT,
        [value] if value.is_empty() => outcome::COOP_ABSENT,
        [value] => match token(value) {
            Some("same-origin") => outcome::COOP_SAME_ORIGIN,
            Some("same-origin-allow-popups") => outcome::COOP_POPUPS,
            Some("noopener-allow-popups") => outcome::COOP_NO_OPENER,
            Some("unsafe-none") => outcome::COOP_UNSAFE,
            _ => outcome::COOP_INVALID,
        },
        _ => outcome::COOP_INVALID,
    }
}

/// The token of a structured field (RFC 8941), its parameters well formed; a quoted string is none.
fn token(value: &str) -> Option<&str> {
    let mut parts = value.trim().split(';');
    let token = parts.next()?.trim_end();
    let sound = |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~:/".contains(letter);
    let begins = token.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '*');
    let parameter = |part: &str| {
        let key = part.trim_start().split('=').next().unwrap_or_default();
        let named = key.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '*');
        named && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-.*".contains(c))
    };
    (begins && token.chars().all(sound) && parts.all(parameter)).then_some(token)
}

pub(super) fn content_type(observed: &Observed<'_>) -> Outcome {
    match observed.headers("x-content-type-options").first().map(|value| value.trim().to_ascii_lowercase()) {
        Some(value) if value == "nosniff" => framing::NOSNIFF,
        Some(value) if !value.is_empty() => framing::NOSNIFF_INVALID,
        _ => framing::NOSNIFF_ABSENT,
    }
}

pub(super) fn framing(observed: &Observed<'_>, policy: Option<&Policy>) -> Outcome {
    if policy.is_some_and(|policy| policy.sources("frame-ancestors").is_some()) {
        return framing::FRAME_BY_CSP;
    }
    match observed.headers("x-frame-options").first().map(|value| value.trim().to_ascii_lowercase()).as_deref() {
        None | Some("") => framing::FRAME_ABSENT,
        Some("deny" | "sameorigin") => framing::FRAME_DENIED,
        Some(value) if value.starts_with("allow-from") => framing::FRAME_ALLOW_FROM,
        Some(_) => framing::FRAME_INVALID,
    }
}

/// The last value that browsers know decides; a `meta` comes after the headers.
pub(super) fn referrer(observed: &Observed<'_>) -> Outcome {
    let mut values = observed.headers("referrer-policy");
    values.extend(observed.meta_referrer());
    if values.is_empty() {
        return framing::REFERRER_ABSENT;
    }
    let joined = values.join(",").to_ascii_lowercase();
    let known = |value: &&str| PRIVATE_REFERRERS.contains(value) || OPEN_REFERRERS.contains(value);
    match joined.split(',').map(str::trim).rfind(known) {
        Some(value) if PRIVATE_REFERRERS.contains(&value) => framing::REFERRER_PRIVATE,
        Some(_) => framing::REFERRER_UNSAFE,
        None => framing::REFERRER_INVALID,
    }
}
