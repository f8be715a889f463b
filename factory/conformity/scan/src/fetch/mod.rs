//! Pages as they are served: fetched within bounds, decompressed, decoded, redirections followed and remembered.

mod charset;
mod connection;
mod exchange;
mod robots;
mod unreachable;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use http::Method;
use http::header::{self, HeaderMap};
use tokio::time::timeout;
use url::Url;

use crate::guard::Gate;
use crate::options::{Limits, Options};

pub use connection::tls_reason;
pub(crate) use connection::trusted_roots;
pub use exchange::Answer;
use exchange::Asked;
pub use robots::Robots;
pub use unreachable::Unreachable;

/// A page of HTML, whole and decoded.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it comes from, once redirections are followed.
    pub url: Url,
    /// The status, 404 for instance: a page of error is a page.
    pub status: u16,
    /// The headers of the last answer.
    pub headers: HeaderMap,
    /// The text.
    pub body: String,
    /// Its size before decoding, decompressed.
    pub bytes: usize,
    /// The addresses that redirected, in order.
    pub redirects: Vec<Url>,
    /// Each `Set-Cookie` of the way, with the address that set it.
    pub cookies: Vec<(Url, String)>,
    /// The encoding that it was read in (`UTF-8`).
    pub encoding: &'static str,
    /// Whether the page or its headers announce that encoding.
    pub encoding_declared: bool,
    /// From the request to the last byte, redirections included.
    pub time: Duration,
}

impl Page {
    /// A page as a server gives it with status 200 and `headers`, without the network.
    pub fn served(url: Url, headers: HeaderMap, html: &str) -> Self {
        Self {
            url,
            status: 200,
            headers,
            bytes: html.len(),
            body: html.to_owned(),
            redirects: Vec::new(),
            cookies: Vec::new(),
            encoding: "UTF-8",
            encoding_declared: true,
            time: Duration::ZERO,
        }
    }
}

/// The client of a scan. Cheap to clone.
#[derive(Clone)]
pub struct Fetcher {
    gate: Gate,
    tls: Arc<rustls::ClientConfig>,
    limits: Limits,
    user_agent: Arc<str>,
}

impl Fetcher {
    /// A client under these options.
    ///
    /// # Errors
    /// A French sentence when the extra authorities cannot be read.
    pub fn new(options: &Options) -> Result<Self, String> {
        Ok(Self {
            gate: Gate::new(options),
            tls: Arc::new(connection::tls(&options.extra_roots)?),
            limits: options.limits,
            user_agent: options.user_agent.as_str().into(),
        })
    }

    /// The gate through which it connects.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// The bounds it keeps.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// A page of HTML, redirections followed; a status of error is a page too.
    ///
    /// # Errors
    /// See [`Unreachable`].
    pub async fn page(&self, url: &Url) -> Result<Page, Unreachable> {
        let answer = self.get(url).await?;
        charset::page(answer)
    }

    /// Whatever stands at that address, redirections followed.
    ///
    /// # Errors
    /// See [`Unreachable`].
    pub async fn get(&self, url: &Url) -> Result<Answer, Unreachable> {
        self.bounded(url, exchange::follow(self, url, Method::GET)).await
    }

    /// What stands at that address, even a redirection.
    ///
    /// # Errors
    /// See [`Unreachable`].
    pub async fn get_once(&self, url: &Url) -> Result<Answer, Unreachable> {
        self.bounded(url, exchange::exchange(self, url, Asked::plain(Method::GET))).await
    }

    /// Sends a body of JSON, and gives what is answered.
    ///
    /// # Errors
    /// See [`Unreachable`].
    pub async fn post_json(&self, url: &Url, body: Vec<u8>) -> Result<Answer, Unreachable> {
        let headers = [(header::CONTENT_TYPE, "application/json")];
        let asked = Asked { headers: &headers, body: Some(body.into()), ..Asked::plain(Method::POST) };
        self.bounded(url, exchange::exchange(self, url, asked)).await
    }

    /// Asks, as a page of `origin` would, whether it may read that address.
    ///
    /// # Errors
    /// See [`Unreachable`].
    pub async fn preflight(&self, url: &Url, origin: &str) -> Result<Answer, Unreachable> {
        let headers = [(header::ORIGIN, origin), (header::ACCESS_CONTROL_REQUEST_METHOD, "GET")];
        let asked = Asked { headers: &headers, ..Asked::plain(Method::OPTIONS) };
        self.bounded(url, exchange::exchange(self, url, asked)).await
    }

    /// The status of an address, redirections followed, asking for its head alone when the server knows how.
    ///
    /// # Errors
    /// See [`Unreachable`]; a large or strange content is no error here.
    pub async fn status(&self, url: &Url) -> Result<u16, Unreachable> {
        let head = self.bounded(url, exchange::follow(self, url, Method::HEAD)).await;
        match head {
            Ok(answer) if answer.status < 400 => return Ok(answer.status),
            Ok(_) | Err(Unreachable::Interrupted(_)) => {}
            Err(other) => return Err(other),
        }
        match self.get(url).await {
            Ok(answer) => Ok(answer.status),
            Err(Unreachable::TooLarge { .. } | Unreachable::Compression { .. }) => Ok(200),
            Err(other) => Err(other),
        }
    }

    /// What the site's `robots.txt` asks of us.
    pub async fn robots(&self, url: &Url) -> Robots {
        robots::read(self, url).await
    }

    async fn bounded<T>(
        &self,
        url: &Url,
        work: impl Future<Output = Result<T, Unreachable>>,
    ) -> Result<T, Unreachable> {
        let host = url.host_str().unwrap_or_default().to_owned();
        timeout(self.limits.page, work).await.unwrap_or(Err(Unreachable::TimedOut(host)))
    }
}
