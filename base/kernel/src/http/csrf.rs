//! Refusal of requests that another site makes a browser send (CSRF), by what the browser itself says: `Sec-Fetch-Site`, else `Origin`.
//!
//! The rule is that of Filippo Valsorda's study, which Go's `CrossOriginProtection` and tower-http's `csrf` layer follow. It stands here as a
//! plain function, because one pass over the request costs less than one more layer on every route. Behind a reverse proxy, either the proxy
//! forwards `Host`, or the public origin is given to [`SameSite::of`].

use http::header::{HOST, ORIGIN};
use http::{HeaderMap, Method, StatusCode, Uri};

use super::problem::Problem;

/// The origins that may send forms to us, besides the host that is asked.
#[derive(Clone, Debug, Default)]
pub struct SameSite(Vec<String>);

impl SameSite {
    /// Accepts the public address of the deployment too (`https://fabrique.exemple.fr`), whatever host name the proxy asks for.
    ///
    /// # Errors
    /// A French sentence when an address is not an `http` or `https` one.
    pub fn of<T: AsRef<str>>(addresses: impl IntoIterator<Item = T>) -> Result<Self, String> {
        let origin = |address: T| {
            let url = url::Url::parse(address.as_ref()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
            url.map(|url| url.origin().ascii_serialization()).ok_or_else(|| {
                format!("« {} » n'est pas une adresse publique (exemple : https://exemple.fr)", address.as_ref())
            })
        };
        addresses.into_iter().map(origin).collect::<Result<_, _>>().map(Self)
    }

    /// Lets reads through, and writes that come from our own pages or from a program that is no browser.
    ///
    /// # Errors
    /// The 403 that explains the refusal.
    pub fn check(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Problem> {
        if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
            return Ok(());
        }
        let origin = headers.get(ORIGIN).map(|value| value.to_str().unwrap_or("null"));
        if origin.is_some_and(|origin| self.0.iter().any(|ours| ours == origin)) {
            return Ok(());
        }
        let ours = match headers.get("sec-fetch-site").map(|value| value.as_bytes()) {
            Some(site) => site == b"same-origin" || site == b"none",
            // Neither header: not a browser, so no session that another site could borrow.
            None => origin.is_none_or(|origin| is_host(origin, uri, headers)),
        };
        if ours { Ok(()) } else { Err(refusal()) }
    }
}

fn is_host(origin: &str, uri: &Uri, headers: &HeaderMap) -> bool {
    let asked = uri.authority().map(|authority| authority.as_str());
    let asked = asked.or_else(|| headers.get(HOST).and_then(|host| host.to_str().ok()));
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    host.is_some_and(|host| asked.is_some_and(|asked| asked.eq_ignore_ascii_case(host)))
}

fn refusal() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "Demande venue d'un autre site").detail(
        "Par sécurité, un formulaire ne peut être envoyé que depuis nos propres pages. Revenez à la page du formulaire et envoyez-le de \
         nouveau.",
    )
}
