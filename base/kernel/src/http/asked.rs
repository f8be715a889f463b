//! What is kept of a request to be able to answer it with an error: its address and how the answer should look.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request};
use axum::response::Response;
use futures::future::BoxFuture;
use http::header::{ACCEPT, AUTHORIZATION, COOKIE};
use http::{HeaderValue, Method, Uri};

use super::problem::Problem;

/// The trace of a request that outlives it. Never logged whole: the address and the cookies may tell who somebody is.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The method.
    pub method: Method,
    /// The address as it was asked.
    pub uri: Uri,
    /// The pattern of the route that answers, or nothing when none does.
    pub route: Option<MatchedPath>,
    /// The cookies, so that a page can find the session and the theme again.
    pub cookies: Option<HeaderValue>,
    /// Whether a program asked: it gets a problem document rather than a page.
    pub by_program: bool,
    /// Whether the request says who asks: the answer is then for that person alone.
    pub personal: bool,
}

impl Asked {
    /// Keeps what is needed of a request.
    pub fn of(request: &Request) -> Self {
        let headers = request.headers();
        let cookies = headers.get(COOKIE).cloned();
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            route: request.extensions().get::<MatchedPath>().cloned(),
            by_program: is_api(request.uri().path()) || prefers_json(headers.get(ACCEPT)),
            personal: cookies.is_some() || headers.contains_key(AUTHORIZATION),
            cookies,
        }
    }

    /// The pattern of the route, for logs and metrics: the address itself may name somebody.
    pub fn pattern(&self) -> &str {
        self.route.as_ref().map_or("(aucune)", MatchedPath::as_str)
    }
}

/// How a problem is shown to a person. The layout plugs its own in; [`plain`] is what there is without one.
pub type ShowProblem = Arc<dyn Fn(Problem, Asked) -> BoxFuture<'static, Response> + Send + Sync>;

/// The page without layout.
pub fn plain() -> ShowProblem {
    Arc::new(|problem, _| {
        Box::pin(async move {
            let page = problem.plain_page();
            problem.with_body("text/html; charset=utf-8", page)
        })
    })
}

/// Whether an address belongs to an API: the platform's (`/api/…`) or a service's (`/deces/api/…`).
pub fn is_api(path: &str) -> bool {
    path.split('/').skip(1).take(2).any(|segment| segment == "api")
}

fn prefers_json(accept: Option<&HeaderValue>) -> bool {
    let accept = accept.and_then(|value| value.to_str().ok()).unwrap_or("");
    accept.contains("json") && !accept.contains("html")
}
