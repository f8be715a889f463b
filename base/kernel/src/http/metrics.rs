//! Figures for Prometheus, served on a port of their own: an operator's network sees them, the public does not.

use std::future::Future;
use std::sync::OnceLock;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use http::header::CONTENT_TYPE;
use http::{Method, StatusCode};
use metrics::{Label, SharedString, counter, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

use super::asked::Asked;
use super::server::{ServerLimits, serve};

const REQUESTS: &str = "fabrique_http_requetes_total";
const DURATION: &str = "fabrique_http_duree_secondes";
const RUNNING: &str = "fabrique_http_en_cours";
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// Starts collecting in this process; calling it again gives the same collector.
///
/// # Errors
/// When another library of the process already collects metrics its own way.
pub fn install() -> anyhow::Result<PrometheusHandle> {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    if let Some(handle) = HANDLE.get() {
        return Ok(handle.clone());
    }
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("duree_secondes".into()), BUCKETS)?
        .build_recorder();
    let handle = HANDLE.get_or_init(|| recorder.handle()).clone();
    metrics::set_global_recorder(recorder)
        .map_err(|_| anyhow::anyhow!("metrics are already collected in this process"))?;
    Ok(handle)
}

/// Serves `/metrics` until `stop` ends. Also tidies the collector every few seconds.
///
/// # Errors
/// When the listener fails.
pub async fn serve_metrics(
    listener: TcpListener,
    handle: PrometheusHandle,
    stop: impl Future<Output = ()> + Send,
) -> std::io::Result<()> {
    let upkeep = handle.clone();
    let tidy = async move {
        let mut tick = tokio::time::interval(Duration::from_secs(5));
        loop {
            tick.tick().await;
            upkeep.run_upkeep();
        }
    };
    tokio::select! {
        served = serve(listener, router(handle), ServerLimits { connections: 64, ..ServerLimits::default() }, stop) => served.map(|_| ()),
        () = tidy => Ok(()),
    }
}

fn router(handle: PrometheusHandle) -> Router {
    let page = move || async move { ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render()) };
    Router::new().route("/metrics", get(page))
}

/// Counts a request as running until it is dropped.
pub(super) struct Running(());

pub(super) fn running() -> Running {
    gauge!(RUNNING).increment(1.0);
    Running(())
}

impl Drop for Running {
    fn drop(&mut self) {
        gauge!(RUNNING).decrement(1.0);
    }
}

/// Notes an answer, by route pattern: the number of series does not depend on what is asked.
pub(super) fn answered(asked: &Asked, status: StatusCode, duration: Duration) {
    let route = SharedString::from(asked.pattern().to_owned());
    let method = method(&asked.method);
    let labels = vec![
        Label::new("route", route.clone()),
        Label::from_static_parts("methode", method),
        Label::new("statut", status.as_str().to_owned()),
    ];
    counter!(REQUESTS, labels).increment(1);
    histogram!(DURATION, "route" => route, "methode" => method).record(duration);
}

// An unknown method is the client's text: it would make as many series as it likes.
pub(super) fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "AUTRE",
    }
}

/// How many jobs of a service wait, and how many were given up after their last try.
pub fn jobs(service: &'static str, waiting: u64, dead: u64) {
    gauge!("fabrique_taches_en_attente", "service" => service).set(waiting as f64);
    gauge!("fabrique_taches_abandonnees", "service" => service).set(dead as f64);
}

/// Notes a job that ran.
pub fn job_ran(kind: &'static str, succeeded: bool, duration: Duration) {
    let outcome = if succeeded { "reussite" } else { "echec" };
    counter!("fabrique_taches_total", "genre" => kind, "issue" => outcome).increment(1);
    histogram!("fabrique_taches_duree_secondes", "genre" => kind).record(duration);
}
