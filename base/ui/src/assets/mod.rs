//! The files browsers receive: our theme, one small script, the icon. Named by their content, so kept for a year.

#[cfg(test)]
mod tests;

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kernel::Config;
use tower_http::services::ServeDir;

/// One embedded file. Other crates serve their own scripts with the same type and [`Asset::router`].
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Where it is served; contains the hash of the content.
    pub path: &'static str,
    /// What a page that loads it says it must be (`integrity`).
    pub integrity: &'static str,
    /// Content-Type.
    pub mime: &'static str,
    /// Entity tag, quotes included.
    pub hash: &'static str,
    /// The bytes as written.
    pub plain: &'static [u8],
    /// The same bytes compressed with brotli; empty when not worth it.
    pub brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

const ALL: [Asset; 4] = [THEME, BESIDE, MENU, ICON];

impl Asset {
    /// Adds this file at its path.
    pub fn router<S: Clone + Send + Sync + 'static>(self, router: Router<S>) -> Router<S> {
        router.route(self.path, get(async move |headers: HeaderMap| self.answer(&headers)))
    }

    fn answer(self, request: &HeaderMap) -> Response {
        let common = [
            (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            (header::ETAG, HeaderValue::from_static(self.hash)),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
        ];
        if request.get(header::IF_NONE_MATCH).is_some_and(|tag| tag.as_bytes() == self.hash.as_bytes()) {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        let mime = [(header::CONTENT_TYPE, self.mime)];
        if !self.brotli.is_empty() && accepts_brotli(request) {
            let encoding = [(header::CONTENT_ENCODING, "br")];
            return (common, mime, encoding, Body::from(Bytes::from_static(self.brotli))).into_response();
        }
        (common, mime, Body::from(Bytes::from_static(self.plain))).into_response()
    }
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| one.trim() == "br" || (one.trim().starts_with("br;") && !one.ends_with("=0")))
}

/// Everything under `/assets/`, and the icon where browsers look for it.
pub fn assets<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let icon = Asset { path: "/favicon.ico", ..ICON };
    ALL.into_iter().chain([icon]).fold(Router::new(), |router, asset| asset.router(router))
}

/// The files of a deployment: ours and, when the deployer plugged it in, the official DSFR (the folder `dist` of its npm package) under
/// `/dsfr/`.
pub fn files(config: &Config) -> Router {
    match &config.theme.dsfr {
        Some(directory) => assets().nest_service("/dsfr", ServeDir::new(directory)),
        None => assets(),
    }
}
