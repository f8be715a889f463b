//! The one pass that every request makes around its route, in this order: reference, address, refusals, the route itself within its time,
//! then the dressing of errors, the security headers, one log line and the figures.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use http::StatusCode;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderName, TRANSFER_ENCODING};
use tower::ServiceBuilder;
use tracing::Instrument;

use super::asked::{Asked, ShowProblem, plain};
use super::body::BodyLimits;
use super::client_address::{TrustedProxies, peer};
use super::csrf::SameSite;
use super::headers::{Prepared, SecurityHeaders};
use super::metrics;
use super::problem::Problem;
use super::rate::{Limiter, Rates};
use super::request_id::{CURRENT, RequestId};

// They describe the body that is replaced.
const OF_THE_BODY: [HeaderName; 5] = [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING, TRANSFER_ENCODING, ETAG];

static REFERENCE: HeaderName = HeaderName::from_static("x-request-id");

/// What surrounds every route.
pub struct Edge {
    /// The security headers.
    pub headers: SecurityHeaders,
    /// The origins that may send forms.
    pub same_site: SameSite,
    /// The rates by address.
    pub rates: Rates,
    /// The reverse proxies whose word is taken for the client's address.
    pub proxies: TrustedProxies,
    /// The size of request bodies.
    pub bodies: BodyLimits,
    /// How long a route may take before its answer begins.
    pub time: Duration,
    /// How a problem is shown to a person.
    pub show: ShowProblem,
}

impl Default for Edge {
    fn default() -> Self {
        Self {
            headers: SecurityHeaders::default(),
            same_site: SameSite::default(),
            rates: Rates::default(),
            proxies: TrustedProxies::default(),
            bodies: BodyLimits::default(),
            time: Duration::from_secs(30),
            show: plain(),
        }
    }
}

struct Pass {
    headers: Prepared,
    same_site: SameSite,
    limiter: Limiter,
    proxies: TrustedProxies,
    bodies: BodyLimits,
    time: Duration,
    show: ShowProblem,
}

impl Edge {
    /// Surrounds all the routes that `router` has now, and its answer to unknown addresses.
    pub fn around(self, router: Router) -> Router {
        let pass = Arc::new(Pass {
            headers: self.headers.into(),
            same_site: self.same_site,
            limiter: Limiter::new(self.rates),
            proxies: self.proxies,
            bodies: self.bodies,
            time: self.time,
            show: self.show,
        });
        // axum's own limit is off: `BodyLimits` replaces it, and knows the routes that take more.
        let layers = ServiceBuilder::new().layer(from_fn_with_state(pass, through)).layer(DefaultBodyLimit::disable());
        router.layer(layers)
    }
}

async fn through(State(pass): State<Arc<Pass>>, request: Request, next: Next) -> Response {
    let reference = RequestId::fresh();
    let span = tracing::info_span!("request", %reference);
    CURRENT.scope(reference, pass.answer(reference, request, next)).instrument(span).await
}

impl Pass {
    async fn answer(&self, reference: RequestId, request: Request, next: Next) -> Response {
        let started = Instant::now();
        let running = metrics::running();
        let asked = Asked::of(&request);
        let response = match self.admit(&asked, request) {
            Ok(request) => self.run(reference, request, next).await,
            Err(refusal) => refusal.into_response(),
        };
        let mut response = self.dress(response, &asked).await;
        self.headers.apply(response.headers_mut(), asked.personal);
        response.headers_mut().insert(REFERENCE.clone(), reference.header());
        drop(running);
        note(&asked, response.status(), started.elapsed());
        response
    }

    fn admit(&self, asked: &Asked, mut request: Request) -> Result<Request, Problem> {
        let address = self.proxies.client(peer(request.extensions()), request.headers());
        self.limiter.admit(&asked.method, asked.uri.path(), address.0)?;
        self.same_site.check(&asked.method, &asked.uri, request.headers())?;
        request.extensions_mut().insert(address);
        self.bodies.bound(asked.pattern(), request)
    }

    async fn run(&self, reference: RequestId, request: Request, next: Next) -> Response {
        let route = AssertUnwindSafe(next.run(request)).catch_unwind();
        match tokio::time::timeout(self.time, route).await {
            Ok(Ok(response)) => response,
            Ok(Err(_)) => Problem::of(StatusCode::INTERNAL_SERVER_ERROR).reference(reference.as_str()).into_response(),
            Err(_) => Problem::of(StatusCode::SERVICE_UNAVAILABLE).retry_after(30).into_response(),
        }
    }

    /// Errors without a page of their own, axum's included (whose English may repeat what was sent), get one, or a problem document.
    async fn dress(&self, mut response: Response, asked: &Asked) -> Response {
        let Some(problem) = response.extensions_mut().remove::<Problem>().or_else(|| bare(&response)) else {
            return response;
        };
        let mut dressed =
            if asked.by_program { problem.into_response() } else { (self.show)(problem, asked.clone()).await };
        for name in response.headers().keys() {
            if OF_THE_BODY.contains(name) || dressed.headers().contains_key(name) {
                continue;
            }
            for value in response.headers().get_all(name) {
                dressed.headers_mut().append(name, value.clone());
            }
        }
        dressed
    }
}

fn bare(response: &Response) -> Option<Problem> {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return None;
    }
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain")).then(|| Problem::of(status))
}

fn note(asked: &Asked, status: StatusCode, duration: Duration) {
    let (method, route, status_code) = (metrics::method(&asked.method), asked.pattern(), status.as_u16());
    let ms = duration.as_micros() as f64 / 1000.0;
    if status.is_server_error() {
        tracing::error!(method, route, status = status_code, ms, "answered");
    } else {
        tracing::info!(method, route, status = status_code, ms, "answered");
    }
    metrics::answered(asked, status, duration);
}
