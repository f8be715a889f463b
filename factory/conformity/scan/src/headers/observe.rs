//! Asking a server what the tests look at: its two addresses, and a stranger's preflight.

use http::HeaderMap;
use url::Url;

use super::{Encrypted, InClear, Observed, STRANGER};
use crate::fetch::{Fetcher, Page, Unreachable};
use crate::options::Options;

/// Observes the service whose home page was read at `home`.
pub async fn observe<'a>(fetcher: &Fetcher, options: &Options, asked: &'a Url, home: &'a Page) -> Observed<'a> {
    Observed {
        asked,
        page: home,
        encrypted: encrypted(fetcher, home).await,
        in_clear: in_clear(fetcher, asked).await,
        preflight: preflight(fetcher, &home.url).await,
        preloaded: options.preloaded.clone(),
    }
}

async fn encrypted(fetcher: &Fetcher, home: &Page) -> Encrypted {
    if home.url.scheme() == "https" {
        return Encrypted::Answers(home.headers.clone());
    }
    let Some(url) = on(&home.url, "https") else { return Encrypted::Absent };
    match fetcher.get(&url).await {
        Ok(answer) => Encrypted::Answers(answer.headers),
        Err(Unreachable::Tls { .. }) => Encrypted::BadCertificate,
        Err(_) => Encrypted::Absent,
    }
}

async fn in_clear(fetcher: &Fetcher, asked: &Url) -> InClear {
    let Some(url) = on(asked, "http") else { return InClear::Closed };
    match fetcher.get(&url).await {
        Ok(answer) => InClear::Route(answer.redirects.into_iter().chain([answer.url]).collect()),
        Err(Unreachable::Tls { .. }) => InClear::BadCertificate,
        Err(_) => InClear::Closed,
    }
}

async fn preflight(fetcher: &Fetcher, url: &Url) -> Option<HeaderMap> {
    fetcher.preflight(url, STRANGER).await.ok().map(|answer| answer.headers)
}

/// The same address on the other scheme's usual port; nothing when the port is a special one, where the other scheme cannot be.
fn on(url: &Url, scheme: &str) -> Option<Url> {
    if url.scheme() == scheme {
        return Some(url.clone());
    }
    let mut other = url.clone();
    other.set_scheme(scheme).ok()?;
    (url.port().is_none()).then_some(other)
}
