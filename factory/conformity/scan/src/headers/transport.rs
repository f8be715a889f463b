//! The Observatory's tests of HSTS and of the redirection from HTTP to HTTPS.

use super::outcome::Outcome;
use super::outcome::transport as outcome;
use super::{Encrypted, InClear, Observed};

/// 180 days: what many sites call six months.
const SIX_MONTHS: u64 = 15_552_000;

/// Domains that browsers know as encrypted with everything below them: the registries that put their whole domain in the HSTS list.
const PRELOADED_ABOVE: [&str; 12] =
    ["app", "dev", "page", "new", "day", "foo", "google", "bank", "insurance", "zip", "mov", "gle"];

pub(super) fn hsts(observed: &Observed<'_>) -> Outcome {
    let headers = match &observed.encrypted {
        Encrypted::Absent => return outcome::HSTS_NO_HTTPS,
        _ if preloaded(observed.host(), &observed.preloaded) => return outcome::HSTS_PRELOADED,
        Encrypted::BadCertificate => return outcome::HSTS_BAD_CERTIFICATE,
        Encrypted::Answers(headers) => headers,
    };
    let Some(value) = headers.get(http::header::STRICT_TRANSPORT_SECURITY) else { return outcome::HSTS_ABSENT };
    match max_age(&String::from_utf8_lossy(value.as_bytes())) {
        None => outcome::HSTS_INVALID,
        Some(age) if age < SIX_MONTHS => outcome::HSTS_SHORT,
        Some(_) => outcome::HSTS_LONG,
    }
}

/// The seconds of a `Strict-Transport-Security`, read as far as they are digits.
fn max_age(value: &str) -> Option<u64> {
    let value: String = value.chars().take(1024).collect::<String>().to_ascii_lowercase();
    if value.contains(',') {
        return None;
    }
    let age = value.split(';').filter_map(|part| part.trim().strip_prefix("max-age=")).next_back()?;
    let digits: String = age.trim().chars().take_while(char::is_ascii_digit).collect();
    match digits.parse() {
        Ok(seconds) => Some(seconds),
        Err(_) if digits.is_empty() => None,
        Err(_) => Some(u64::MAX),
    }
}

pub(super) fn redirection(observed: &Observed<'_>) -> Outcome {
    let route = match &observed.in_clear {
        InClear::Closed => return outcome::REDIRECTION_NO_HTTP,
        InClear::BadCertificate => return outcome::REDIRECTION_BAD_CERTIFICATE,
        InClear::Route(route) => route,
    };
    let known = |url: &url::Url| preloaded(url.host_str().unwrap_or_default(), &observed.preloaded);
    let [first, next, ..] = route.as_slice() else {
        let alone = route.first().is_some_and(known);
        return if alone { outcome::REDIRECTION_PRELOADED } else { outcome::REDIRECTION_MISSING };
    };
    if route.iter().all(known) {
        outcome::REDIRECTION_PRELOADED
    } else if route.last().is_some_and(|last| last.scheme() != "https") {
        outcome::REDIRECTION_NOT_HTTPS
    } else if next.scheme() == "http" {
        outcome::REDIRECTION_LATE
    } else if first.scheme() == "http" && first.host_str() != next.host_str() {
        outcome::REDIRECTION_OFF_HOST
    } else {
        outcome::REDIRECTION_TO_HTTPS
    }
}

/// Whether browsers know `host` as encrypted: by what the operator says (a domain and all below it), or by its registry.
fn preloaded(host: &str, listed: &[String]) -> bool {
    let host = host.trim_end_matches('.');
    let below = |domain: &str| host.strip_suffix(domain).is_some_and(|start| start.is_empty() || start.ends_with('.'));
    host.parse::<std::net::IpAddr>().is_err()
        && (PRELOADED_ABOVE.iter().any(|domain| below(domain)) || listed.iter().any(|domain| below(domain)))
}
