//! The scanners, one after the other: a service never has more than one of our requests at a time.

use url::Url;

use super::Found;
use crate::fetch::Fetcher;
use crate::finding::{Finding, all_unknown};
use crate::options::Options;
use crate::site::{self, Site};
use crate::visit::Visit;
use crate::{availability, browser, code, contents, headers, links, tls};

pub(super) async fn all(fetcher: Fetcher, options: Options, url: Url, found: Found) {
    found.add(availability::judge(&availability::probe(&fetcher, &url).await));
    found.add(tls::scan(&fetcher, &options, &url).await);
    let site = match Site::visit(&fetcher, &url).await {
        Ok(site) => site,
        Err(why) => {
            let text = format!("La page d'accueil n'a pas pu être lue : {why}.");
            found.add(all_unknown(site::CHECKS, &text));
            found.add(all_unknown(headers::CHECKS, &text));
            found.add(contents::CHECKS.iter().flat_map(|checks| all_unknown(checks, &text)).collect());
            found.add(all_unknown(links::CHECKS, &text));
            found.add(all_unknown(browser::CHECKS, &text));
            found.add(code::scan(&fetcher, &options, None).await);
            return;
        }
    };
    found.add(site::scan(&site));
    let observed = headers::observe(&fetcher, &options, &url, &site.home).await;
    found.add(headers::scan(&observed));
    let mut visit = Visit::of(&site, &fetcher, options.clock.now()).await;
    // What is read without a browser is kept even when the browser does not come back in time.
    let read;
    (visit, read) = contents_of(visit).await;
    let empty = visit.home().is_some_and(|home| home.needs_script);
    if !empty {
        found.add(read);
    }
    found.add(links::scan(&visit, &site.robots, &fetcher).await);
    let seen = browser::observe(&mut visit, &options).await;
    found.add(browser::scan(&visit, &seen));
    if empty {
        found.add(contents_of(visit).await.1);
    }
    found.add(code::scan(&fetcher, &options, Some(&site.home)).await);
}

/// Reads the contents away from the threads that wait for the network: a heavy page would hold the scans beside it.
async fn contents_of(visit: Visit) -> (Visit, Vec<Finding>) {
    let reading = tokio::task::spawn_blocking(move || {
        let found = contents::scan(&visit);
        (visit, found)
    });
    match reading.await {
        Ok(done) => done,
        Err(broken) => std::panic::resume_unwind(broken.into_panic()),
    }
}
