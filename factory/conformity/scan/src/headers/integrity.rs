//! The Observatory's test of scripts: where they come from, and whether their integrity is checked (SRI).

use scraper::{Html, Selector};
use url::Url;

use super::Observed;
use super::outcome::Outcome;
use super::outcome::transport as outcome;
use crate::reading::nesting::bounded;

/// Registries under which anyone may register, among those that a French service meets (public suffix list, short of the exotic).
const SHARED_SUFFIXES: &[&str] = &[
    "asso.fr",
    "avocat.fr",
    "com.fr",
    "gouv.fr",
    "nom.fr",
    "prd.fr",
    "tm.fr",
    "co.uk",
    "org.uk",
    "gov.uk",
    "ac.uk",
    "com.au",
    "co.jp",
    "com.br",
    "co.nz",
    "com.cn",
    "co.in",
    "co.za",
    "com.tr",
    "gouv.sn",
    "gouv.ci",
    "com.re",
    "asso.re",
];

pub(super) fn test(observed: &Observed<'_>) -> Outcome {
    let document = Html::parse_document(bounded(&observed.page.body));
    let Ok(selector) = Selector::parse("script") else { return outcome::SRI_NO_SCRIPT };
    let scripts: Vec<_> = document.select(&selector).collect();
    if scripts.is_empty() {
        return outcome::SRI_NO_SCRIPT;
    }
    let (mut worst, mut foreign) = (None, false);
    for script in scripts {
        let Some(source) = script.value().attr("src").filter(|source| !source.is_empty()) else { continue };
        let origin = Origin::of(source, observed);
        foreign |= origin.foreign;
        let checked = script.value().attr("integrity").is_some_and(|digest| !digest.is_empty());
        let found = match (origin.foreign, checked, origin.encrypted) {
            (true, true, false) => outcome::SRI_INSECURE,
            (true, false, true) => outcome::SRI_ABSENT,
            (true, false, false) => outcome::SRI_ABSENT_AND_INSECURE,
            (false, true, true) if worst.is_none() => outcome::SRI_ALL,
            _ => continue,
        };
        worst = Some(worse(worst, found));
    }
    worst.unwrap_or(if foreign { outcome::SRI_EXTERNAL } else { outcome::SRI_OWN_SCRIPTS })
}

fn worse(past: Option<Outcome>, new: Outcome) -> Outcome {
    let rank = |one: Outcome| outcome::SRI_RANKED.iter().position(|ranked| *ranked == one);
    past.filter(|past| rank(*past) >= rank(new)).unwrap_or(new)
}

struct Origin {
    foreign: bool,
    encrypted: bool,
}

impl Origin {
    /// By how the address is written: `//hote/` follows the page's protocol and counts as foreign and unsure.
    fn of(source: &str, observed: &Observed<'_>) -> Self {
        let own = observed.page.url.scheme() == "https";
        if source.starts_with("//") && !source[2..].starts_with('/') && source.len() > 2 {
            return Self { foreign: true, encrypted: false };
        }
        match Url::parse(source).ok().filter(|url| matches!(url.scheme(), "http" | "https")) {
            Some(url) => {
                let foreign = registrable(url.host_str().unwrap_or_default()) != registrable(observed.host());
                Self { foreign, encrypted: url.scheme() == "https" }
            }
            None => Self { foreign: false, encrypted: own },
        }
    }
}

/// The domain that somebody registered: `beta.exemple.fr` → `exemple.fr`, `a.exemple.gouv.fr` → `exemple.gouv.fr`.
pub fn registrable(host: &str) -> &str {
    let host = host.trim_end_matches('.');
    if host.parse::<std::net::IpAddr>().is_ok() || host.starts_with('[') {
        return host;
    }
    let shared =
        SHARED_SUFFIXES.iter().any(|suffix| host.strip_suffix(suffix).is_some_and(|start| start.ends_with('.')));
    let labels = if shared { 3 } else { 2 };
    let ends = host.rmatch_indices('.').map(|(at, _)| at + 1);
    ends.take(labels).nth(labels - 1).map_or(host, |at| &host[at..])
}
