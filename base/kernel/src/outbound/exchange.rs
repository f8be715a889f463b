//! An exchange with another server: check, send, follow redirections, read within limits.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Request, StatusCode};
use serde::de::DeserializeOwned;
use tokio::time::timeout;
use url::{Host, Url};

use super::client::{OutboundSettings, Refusal};
use super::error::OutboundError;
use super::hop::Hop;
use super::recipient::Recipients;
use super::resolver::{PrivateAddress, Resolver};

/// The limits of one exchange.
#[derive(Clone, Copy, Debug)]
pub struct OutboundLimits {
    /// From the first name resolution to the last byte, redirections included.
    pub total_time: Duration,
    /// Between two pieces of the answer.
    pub stall_time: Duration,
    /// The size of the answer once decompressed, in bytes.
    pub answer_bytes: usize,
    /// How many redirections are followed.
    pub redirects: usize,
}

impl Default for OutboundLimits {
    fn default() -> Self {
        Self {
            total_time: Duration::from_secs(20),
            stall_time: Duration::from_secs(10),
            answer_bytes: 5 * 1024 * 1024,
            redirects: 5,
        }
    }
}

/// A complete answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, decompressed.
    pub body: Bytes,
    /// Where the answer comes from, once redirections are followed.
    pub url: Url,
    /// The addresses that redirected, in order.
    pub redirects: Vec<Url>,
}

impl Answer {
    /// The body read as JSON.
    ///
    /// # Errors
    /// [`OutboundError::Content`] when it is no such thing.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, OutboundError> {
        let host = self.url.host_str().unwrap_or_default();
        serde_json::from_slice(&self.body).map_err(|_| OutboundError::Content(host.to_owned()))
    }
}

/// The outbound client. Cheap to clone; the clones share their connections.
#[derive(Clone)]
pub struct Outbound {
    client: reqwest::Client,
    resolver: Resolver,
    settings: Arc<OutboundSettings>,
    recipients: Arc<Recipients>,
    limits: OutboundLimits,
}

impl Outbound {
    /// A client under these rules.
    ///
    /// # Errors
    /// A French sentence when a certificate or the proxy's address is unusable.
    pub fn new(settings: OutboundSettings) -> Result<Self, String> {
        let resolver = settings.resolver();
        let client = settings.client(resolver.clone())?;
        let (recipients, limits) = (Arc::new(settings.recipients.clone()), settings.limits);
        Ok(Self { client, resolver, settings: Arc::new(settings), recipients, limits })
    }

    /// The same client toward other recipients: those that a product's team authorised, for instance. The guard stays.
    pub fn toward(&self, recipients: Recipients) -> Self {
        Self { recipients: Arc::new(recipients), ..self.clone() }
    }

    /// The same client within other limits.
    pub fn within(&self, limits: OutboundLimits) -> Self {
        Self { limits, ..self.clone() }
    }

    /// Fetches an address, following redirections.
    ///
    /// # Errors
    /// See [`OutboundError`]. An HTTP error status is an answer.
    pub async fn get(&self, url: &str) -> Result<Answer, OutboundError> {
        let request = Request::get(url).body(Bytes::new()).map_err(|_| OutboundError::Address)?;
        self.send(request).await
    }

    /// Sends a request and follows redirections, each checked like the first.
    ///
    /// # Errors
    /// See [`OutboundError`]. An HTTP error status is an answer.
    pub async fn send(&self, request: Request<Bytes>) -> Result<Answer, OutboundError> {
        let hop = Hop::first(request)?;
        let host = hop.host().to_owned();
        let exchange = self.follow(hop);
        timeout(self.limits.total_time, exchange).await.unwrap_or(Err(OutboundError::TimedOut(host)))
    }

    /// Sends a request and gives its answer as it is, even a redirection.
    ///
    /// # Errors
    /// See [`OutboundError`].
    pub async fn send_once(&self, request: Request<Bytes>) -> Result<Answer, OutboundError> {
        let alone = self.within(OutboundLimits { redirects: 0, ..self.limits });
        alone.send(request).await
    }

    async fn follow(&self, mut hop: Hop) -> Result<Answer, OutboundError> {
        let mut redirects = Vec::new();
        loop {
            let response = self.request(&hop).await.inspect_err(|error| self.tell(error, &hop.url))?;
            let (status, headers) = (response.status(), response.headers().clone());
            let next = if self.limits.redirects == 0 { Ok(None) } else { hop.next(status, &headers) };
            let Some(next) = next.inspect_err(|error| self.tell(error, &hop.url))? else {
                let body = self.read(response, hop.host()).await?;
                return Ok(Answer { status, headers, body, url: hop.url, redirects });
            };
            if redirects.len() == self.limits.redirects {
                return Err(OutboundError::TooManyRedirects(hop.host().to_owned()));
            }
            redirects.push(std::mem::replace(&mut hop, next).url);
        }
    }

    async fn request(&self, hop: &Hop) -> Result<reqwest::Response, OutboundError> {
        self.admit(&hop.url).await?;
        let request = self.client.request(hop.method.clone(), hop.url.clone()).headers(hop.headers.clone());
        let request = if hop.body.is_empty() { request } else { request.body(hop.body.clone()) };
        request.send().await.map_err(|error| OutboundError::of(&error, hop.host()))
    }

    async fn admit(&self, url: &Url) -> Result<(), OutboundError> {
        let host = url.host_str().unwrap_or_default().to_owned();
        if !self.recipients.include(url) {
            return Err(OutboundError::Undeclared(host));
        }
        // Numbers never reach the resolver. The URL parser has read 0x7f.1, 2130706433 or 0177.0.0.1 as the address that they are.
        let private = match url.host() {
            Some(Host::Ipv4(address)) => !self.resolver.guard.admits(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => !self.resolver.guard.admits(IpAddr::V6(address)),
            Some(Host::Domain(name)) if !self.resolver.guard.admits_name(name) => true,
            Some(Host::Domain(name)) => self.settings.proxy.is_some() && self.is_private(name).await,
            None => return Err(OutboundError::Address),
        };
        if private { Err(OutboundError::Private(host)) } else { Ok(()) }
    }

    // Behind a proxy, our own resolution is only a first look: the name may be unknown here.
    async fn is_private(&self, name: &str) -> bool {
        self.resolver.addresses(name).await.is_err_and(|error| error.is::<PrivateAddress>())
    }

    async fn read(&self, mut response: reqwest::Response, host: &str) -> Result<Bytes, OutboundError> {
        let mut body = BytesMut::new();
        loop {
            let chunk = timeout(self.limits.stall_time, response.chunk()).await;
            let chunk = chunk.map_err(|_| OutboundError::TimedOut(host.to_owned()))?;
            let Some(chunk) = chunk.map_err(|error| OutboundError::of(&error, host))? else { return Ok(body.freeze()) };
            if body.len() + chunk.len() > self.limits.answer_bytes {
                return Err(OutboundError::TooLarge(host.to_owned()));
            }
            body.extend_from_slice(&chunk);
        }
    }

    fn tell(&self, error: &OutboundError, url: &Url) {
        let Some(refusal) = Refusal::of(error, url) else { return };
        tracing::warn!(host = refusal.host, "outbound request refused");
        if let Some(hook) = &self.settings.on_refusal {
            hook(&refusal);
        }
    }
}
