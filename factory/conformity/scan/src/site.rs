//! A service as a visitor finds it: its home page and a handful of pages that it links to.

use scraper::{Html, Selector};
use url::Url;

use crate::fetch::{Fetcher, Page, Robots, Unreachable};
use crate::finding::{Check, Finding, Statut};
use crate::reading::nesting::bounded;

/// The home page answers.
pub const HOME: Check = Check::new("pages.accueil", "La page d'accueil répond");
/// The text is in a declared encoding.
pub const ENCODING: Check = Check::new("pages.encodage", "L'encodage des pages est annoncé");
/// The pages that the home page links to can be read.
pub const REACH: Check = Check::new("pages.parcours", "Les pages liées depuis l'accueil répondent");
/// What this scanner asks.
pub const CHECKS: &[Check] = &[HOME, ENCODING, REACH];

/// Words of the addresses and links read first: the pages that the law or the State asks for.
const WANTED: &[&str] = &[
    "mentions",
    "legal",
    "accessib",
    "confidential",
    "donnees",
    "données",
    "cookie",
    "cgu",
    "conditions",
    "stat",
    "budget",
    "contact",
    "sitemap",
    "plan-du-site",
    "a-propos",
    "apropos",
];

/// Ends of addresses that are no page.
const FILES: &[&str] = &[
    ".pdf", ".zip", ".csv", ".ods", ".odt", ".doc", ".docx", ".xls", ".xlsx", ".png", ".jpg", ".jpeg", ".svg", ".webp",
    ".gif", ".mp4", ".mp3", ".xml", ".json", ".txt", ".ics", ".css", ".js",
];

/// A service as a visitor finds it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The address asked for.
    pub url: Url,
    /// The home page: 2xx, HTML, whole.
    pub home: Page,
    /// A handful of pages of the same host, reached from the home page; of any status.
    pub pages: Vec<Page>,
    /// The pages that could not be read, and why.
    pub missed: Vec<(Url, Unreachable)>,
    /// What the site asks of robots.
    pub robots: Robots,
}

impl Site {
    /// Reads the home page, then the pages that it links to: those that the law asks for first, within the bounds and what `robots.txt` allows.
    ///
    /// # Errors
    /// When the home page cannot be read or answers with an error.
    pub async fn visit(fetcher: &Fetcher, url: &Url) -> Result<Self, Unreachable> {
        let home = fetcher.page(url).await?;
        if !(200..300).contains(&home.status) {
            return Err(Unreachable::Status(home.status));
        }
        let robots = fetcher.robots(&home.url).await;
        let pause = robots.pause.unwrap_or_default().max(fetcher.limits().pause);
        let (open, closed): (Vec<Url>, Vec<Url>) = links(&home).into_iter().partition(|url| robots.allows(url));
        let mut missed: Vec<_> = closed.into_iter().map(|url| (url, Unreachable::Robots)).collect();
        let mut pages = Vec::new();
        for url in open.into_iter().take(fetcher.limits().pages) {
            tokio::time::sleep(pause).await;
            match fetcher.page(&url).await {
                Ok(page) => pages.push(page),
                Err(why) => missed.push((url, why)),
            }
        }
        Ok(Self { url: url.clone(), home, pages, missed, robots })
    }

    /// A site made of pages already read.
    pub fn of(home: Page, pages: Vec<Page>) -> Self {
        Self { url: home.url.clone(), home, pages, missed: Vec::new(), robots: Robots::default() }
    }

    /// The home page, then the others, those that answer with a success.
    pub fn readable(&self) -> impl Iterator<Item = &Page> {
        std::iter::once(&self.home).chain(self.pages.iter().filter(|page| (200..300).contains(&page.status)))
    }
}

/// The addresses of the same host that a page links to, each once: those wanted first, then in the order of the page.
pub fn links(page: &Page) -> Vec<Url> {
    let document = Html::parse_document(bounded(&page.body));
    let Ok(anchors) = Selector::parse("a[href]") else { return Vec::new() };
    let mut found: Vec<(bool, Url)> = Vec::new();
    for anchor in document.select(&anchors) {
        let href = anchor.value().attr("href").unwrap_or_default();
        let Ok(mut url) = page.url.join(href.trim()) else { continue };
        url.set_fragment(None);
        let path = url.path().to_ascii_lowercase();
        let same = url.scheme() == page.url.scheme() && url.host() == page.url.host() && url.port() == page.url.port();
        let known = url == page.url || found.iter().any(|(_, past)| *past == url);
        if !same || known || FILES.iter().any(|end| path.ends_with(end)) {
            continue;
        }
        let text = anchor.text().collect::<String>().to_lowercase();
        let wanted = WANTED.iter().any(|word| path.contains(word) || text.contains(word));
        found.push((wanted, url));
    }
    found.sort_by_key(|(wanted, _)| !wanted);
    found.into_iter().map(|(_, url)| url).collect()
}

/// Whether the pages can be read at all.
pub fn scan(site: &Site) -> Vec<Finding> {
    let home = HOME.conforme(site.home.url.as_str(), format!("La page d'accueil répond ({}).", site.home.status));
    let silent = site.readable().find(|page| !page.encoding_declared);
    let encoding = match silent {
        None => ENCODING.conforme(site.home.encoding, "Chaque page lue annonce son encodage."),
        Some(page) => ENCODING.non_conforme(
            page.url.as_str(),
            format!("La page n'annonce pas d'encodage connu ; elle a été lue comme du {}.", page.encoding),
        ),
    };
    vec![home, encoding, reach(site)]
}

fn reach(site: &Site) -> Finding {
    let failed = site.pages.iter().find(|page| page.status >= 400);
    let missed = site.missed.iter().find(|(_, why)| *why != Unreachable::Robots);
    let closed = site.missed.iter().filter(|(_, why)| *why == Unreachable::Robots).count();
    match (failed, missed) {
        (Some(page), _) => {
            REACH.non_conforme(page.url.as_str(), format!("Une page liée depuis l'accueil répond {}.", page.status))
        }
        (None, Some((url, why))) => {
            REACH.found(Statut::Inconnu, url.as_str(), format!("Une page n'a pas pu être lue : {why}."))
        }
        (None, None) if site.pages.is_empty() && closed > 0 => {
            REACH.inconnu("Aucune page n'a été lue au-delà de l'accueil : le fichier robots.txt le demande.")
        }
        (None, None) if site.pages.is_empty() => {
            REACH.non_applicable("La page d'accueil ne mène à aucune autre page de ce site.")
        }
        (None, None) if closed > 0 => REACH.conforme(
            "",
            format!(
                "Pages lues depuis l'accueil : {} ; laissées de côté à la demande de robots.txt : {closed}.",
                site.pages.len()
            ),
        ),
        (None, None) => REACH.conforme("", format!("Pages lues depuis l'accueil : {}.", site.pages.len())),
    }
}
