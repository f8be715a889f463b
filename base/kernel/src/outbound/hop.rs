//! One request of an exchange, and the next one when the answer is a redirection.

use bytes::Bytes;
use http::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, LOCATION,
    TRANSFER_ENCODING,
};
use http::{Method, Request, StatusCode};
use url::Url;

use super::error::OutboundError;

pub(super) struct Hop {
    pub method: Method,
    pub url: Url,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Hop {
    pub fn first(request: Request<Bytes>) -> Result<Self, OutboundError> {
        let (mut parts, body) = request.into_parts();
        // What frames the message is the client's to write.
        for name in [HOST, CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION] {
            parts.headers.remove(name);
        }
        Ok(Self { method: parts.method, url: web_address(&parts.uri.to_string())?, headers: parts.headers, body })
    }

    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// The request that the answer redirects to, or nothing when it is no redirection.
    ///
    /// To another origin go neither authorisation, nor cookies, nor any other header of ours but the content's.
    pub fn next(&self, status: StatusCode, headers: &HeaderMap) -> Result<Option<Self>, OutboundError> {
        let keeps_method = match status.as_u16() {
            301 | 302 => self.method != Method::POST,
            303 => self.method == Method::HEAD,
            307 | 308 => true,
            _ => return Ok(None),
        };
        let Some(location) = headers.get(LOCATION) else { return Ok(None) };
        let location = location.to_str().map_err(|_| OutboundError::Address)?;
        let url = self.url.join(location).map_err(|_| OutboundError::Address)?;
        let url = web_address(url.as_str())?;
        if self.url.scheme() == "https" && url.scheme() == "http" {
            return Err(OutboundError::Downgrade(self.host().to_owned()));
        }
        let mut headers = self.headers.clone();
        if url.origin() != self.url.origin() {
            headers = keep(&headers, &[ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE]);
        }
        let (method, body) = if keeps_method {
            (self.method.clone(), self.body.clone())
        } else {
            headers.remove(CONTENT_TYPE);
            (Method::GET, Bytes::new())
        };
        Ok(Some(Self { method, url, headers, body }))
    }
}

fn keep(headers: &HeaderMap, names: &[HeaderName]) -> HeaderMap {
    let kept = |name: &HeaderName| headers.get(name).map(|value| (name.clone(), value.clone()));
    names.iter().filter_map(kept).collect()
}

fn web_address(text: &str) -> Result<Url, OutboundError> {
    let url = Url::parse(text).map_err(|_| OutboundError::Address)?;
    let usable = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    usable.then_some(url).ok_or(OutboundError::Address)
}
