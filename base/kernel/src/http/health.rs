//! Probes for whoever supervises: is the process alive, and can it serve.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use futures::future::{BoxFuture, join_all};
use http::header::CACHE_CONTROL;
use http::{HeaderValue, StatusCode};
use serde_json::{Map, Value, json};
use tokio::sync::Mutex;

const PATIENCE: Duration = Duration::from_secs(2);
const FRESHNESS: Duration = Duration::from_secs(1);

/// One thing that must work for the service to serve: a database, the disk.
#[derive(Clone)]
pub struct Probe {
    name: &'static str,
    check: Arc<dyn Fn() -> BoxFuture<'static, anyhow::Result<()>> + Send + Sync>,
}

impl Probe {
    /// A probe under a name that the public may read. The cause of a failure goes to the log, never to the answer.
    pub fn new<F>(name: &'static str, check: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        Self { name, check: Arc::new(move || Box::pin(check())) }
    }

    async fn works(&self) -> bool {
        let outcome = tokio::time::timeout(PATIENCE, (self.check)()).await;
        match outcome {
            Ok(Ok(())) => true,
            Ok(Err(cause)) => {
                tracing::warn!(probe = self.name, cause = format!("{cause:#}"), "a probe failed");
                false
            }
            Err(_) => {
                tracing::warn!(probe = self.name, "a probe did not answer in time");
                false
            }
        }
    }
}

struct Probes {
    list: Vec<Probe>,
    last: Mutex<Option<(Instant, StatusCode, Value)>>,
}

impl Probes {
    // Kept a second, so that asking often costs the databases nothing.
    async fn state(&self) -> (StatusCode, Value) {
        let mut last = self.last.lock().await;
        if let Some((at, status, state)) = &*last
            && at.elapsed() < FRESHNESS
        {
            return (*status, state.clone());
        }
        let works = join_all(self.list.iter().map(Probe::works)).await;
        let status = if works.iter().all(|works| *works) { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        let word = |works: &bool| if *works { "ok" } else { "en panne" };
        let details: Map<String, Value> =
            self.list.iter().zip(&works).map(|(probe, works)| (probe.name.into(), word(works).into())).collect();
        let state = json!({ "etat": word(&status.is_success()), "sondes": details });
        *last = Some((Instant::now(), status, state.clone()));
        (status, state)
    }
}

/// `/sante/vivant` (the process answers), `/sante` and `/sante/pret` (200 when every probe works, else 503).
pub fn router<S: Clone + Send + Sync + 'static>(list: Vec<Probe>) -> Router<S> {
    let probes = Arc::new(Probes { list, last: Mutex::new(None) });
    let ready = move || {
        let probes = probes.clone();
        async move {
            let (status, state) = probes.state().await;
            fresh(status, state)
        }
    };
    let alive = || async { fresh(StatusCode::OK, json!({ "etat": "ok" })) };
    Router::new()
        .route("/sante/vivant", get(alive))
        .route("/sante", get(ready.clone()))
        .route("/sante/pret", get(ready))
}

fn fresh(status: StatusCode, state: Value) -> Response {
    let mut response = (status, Json(state)).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
