//! The published modifiers, reproduced test by test.

mod framing;
mod policies;
mod scores;
mod transport;

use http::header::{HeaderName, HeaderValue};

use super::*;

/// A page and all that is seen around it, by default as bare as a server can be over HTTPS.
struct Fixture {
    page: Page,
    encrypted: Encrypted,
    in_clear: InClear,
    preflight: Option<HeaderMap>,
    preloaded: Vec<String>,
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn bare() -> Fixture {
    let page = Page::served(url("https://service.exemple.fr/"), HeaderMap::new(), "<title>Service</title>");
    let route = vec![url("http://service.exemple.fr/"), page.url.clone()];
    Fixture {
        page,
        encrypted: Encrypted::Answers(HeaderMap::new()),
        in_clear: InClear::Route(route),
        preflight: None,
        preloaded: Vec::new(),
    }
}

impl Fixture {
    fn with(mut self, name: &str, value: &str) -> Self {
        let (name, value) = (HeaderName::try_from(name).unwrap(), HeaderValue::from_str(value).unwrap());
        if name == "set-cookie" {
            self.page.cookies.push((self.page.url.clone(), value.to_str().unwrap().to_owned()));
        }
        self.page.headers.append(name, value);
        if let Encrypted::Answers(headers) = &mut self.encrypted {
            headers.clone_from(&self.page.headers);
        }
        self
    }

    fn html(mut self, html: &str) -> Self {
        self.page.body = html.to_owned();
        self
    }

    fn observed(&self) -> Observed<'_> {
        Observed {
            asked: &self.page.url,
            page: &self.page,
            encrypted: self.encrypted.clone(),
            in_clear: self.in_clear.clone(),
            preflight: self.preflight.clone(),
            preloaded: self.preloaded.clone(),
        }
    }

    fn score(&self) -> Score {
        Score::of(&self.observed())
    }

    /// The conclusion of one test, by its place, and what it weighs.
    fn found(&self, test: usize) -> (&'static str, i32) {
        let outcome = self.score().outcomes[test];
        (outcome.name, outcome.modifier)
    }
}

const CSP: usize = 0;
const COOKIES: usize = 1;
const COEP: usize = 2;
const COOP: usize = 3;
const CORS: usize = 4;
const REDIRECTION: usize = 5;
const REFERRER: usize = 6;
const HSTS: usize = 7;
const SRI: usize = 8;
const NOSNIFF: usize = 9;
const FRAME: usize = 10;
const CORP: usize = 11;
