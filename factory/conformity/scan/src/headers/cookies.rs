//! The Observatory's test of cookies set by the server.

use url::Url;

use super::Observed;
use super::outcome::{Outcome, cookies as outcome};

/// A load balancer's cookie, which the Observatory leaves aside.
const IGNORED: &str = "heroku-session-affinity";

/// A cookie as the server set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Its name.
    pub name: String,
    /// `Secure`.
    pub secure: bool,
    /// `HttpOnly`.
    pub http_only: bool,
    /// `SameSite`, in lower case, when it has a value that browsers know.
    pub same_site: Option<String>,
}

impl Cookie {
    /// Reads a `Set-Cookie`; nothing when it has no name, or only erases a cookie.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';');
        let (name, _) = parts.next()?.split_once('=')?;
        let name = name.trim();
        let mut cookie = Self { name: name.to_owned(), secure: false, http_only: false, same_site: None };
        let mut kept = !name.is_empty();
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let value = value.trim().to_ascii_lowercase();
            match key.trim().to_ascii_lowercase().as_str() {
                "secure" => cookie.secure = true,
                "httponly" => cookie.http_only = true,
                "samesite" if known_same_site(&value) => cookie.same_site = Some(value),
                "max-age" if value.parse::<i64>().is_ok_and(|seconds| seconds <= 0) => kept = false,
                "expires" if value.contains("1970") => kept = false,
                _ => {}
            }
        }
        kept.then_some(cookie)
    }
}

fn known_same_site(value: &str) -> bool {
    matches!(value, "lax" | "strict" | "none")
}

/// The cookies that a browser would hold after the answers: the last of each name and host.
pub(super) fn jar(set: &[(Url, String)]) -> Vec<Cookie> {
    let mut jar: Vec<(Option<String>, Cookie)> = Vec::new();
    for (url, text) in set {
        let host = url.host_str().map(str::to_owned);
        let name = text.split(['=', ';']).next().unwrap_or_default().trim();
        jar.retain(|(owner, cookie)| *owner != host || cookie.name != name);
        jar.extend(Cookie::parse(text).filter(|cookie| cookie.name != IGNORED).map(|cookie| (host, cookie)));
    }
    jar.into_iter().map(|(_, cookie)| cookie).collect()
}

pub(super) fn test(observed: &Observed<'_>, hsts: bool) -> Outcome {
    let cookies = jar(&observed.page.cookies);
    if cookies.is_empty() {
        return outcome::NONE;
    }
    let raw = observed.headers("set-cookie");
    let malformed = raw.iter().any(|text| bad_same_site(text)).then_some(outcome::BAD_SAME_SITE);
    let found = cookies.iter().flat_map(|cookie| faults(cookie, hsts)).chain(malformed);
    let rank = |one: &Outcome| outcome::RANKED.iter().position(|ranked| ranked == one);
    match found.max_by_key(rank) {
        Some(worst) => worst,
        None if cookies.iter().all(|cookie| cookie.same_site.is_some()) => outcome::SAME_SITE,
        None => outcome::SECURE,
    }
}

fn faults(cookie: &Cookie, hsts: bool) -> Vec<Outcome> {
    let name = cookie.name.to_lowercase();
    let session = name.contains("login") || name.contains("sess");
    let mut found = Vec::new();
    if !cookie.secure {
        found.push(if hsts { outcome::INSECURE_BUT_HSTS } else { outcome::INSECURE });
        if cookie.same_site.as_deref() == Some("none") {
            found.push(outcome::BAD_SAME_SITE);
        }
        if session {
            found.push(if hsts { outcome::SESSION_INSECURE_BUT_HSTS } else { outcome::SESSION_INSECURE });
        }
    }
    if name.contains("csrf") && cookie.same_site.is_none() {
        found.push(outcome::ANTI_CSRF);
    }
    if session && !cookie.http_only {
        found.push(outcome::SESSION_READABLE);
    }
    found
}

fn bad_same_site(text: &str) -> bool {
    text.split(';').skip(1).any(|part| {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let value = value.trim().to_ascii_lowercase();
        key.trim().eq_ignore_ascii_case("samesite") && !known_same_site(&value)
    })
}
