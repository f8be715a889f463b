//! One scan of one service, every scanner once; and many services side by side.

mod pool;
mod steps;

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::timeout;
use url::Url;

use crate::CHECKS;
use crate::fetch::Fetcher;
use crate::finding::{Check, Finding, Report, all_unknown};
use crate::options::Options;

pub use pool::scan_all;

/// What the scanners have found so far: kept when time runs out before the last one.
#[derive(Clone, Default)]
struct Found(Arc<Mutex<Vec<Finding>>>);

impl Found {
    fn add(&self, findings: Vec<Finding>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(findings);
    }

    fn take(&self) -> Vec<Finding> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Scans one service: every check of [`CHECKS`] is answered, once, in that order, whatever happens.
pub async fn scan(url: &Url, options: &Options) -> Report {
    let fetcher = match Fetcher::new(options) {
        Ok(fetcher) => fetcher,
        Err(why) => return report(url, all_unknown(&CHECKS, &why), ""),
    };
    let found = Found::default();
    let steps = tokio::spawn(steps::all(fetcher, options.clone(), url.clone(), found.clone()));
    let stop = steps.abort_handle();
    let missing = match timeout(options.limits.scan, steps).await {
        Ok(Ok(())) => "Ce point n'a pas été analysé.",
        Ok(Err(_)) => "L'analyse s'est interrompue sur une erreur de notre part.",
        Err(_) => "L'analyse n'a pas pu être terminée dans le temps accordé.",
    };
    stop.abort();
    report(url, found.take(), missing)
}

/// The findings in the order of the checks; a check that nobody answered is unknown, for the reason `missing`.
fn report(url: &Url, found: Vec<Finding>, missing: &str) -> Report {
    let answer = |check: &Check| {
        let found = found.iter().find(|finding| finding.critere == check.id).cloned();
        found.unwrap_or_else(|| check.inconnu(missing))
    };
    Report { url: url.to_string(), constats: CHECKS.iter().map(answer).collect() }
}
