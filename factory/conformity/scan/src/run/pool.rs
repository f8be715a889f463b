//! Many services side by side.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use url::Url;

use super::{report, scan};
use crate::finding::Report;
use crate::options::Options;

/// Scans services side by side, `limit` at once; the reports come in the order of the addresses. One that hangs costs its own time alone, and one
/// that breaks a scanner is told as unknown.
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
    let broken = |url| report(url, Vec::new(), "L'analyse s'est interrompue sur une erreur de notre part.");
    reports.into_iter().zip(urls).map(|(done, url)| done.unwrap_or_else(|| broken(url))).collect()
}
