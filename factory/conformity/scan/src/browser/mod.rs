//! A service in a real browser, before any consent: cookies, third parties, trackers, axe-core, and what a page weighs.
//!
//! The browser goes through the guard's proxy for everything it asks; it is started for one scan, and nothing of it is left afterwards.

mod axe;
mod devtools;
mod driver;
mod judge;
pub mod parties;
mod session;

#[cfg(test)]
mod tests;

use std::time::Duration;

use url::Url;

use crate::finding::{Check, Finding, all_unknown};
use crate::guard::GuardProxy;
use crate::options::Options;
use crate::reading::Doc;
use crate::visit::Visit;

pub use axe::Violation;
pub use parties::{Nature, Tracker, grade_of_cookies, grade_of_trackers, site_of, tracker};

/// Cookies set before consent are those that the site declares.
pub const COOKIES: Check =
    Check::new("cookies.avant-consentement", "Cookies déposés avant tout choix : seulement ceux qui sont déclarés");
/// No tracker before consent.
pub const TRACKERS: Check = Check::new("traceurs.avant-consentement", "Aucun traceur avant le consentement");
/// Third parties are those that the site declares.
pub const THIRD_PARTIES: Check = Check::new("traceurs.tiers", "Aucune requête à un tiers qui ne soit pas déclaré");
/// axe-core finds nothing.
pub const AXE: Check = Check::new("accessibilite.axe", "Aucun défaut d'accessibilité trouvé par axe-core");
/// A page among the light half.
pub const ECOINDEX: Check = Check::new("ecoindex.note", "EcoIndex : note A, B ou C");

/// What this scanner asks.
pub const CHECKS: &[Check] = &[COOKIES, TRACKERS, THIRD_PARTIES, AXE, ECOINDEX];

/// How many pages are opened, the home page included.
pub const PAGES: usize = 6;

/// How long all of them may take: a page that hangs takes the browser down with it.
const WHOLE: Duration = Duration::from_secs(60);

/// A cookie that a page has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Its name.
    pub name: String,
    /// The host that it is for, without the leading point.
    pub domain: String,
}

/// A page as the browser saw it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Where it ended.
    pub url: Url,
    /// The document once its scripts have run.
    pub html: String,
    /// Elements, those inside drawings apart.
    pub elements: u64,
    /// Every address asked for, in order.
    pub requests: Vec<Url>,
    /// Bytes that came over the network, heads included.
    pub bytes: u64,
    /// What axe-core found, or why it could not run.
    pub axe: Result<Vec<Violation>, String>,
}

/// What the browser saw of a site.
#[derive(Clone, Debug, Default)]
pub struct Observation {
    /// The pages, the home page first.
    pub pages: Vec<Seen>,
    /// Every cookie set by then, of any host.
    pub cookies: Vec<Cookie>,
    /// Hosts that the guard refused.
    pub refused: Vec<String>,
    /// Why the visit ended early, if it did.
    pub stopped: Option<String>,
}

/// Opens the pages of a visit. A page that is empty without JavaScript is replaced, in the visit, by what its scripts made of it.
///
/// # Errors
/// Why nothing could be seen, in French.
pub async fn observe(visit: &mut Visit, options: &Options) -> Result<Observation, String> {
    if !options.browser {
        return Err("Le navigateur n'a pas été demandé pour cette analyse.".into());
    }
    let home = visit.home().map(|home| home.url.clone()).ok_or("Aucune page n'a pu être lue.")?;
    let proxy = GuardProxy::start(options).await.map_err(|_| "Le mandataire du navigateur n'a pas pu démarrer.")?;
    let driver = driver::Driver::start().await?;
    let mut seen = Observation::default();
    let browsing = tokio::time::timeout(WHOLE, browse(&driver, &proxy, options, visit, &home, &mut seen)).await;
    driver.stop().await;
    seen.refused = proxy.traffic().refused;
    match browsing {
        Ok(Ok(())) => {}
        Ok(Err(why)) => seen.stopped = Some(why),
        Err(_) => seen.stopped = Some(format!("le navigateur a été arrêté après {} secondes", WHOLE.as_secs())),
    }
    match (&seen.pages.is_empty(), &seen.stopped) {
        (true, Some(why)) => Err(format!("La page d'accueil n'a pas pu être ouverte dans un navigateur : {why}.")),
        _ => Ok(seen),
    }
}

async fn browse(
    driver: &driver::Driver,
    proxy: &GuardProxy,
    options: &Options,
    visit: &mut Visit,
    home: &Url,
    seen: &mut Observation,
) -> Result<(), String> {
    let axe = axe::source(options.axe.as_deref());
    let session = session::Session::open(driver, proxy, options).await?;
    let mut pending = vec![home.clone()];
    while let Some(url) = pending.first().cloned() {
        pending.remove(0);
        let page = session.see(&url, &axe).await?;
        visit.render(&url, &page.html);
        seen.pages.push(page);
        seen.cookies = session.cookies().await?;
        if seen.pages.len() == 1 {
            pending = others(visit, home);
        }
    }
    session.close().await;
    Ok(())
}

/// The pages to open after the home page: those that were read, and those of a site that only a browser can read.
fn others(visit: &Visit, home: &Url) -> Vec<Url> {
    let read = visit.pages.iter().skip(1).map(|page: &Doc| page.url.clone());
    let mut urls: Vec<Url> = read.chain(visit.wanted()).filter(|url| url.host() == home.host()).collect();
    urls.truncate(PAGES - 1);
    urls
}

/// What the observation says of each check.
#[must_use]
pub fn scan(visit: &Visit, seen: &Result<Observation, String>) -> Vec<Finding> {
    match seen {
        Ok(seen) => judge::all(visit, seen),
        Err(why) => all_unknown(CHECKS, why),
    }
}
