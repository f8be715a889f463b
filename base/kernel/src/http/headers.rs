//! Security headers on every answer, errors included. The choices are those of the OWASP Secure Headers Project and of MDN's HTTP
//! Observatory, read with our pages in mind.

use axum::response::Response;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY, SERVER, SET_COOKIE,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

/// What depends on the deployment in the security headers.
#[derive(Clone, Copy, Debug, Default)]
pub struct SecurityHeaders {
    /// Whether people reach the site by HTTPS: it is then said to browsers for two years.
    pub https: bool,
    /// Whether to ask for the browsers' built-in list too. Binds the whole domain for months: only its owner decides.
    pub preload: bool,
}

const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'";

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), \
    geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(self), screen-wake-lock=(), usb=(), xr-spatial-tracking=(), browsing-topics=()";

impl SecurityHeaders {
    fn list(self) -> Vec<(HeaderName, HeaderValue)> {
        let mut list = vec![
            (CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP)),
            (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
            // Not `no-referrer`: browsers then send `Origin: null` with our own forms, and the cross-site check would refuse them.
            (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
            (named("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
            // `require-corp` costs nothing here: pages load only what comes from their own origin.
            (named("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
            (named("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
            (named("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
        ];
        if self.https {
            let strict = if self.preload { "; preload" } else { "" };
            let value = format!("max-age=63072000; includeSubDomains{strict}");
            list.push((STRICT_TRANSPORT_SECURITY, HeaderValue::try_from(value).expect("an ASCII header value")));
        }
        list
    }
}

impl SecurityHeaders {
    /// Sets each header that `headers` does not have, as on every answer of the platform: for judging our own choices as we judge others'.
    pub fn set(self, headers: &mut HeaderMap) {
        Prepared::from(self).apply(headers, false);
    }
}

/// The headers ready to be set.
#[derive(Clone, Debug)]
pub(super) struct Prepared(Vec<(HeaderName, HeaderValue)>);

impl From<SecurityHeaders> for Prepared {
    fn from(choice: SecurityHeaders) -> Self {
        Self(choice.list())
    }
}

impl Prepared {
    /// Sets each header that the answer does not set itself, removes `Server`, and keeps the answers made for one person out of every
    /// cache unless their handler said otherwise.
    pub(super) fn apply(&self, headers: &mut HeaderMap, personal: bool) {
        for (name, value) in &self.0 {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        headers.remove(SERVER);
        if (personal || headers.contains_key(SET_COOKIE)) && !headers.contains_key(CACHE_CONTROL) {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
    }
}

/// Forbids every cache to keep this answer: for the pages of signed-in people.
pub fn no_store(response: &mut Response) {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

/// Lets one page run the inline script that bears `nonce` (base64url, new at each answer). Only where a library leaves no choice.
pub fn allow_nonce(response: &mut Response, nonce: &str) {
    let policy = CSP.replace("script-src 'self'", &format!("script-src 'self' 'nonce-{nonce}'"));
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
}

fn named(name: &'static str) -> HeaderName {
    HeaderName::from_static(name)
}
