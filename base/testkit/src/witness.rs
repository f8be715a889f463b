//! A reverse proxy that keeps what an access log and a browser's history would: addresses, referrers, redirections, and the pages that came back.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, LOCATION, REFERER};
use http::{HeaderMap, StatusCode, Uri};
use http_body_util::BodyExt;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// One request that passed, and its answer.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The method.
    pub method: String,
    /// Path and query, as a log would keep them.
    pub address: String,
    /// Where the browser said it came from.
    pub referer: String,
    /// The status of the answer.
    pub status: StatusCode,
    /// Where a redirection leads.
    pub location: String,
    /// The kind of the answer.
    pub kind: String,
    /// The answer, as text.
    pub body: String,
}

/// The proxy. It stands until the test ends.
pub struct Witness {
    /// Where it listens, without a final slash.
    pub address: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

#[derive(Clone)]
struct Passing {
    target: String,
    client: Client<HttpConnector, Body>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Witness {
    /// Stands before the program that listens, or will listen, at `target` (`127.0.0.1:3000`).
    ///
    /// # Panics
    /// When no port can be opened.
    pub async fn before(target: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Arc::<Mutex<Vec<Seen>>>::default();
        let client = Client::builder(TokioExecutor::new()).build_http();
        let passing = Passing { target: target.to_owned(), client, seen: seen.clone() };
        let router = Router::new().fallback(pass).with_state(passing);
        tokio::spawn(async move {
            let limits = kernel::http::server::ServerLimits::default();
            let _ = kernel::http::server::serve(listener, router, limits, std::future::pending()).await;
        });
        Self { address, seen }
    }

    /// What passed so far, in the order of the answers.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The addresses of the answers with this status.
    pub fn answered(&self, status: u16) -> Vec<String> {
        self.seen().into_iter().filter(|one| one.status == status).map(|one| one.address).collect()
    }
}

async fn pass(State(passing): State<Passing>, mut request: Request) -> Response {
    let text = |headers: &HeaderMap, name| {
        headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).unwrap_or_default()
    };
    let (method, address) = (request.method().to_string(), request.uri().to_string());
    let referer = text(request.headers(), REFERER);
    // What is kept is what is read: no compression.
    request.headers_mut().remove(http::header::ACCEPT_ENCODING);
    let Ok(target) = format!("http://{}{address}", passing.target).parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = target;
    let Ok(answer) = passing.client.request(request).await else { return StatusCode::BAD_GATEWAY.into_response() };
    let (parts, body) = answer.into_parts();
    let bytes = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let seen = Seen {
        method,
        address,
        referer,
        status: parts.status,
        location: text(&parts.headers, LOCATION),
        kind: text(&parts.headers, CONTENT_TYPE),
        body: String::from_utf8_lossy(&bytes).into_owned(),
    };
    passing.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    Response::from_parts(parts, Body::from(bytes))
}
