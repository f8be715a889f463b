//! One scan of one service, every scanner once; and many services side by side.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;
use url::Url;

use crate::fetch::Fetcher;
use crate::finding::{Check, Finding, Report, all_unknown};
use crate::options::Options;
use crate::site::{self, Site};
use crate::{CHECKS, Statut};

/// Scans one service: every check of [`CHECKS`] is answered, once, in that order, whatever happens.
pub async fn scan(url: &Url, options: &Options) -> Report {
    let fetcher = match Fetcher::new(options) {
        Ok(fetcher) => fetcher,
        Err(why) => return report(url, all_unknown(&CHECKS, &why)),
    };
    let constats = match timeout(options.limits.scan, pages(&fetcher, url)).await {
        Ok(constats) => constats,
        Err(_) => all_unknown(site::CHECKS, "L'analyse n'a pas pu être terminée dans le temps accordé."),
    };
    report(url, constats)
}

async fn pages(fetcher: &Fetcher, url: &Url) -> Vec<Finding> {
    match Site::visit(fetcher, url).await {
        Ok(site) => site::scan(&site),
        Err(why) => all_unknown(site::CHECKS, &format!("La page d'accueil n'a pas pu être lue : {why}.")),
    }
}

/// Puts the findings in the order of the checks; a check that nobody answered is unknown.
fn report(url: &Url, found: Vec<Finding>) -> Report {
    let answer = |check: &Check| {
        let found = found.iter().find(|finding| finding.critere == check.id).cloned();
        found.unwrap_or_else(|| check.found(Statut::Inconnu, "", "Ce point n'a pas été analysé."))
    };
    Report { url: url.to_string(), constats: CHECKS.iter().map(answer).collect() }
}

/// Scans services side by side, `limit` at once; the reports come in the order of the addresses. One that hangs costs its own time alone.
pub async fn scan_all(urls: &[Url], options: &Options, limit: usize) -> Vec<Report> {
    let places = Arc::new(Semaphore::new(limit.max(1)));
    let mut scans = JoinSet::new();
    for (rank, url) in urls.iter().cloned().enumerate() {
        let (places, options) = (places.clone(), options.clone());
        scans.spawn(async move {
            let _place = places.acquire_owned().await;
            (rank, scan(&url, &options).await)
        });
    }
    let mut reports: Vec<Option<Report>> = vec![None; urls.len()];
    while let Some(done) = scans.join_next().await {
        if let Ok((rank, report)) = done {
            reports[rank] = Some(report);
        }
    }
    let unfinished = |url| report(url, all_unknown(&CHECKS, "L'analyse s'est interrompue."));
    reports.into_iter().zip(urls).map(|(done, url)| done.unwrap_or_else(|| unfinished(url))).collect()
}
