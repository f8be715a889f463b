//! The headers of a service, by the rules of MDN's HTTP Observatory (algorithm 6): twelve tests, one score.
//!
//! Source of the rules: <https://developer.mozilla.org/en-US/observatory> and its published scoring. Two facts are out of our reach: the browsers'
//! HSTS list as a whole (the operator may name domains of it), and what a server with a bad certificate would answer, which is not asked.

mod cookies;
mod csp;
mod integrity;
mod observe;
mod origins;
pub mod outcome;
mod score;
mod transport;

#[cfg(test)]
mod tests;

use http::HeaderMap;
use scraper::{Html, Selector};
use url::Url;

use crate::fetch::Page;
use crate::finding::{Check, Finding};
use crate::reading::nesting::bounded;

pub use cookies::Cookie;
pub use integrity::registrable;
pub use observe::observe;
pub use outcome::Outcome;
pub use score::{Score, grade};

/// The origin that asks, as a stranger, what it may read.
pub(crate) const STRANGER: &str = "https://inconnu.exemple.fr";

/// The Observatory's score.
pub const OBSERVATORY: Check = Check::new("entetes.observatoire", "Note B ou mieux à l'Observatoire HTTP de MDN");
/// The twelve tests, in the order of [`Score::outcomes`].
const TESTS: [Check; 12] = [
    Check::new("entetes.csp", "Politique de contenu (CSP) sans permission dangereuse"),
    Check::new("entetes.cookies", "Cookies du serveur protégés"),
    Check::new("entetes.coep", "Intégration de ressources maîtrisée (COEP)"),
    Check::new("entetes.coop", "Fenêtre isolée des autres sites (COOP)"),
    Check::new("entetes.cors", "Réponses fermées aux autres sites (CORS)"),
    Check::new("entetes.redirection", "Redirection de HTTP vers HTTPS"),
    Check::new("entetes.referent", "Adresse de la page tenue secrète (Referrer-Policy)"),
    Check::new("entetes.hsts", "Chiffrement imposé pour six mois (HSTS)"),
    Check::new("entetes.integrite", "Intégrité des scripts venus d'ailleurs (SRI)"),
    Check::new("entetes.type", "Type des réponses respecté (nosniff)"),
    Check::new("entetes.cadre", "Mise en cadre interdite aux autres sites"),
    Check::new("entetes.corp", "Ressources réservées à ce site (CORP)"),
];
/// What this scanner asks.
pub const CHECKS: &[Check] = &[
    OBSERVATORY,
    TESTS[0],
    TESTS[1],
    TESTS[2],
    TESTS[3],
    TESTS[4],
    TESTS[5],
    TESTS[6],
    TESTS[7],
    TESTS[8],
    TESTS[9],
    TESTS[10],
    TESTS[11],
];

/// What the encrypted address answers.
#[derive(Clone, Debug)]
pub enum Encrypted {
    /// Nothing.
    Absent,
    /// It does, with a certificate that browsers refuse.
    BadCertificate,
    /// Headers.
    Answers(HeaderMap),
}

/// What the address in clear answers.
#[derive(Clone, Debug)]
pub enum InClear {
    /// Nothing.
    Closed,
    /// It leads to a certificate that browsers refuse.
    BadCertificate,
    /// The addresses gone through, the first included.
    Route(Vec<Url>),
}

/// All that the twelve tests look at.
#[derive(Clone, Debug)]
pub struct Observed<'a> {
    /// The address that was asked for: redirections may lead to another host.
    pub asked: &'a Url,
    /// The page, by the encrypted address when there is one.
    pub page: &'a Page,
    /// The encrypted address.
    pub encrypted: Encrypted,
    /// The address in clear.
    pub in_clear: InClear,
    /// The headers of the answer to a stranger's preflight request.
    pub preflight: Option<HeaderMap>,
    /// Domains that the operator knows to be in the browsers' HSTS list.
    pub preloaded: Vec<String>,
}

impl Observed<'_> {
    fn host(&self) -> &str {
        self.asked.host_str().unwrap_or_default()
    }

    fn headers(&self, name: &str) -> Vec<String> {
        let values = self.page.headers.get_all(name).iter();
        values.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
    }

    fn meta_policies(&self) -> Vec<String> {
        let named = |key: &str| key.trim().eq_ignore_ascii_case("content-security-policy");
        self.metas("http-equiv", named)
    }

    fn meta_referrer(&self) -> Option<String> {
        self.metas("name", |key| key.trim().eq_ignore_ascii_case("referrer")).pop()
    }

    fn metas(&self, attribute: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let document = Html::parse_document(bounded(&self.page.body));
        let Ok(selector) = Selector::parse("meta[content]") else { return Vec::new() };
        let found = document.select(&selector).filter(|meta| meta.value().attr(attribute).is_some_and(&wanted));
        let content = found.filter_map(|meta| meta.value().attr("content"));
        content.filter(|content| !content.is_empty()).map(str::to_owned).collect()
    }
}

/// One finding for the score, one for each test.
pub fn scan(observed: &Observed<'_>) -> Vec<Finding> {
    let score = Score::of(observed);
    let text = format!("Note {} ({} sur 165).", grade(score.points), score.points);
    let tests = TESTS.iter().zip(score.outcomes).map(|(check, outcome)| {
        check.judge(outcome.pass, format!("{} ({:+})", outcome.name, outcome.modifier), outcome.message)
    });
    let total = OBSERVATORY.judge(score.points >= 70, score.points.to_string(), text);
    std::iter::once(total).chain(tests).collect()
}
