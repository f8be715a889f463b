//! The two files that machines look for at the root of a site.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use http::header::CONTENT_TYPE;
use kernel::Kernel;

/// How to report a vulnerability (RFC 9116). It expires, so that a forgotten address does not stay; each answer is good for half a year.
pub async fn security_txt(State(kernel): State<Kernel>) -> Response {
    let expires = (kernel.clock().now() + TimeDelta::days(180)).format("%Y-%m-%dT%H:%M:%SZ");
    let text = format!(
        "Contact: mailto:{}\nExpires: {expires}\nPreferred-Languages: fr, en\nCanonical: {}/.well-known/security.txt\n",
        kernel.manifest().contact,
        kernel.config().public_url(),
    );
    plain(text)
}

/// Search engines may read everything public; what needs a session is of no use to them.
pub async fn robots_txt(State(kernel): State<Kernel>) -> Response {
    let sign_in = "Disallow: /connexion\nDisallow: /compte\n";
    let rules = if kernel.config().is_demonstration() { "Disallow: /\n" } else { sign_in };
    plain(format!("User-agent: *\n{rules}"))
}

fn plain(text: String) -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
