//! The sites on loopback: one server, one name for each site.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::{TimeZone as _, Utc};
use conformity_scan::visit::Visit;
use conformity_scan::{Fetcher, Finding, Options, Site, contents, links};
use http::{HeaderMap, StatusCode, Uri, header};
use kernel::Clock;
use url::Url;

use crate::houses::{Fault, House};

/// The day on which the corpus is true.
pub fn clock() -> Clock {
    Clock::fixed(Utc.with_ymd_and_hms(2026, 11, 24, 10, 0, 0).single().unwrap())
}

/// Sites that are served.
pub struct Town {
    hosts: Vec<String>,
    port: u16,
    fetcher: Fetcher,
    serving: tokio::task::JoinHandle<()>,
}

type Houses = Arc<HashMap<String, House>>;

impl Town {
    /// Serves sites, each with its fault.
    pub async fn open(sites: Vec<(House, Option<Fault>)>) -> Self {
        let mut hosts = Vec::new();
        let mut houses = HashMap::new();
        for (rank, (house, fault)) in sites.into_iter().enumerate() {
            let host = format!("s{rank}.{}", house.host);
            let house = fault.map_or(house.clone(), |fault| house.with(&fault));
            houses.insert(host.clone(), house);
            hosts.push(host);
        }
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let app = Router::new().fallback(serve).with_state(Arc::new(houses) as Houses);
        let serving = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        let mut options = Options {
            allow: vec!["127.0.0.0/8".parse().unwrap()],
            clock: clock(),
            lookup: Some(Arc::new(|_| Box::pin(async { Ok(vec![IpAddr::from([127, 0, 0, 1])]) }))),
            ..Options::default()
        };
        options.limits.pause = Duration::ZERO;
        let fetcher = Fetcher::new(&options).unwrap();
        Self { hosts, port, fetcher, serving }
    }

    /// What the scanners of contents find on a site.
    pub async fn scan(&self, rank: usize) -> Vec<Finding> {
        let url = Url::parse(&format!("http://{}:{}/", self.hosts[rank], self.port)).unwrap();
        let site = Site::visit(&self.fetcher, &url).await.unwrap();
        let visit = Visit::of(&site, &self.fetcher, clock().now()).await;
        let mut found = contents::scan(&visit);
        found.extend(links::scan(&visit, &site.robots, &self.fetcher).await);
        found
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(State(houses): State<Houses>, headers: HeaderMap, uri: Uri) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    // Other sites exist and answer: the corpus judges its own.
    let Some(house) = houses.get(name) else { return "un autre site".into_response() };
    match house.at(uri.path()) {
        Some((kind, text)) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        None => {
            (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], "<h1>Page introuvable</h1>")
                .into_response()
        }
    }
}
