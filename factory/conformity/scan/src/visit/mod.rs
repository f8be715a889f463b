//! The pages that a scanner of contents reads: those of the site, and those where its footer says that the law is answered.

pub mod subject;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::clock::french_date;
use url::Url;

use crate::fetch::{Fetcher, Page, Unreachable};
use crate::reading::{Doc, Link};
use crate::site::Site;

pub use subject::Subject;

/// How many pages are fetched beyond those that the site's crawl read.
const MORE: usize = 14;

/// Why there is no page where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missed {
    /// It answers with an error.
    Status(u16),
    /// A file that is no page: a PDF.
    File(String),
    /// It was not, or could not be, read; in French.
    Unread(String),
}

/// What stands at an address.
#[derive(Clone, Copy, Debug)]
pub enum At<'a> {
    /// A page.
    Page(&'a Doc),
    /// None, and why.
    Missed(&'a Missed),
    /// Nobody went there.
    Unvisited,
}

/// A site as scanners of contents see it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The home page first. Pages that answer with a success, each once.
    pub pages: Vec<Doc>,
    /// Where links lead that give no page.
    pub missed: BTreeMap<String, Missed>,
    /// Addresses that redirect, and where to.
    aliases: BTreeMap<String, String>,
    /// The text of `/.well-known/security.txt`, or why there is none.
    pub security: Result<String, Missed>,
    /// Whether `/sitemap.xml` exists.
    pub sitemap: bool,
    /// The day, in France.
    pub today: NaiveDate,
}

impl Visit {
    /// Reads what the crawl brought, then the pages that the footer and the declaration of accessibility lead to.
    pub async fn of(site: &Site, fetcher: &Fetcher, now: DateTime<Utc>) -> Self {
        let mut visit = Self::of_docs(Vec::new(), french_date(now));
        for page in std::iter::once(&site.home).chain(&site.pages) {
            visit.add(&page.url, page).await;
        }
        for (url, why) in &site.missed {
            visit.missed.insert(key(url), missed(why));
        }
        let mut more = MORE;
        // Twice: what the footer leads to, then what those pages lead to.
        for _ in 0..2 {
            for url in visit.wanted() {
                if more == 0 || !site.robots.allows(&url) {
                    continue;
                }
                more -= 1;
                tokio::time::sleep(fetcher.limits().pause).await;
                match fetcher.page(&url).await {
                    Ok(page) => visit.add(&url, &page).await,
                    Err(why) => drop(visit.missed.insert(key(&url), missed(&why))),
                }
            }
        }
        visit.security = well_known(fetcher, &site.home.url).await;
        if let Ok(url) = site.home.url.join("/sitemap.xml") {
            visit.sitemap = matches!(fetcher.get(&url).await, Ok(answer) if answer.status == 200);
        }
        visit
    }

    /// Pages that were read, the home page first.
    #[must_use]
    pub fn of_docs(pages: Vec<Doc>, today: NaiveDate) -> Self {
        Self {
            pages,
            missed: BTreeMap::new(),
            aliases: BTreeMap::new(),
            security: Err(Missed::Unread("le fichier n'a pas été demandé".into())),
            sitemap: false,
            today,
        }
    }

    async fn add(&mut self, asked: &Url, page: &Page) {
        for past in page.redirects.iter().chain([asked]).filter(|past| key(past) != key(&page.url)) {
            self.aliases.insert(key(past), key(&page.url));
        }
        if page.status >= 400 {
            self.missed.insert(key(&page.url), Missed::Status(page.status));
        } else if self.pages.iter().all(|known| key(&known.url) != key(&page.url)) {
            self.pages.push(read(page).await);
        }
    }

    /// The home page.
    pub fn home(&self) -> Option<&Doc> {
        self.pages.first()
    }

    /// What stands at an address; its fragment does not count.
    pub fn at(&self, url: &Url) -> At<'_> {
        let asked = key(url);
        let wanted = self.aliases.get(&asked).unwrap_or(&asked);
        if let Some(page) = self.pages.iter().find(|page| key(&page.url) == *wanted) {
            return At::Page(page);
        }
        self.missed.get(wanted).map_or(At::Unvisited, At::Missed)
    }

    /// The links of any page that speak of a subject, best first: the footers', then all others'.
    pub fn links(&self, subject: Subject) -> Vec<&Link> {
        let all = || self.pages.iter().flat_map(|page| page.footer_links().chain(page.links.iter()));
        let mut found: Vec<&Link> = Vec::new();
        for link in all().filter(|link| subject.is_named_by(link)) {
            if found.iter().all(|known| key(&known.url) != key(&link.url)) {
                found.push(link);
            }
        }
        // A link that says it in its text is surer than one whose address happens to.
        found.sort_by_key(|link| !subject.is_said_by(&link.folded));
        found
    }

    /// The page that a subject's best link leads to.
    pub fn page(&self, subject: Subject) -> Option<(&Link, At<'_>)> {
        let links = self.links(subject);
        let read = links.iter().find(|link| matches!(self.at(&link.url), At::Page(_)));
        read.or_else(|| links.first()).map(|link| (*link, self.at(&link.url)))
    }

    /// Takes what a browser made of a page in the place of one that is empty without JavaScript, or that nobody had read.
    pub fn render(&mut self, url: &Url, html: &str) {
        let mut page = Doc::read(url, html);
        // Its scripts have run: what is empty now is empty for people too.
        page.needs_script = page.blocks.is_empty();
        match self.pages.iter().position(|known| key(&known.url) == key(url)) {
            Some(at) if self.pages[at].needs_script => self.pages[at] = page,
            Some(_) => {}
            None => self.pages.push(page),
        }
    }

    /// The pages that links speak of and that nobody has read yet, on the same host.
    #[must_use]
    pub fn wanted(&self) -> Vec<Url> {
        let home = self.home().map(|page| page.url.clone());
        let mut wanted: Vec<Url> = Vec::new();
        for link in Subject::READ.into_iter().flat_map(|subject| self.links(subject)) {
            let same = home.as_ref().is_some_and(|home| home.host() == link.url.host());
            let web = matches!(link.url.scheme(), "http" | "https");
            let mut url = link.url.clone();
            url.set_fragment(None);
            if same && web && matches!(self.at(&url), At::Unvisited) && !wanted.contains(&url) {
                wanted.push(url);
            }
        }
        wanted
    }
}

/// A page read away from the threads that wait for the network: a heavy one would hold the scans beside it.
async fn read(page: &Page) -> Doc {
    let (url, body) = (page.url.clone(), page.body.clone());
    match tokio::task::spawn_blocking(move || Doc::read(&url, &body)).await {
        Ok(doc) => doc,
        Err(broken) => std::panic::resume_unwind(broken.into_panic()),
    }
}

/// The same page under the spellings of its address.
fn key(url: &Url) -> String {
    let path = url.path().trim_end_matches('/');
    format!("{}{}?{}", url.host_str().unwrap_or_default(), path, url.query().unwrap_or_default())
}

fn missed(why: &Unreachable) -> Missed {
    match why {
        Unreachable::NotHtml(kind) => Missed::File(kind.clone()),
        Unreachable::Status(status) => Missed::Status(*status),
        other => Missed::Unread(other.to_string()),
    }
}

async fn well_known(fetcher: &Fetcher, home: &Url) -> Result<String, Missed> {
    let url = home.join("/.well-known/security.txt").map_err(|error| Missed::Unread(error.to_string()))?;
    let answer = fetcher.get(&url).await.map_err(|why| missed(&why))?;
    match answer.status {
        200 => Ok(String::from_utf8_lossy(&answer.body).into_owned()),
        status => Err(Missed::Status(status)),
    }
}
