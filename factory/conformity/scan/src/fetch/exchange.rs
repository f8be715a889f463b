//! One exchange with a server, and a chain of redirections.

use std::io::Read;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use tokio::time::timeout;
use url::Url;

use super::{Fetcher, Unreachable, connection};

/// A complete answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Where it comes from.
    pub url: Url,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, decompressed.
    pub body: Vec<u8>,
    /// The addresses that redirected, in order.
    pub redirects: Vec<Url>,
    /// Each `Set-Cookie` of the way, with the address that set it.
    pub cookies: Vec<(Url, String)>,
    /// From the request to the last byte, redirections included.
    pub time: Duration,
}

impl Answer {
    /// A header's value, when it is text.
    pub fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// Follows redirections. Each address passes the gate like the first.
pub(super) async fn follow(fetcher: &Fetcher, url: &Url, method: Method) -> Result<Answer, Unreachable> {
    let started = Instant::now();
    let (mut url, mut redirects, mut cookies) = (url.clone(), Vec::new(), Vec::new());
    loop {
        let mut answer = exchange(fetcher, &url, Asked { cookies: &cookies, ..Asked::plain(method.clone()) }).await?;
        cookies.append(&mut answer.cookies);
        let Some(next) = destination(&answer)? else {
            return Ok(Answer { redirects, cookies, time: started.elapsed(), ..answer });
        };
        let host = url.host_str().unwrap_or_default().to_owned();
        redirects.push(std::mem::replace(&mut url, next));
        if redirects.len() > fetcher.limits.redirects {
            let looping = redirects.iter().filter(|past| **past == url).count() > 1;
            let limit = fetcher.limits.redirects;
            return Err(if looping { Unreachable::Loop(host) } else { Unreachable::TooManyRedirects { host, limit } });
        }
    }
}

/// What one request carries besides its address.
pub(super) struct Asked<'a> {
    pub method: Method,
    pub cookies: &'a [(Url, String)],
    pub headers: &'a [(HeaderName, &'a str)],
    pub body: Option<Bytes>,
}

impl Asked<'_> {
    pub fn plain(method: Method) -> Self {
        Self { method, cookies: &[], headers: &[], body: None }
    }
}

/// Where an answer sends us, or nothing when it is no redirection.
fn destination(answer: &Answer) -> Result<Option<Url>, Unreachable> {
    if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = answer.headers.get(header::LOCATION) else { return Ok(None) };
    let host = || answer.url.host_str().unwrap_or_default().to_owned();
    let location = location.to_str().map_err(|_| Unreachable::BadRedirect(host()))?;
    let mut next = answer.url.join(location).map_err(|_| Unreachable::BadRedirect(host()))?;
    next.set_fragment(None);
    if usable(&next) { Ok(Some(next)) } else { Err(Unreachable::BadRedirect(host())) }
}

fn usable(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none() && url.has_host()
}

/// One request and its answer, redirection or not.
pub(super) async fn exchange(fetcher: &Fetcher, url: &Url, asked: Asked<'_>) -> Result<Answer, Unreachable> {
    if !usable(url) {
        return Err(Unreachable::Address);
    }
    let started = Instant::now();
    let host = url.host_str().unwrap_or_default().to_owned();
    let stream = connection::open(fetcher, url).await?;
    let broken = |_| Unreachable::Interrupted(host.clone());
    let (mut sender, conversation) = hyper::client::conn::http1::Builder::new()
        .max_buf_size(128 * 1024)
        .handshake::<_, Full<Bytes>>(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    let conversation = Conversation(tokio::spawn(conversation));
    let request = request(fetcher, url, asked)?;
    let response = timeout(fetcher.limits.stall, sender.send_request(request)).await;
    let response = response.map_err(|_| Unreachable::TimedOut(host.clone()))?.map_err(broken)?;
    let (parts, incoming) = response.into_parts();
    let raw = read(fetcher, incoming, &host).await?;
    drop(conversation);
    let body = decompress(&parts.headers, raw, &host, fetcher.limits.bytes)?;
    let set = parts.headers.get_all(header::SET_COOKIE).iter();
    let set = set.map(|value| (url.clone(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    Ok(Answer {
        url: url.clone(),
        status: parts.status.as_u16(),
        cookies: set.collect(),
        headers: parts.headers,
        body,
        redirects: Vec::new(),
        time: started.elapsed(),
    })
}

/// The task that moves the bytes of a connection; it ends with the exchange.
struct Conversation<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for Conversation<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn request(fetcher: &Fetcher, url: &Url, asked: Asked<'_>) -> Result<Request<Full<Bytes>>, Unreachable> {
    let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let place = &url[url::Position::BeforeHost..url::Position::AfterPort];
    let mut request = Request::builder()
        .method(asked.method)
        .uri(target)
        .header(header::HOST, place)
        .header(header::USER_AGENT, &*fetcher.user_agent)
        .header(header::ACCEPT, "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8")
        .header(header::ACCEPT_LANGUAGE, "fr,en;q=0.5")
        .header(header::ACCEPT_ENCODING, "gzip")
        .header(header::CONNECTION, "close");
    for (name, value) in asked.headers {
        request = request.header(name, *value);
    }
    if let Some(kept) = cookies_for(url, asked.cookies) {
        request = request.header(header::COOKIE, kept);
    }
    request.body(Full::new(asked.body.unwrap_or_default())).map_err(|_| Unreachable::Address)
}

/// A redirection that first sets a cookie on its own host expects to see it again; no cookie goes to another host.
fn cookies_for(url: &Url, cookies: &[(Url, String)]) -> Option<HeaderValue> {
    let ours = cookies.iter().filter(|(setter, _)| setter.host() == url.host());
    let pairs: Vec<&str> = ours.map(|(_, cookie)| cookie.split(';').next().unwrap_or_default().trim()).collect();
    if pairs.is_empty() { None } else { HeaderValue::from_str(&pairs.join("; ")).ok() }
}

async fn read(fetcher: &Fetcher, mut incoming: Incoming, host: &str) -> Result<Bytes, Unreachable> {
    let limit = fetcher.limits.bytes;
    let mut body = BytesMut::new();
    loop {
        let frame = timeout(fetcher.limits.stall, incoming.frame()).await;
        let frame = frame.map_err(|_| Unreachable::TimedOut(host.to_owned()))?;
        let Some(frame) = frame else { return Ok(body.freeze()) };
        let frame = frame.map_err(|_| Unreachable::Interrupted(host.to_owned()))?;
        let Ok(data) = frame.into_data() else { continue };
        if body.len() + data.len() > limit {
            return Err(Unreachable::TooLarge { host: host.to_owned(), limit });
        }
        body.extend_from_slice(&data);
    }
}

fn decompress(headers: &HeaderMap, raw: Bytes, host: &str, limit: usize) -> Result<Vec<u8>, Unreachable> {
    let coding = headers.get(header::CONTENT_ENCODING).map(|value| String::from_utf8_lossy(value.as_bytes()));
    let coding = coding.unwrap_or_default().trim().to_ascii_lowercase();
    if coding.is_empty() || coding == "identity" || raw.is_empty() {
        return Ok(raw.into());
    }
    let unreadable = || Unreachable::Compression { host: host.to_owned(), coding: coding.clone() };
    if coding != "gzip" && coding != "x-gzip" {
        return Err(unreadable());
    }
    let mut body = Vec::new();
    let opened = flate2::read::MultiGzDecoder::new(&*raw).take(limit as u64 + 1).read_to_end(&mut body);
    opened.map_err(|_| unreadable())?;
    if body.len() > limit {
        return Err(Unreachable::TooLarge { host: host.to_owned(), limit });
    }
    Ok(body)
}
