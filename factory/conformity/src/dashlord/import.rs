//! The import: the host of each site of a known product becomes one of the domains that may be scanned.

use std::collections::BTreeMap;

use kernel::{Error, Event, Kernel};

use super::Site;
use crate::board;
use crate::perimeter::store;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Products whose domains grew.
    pub changed: Vec<String>,
    /// Products that had all of theirs.
    pub unchanged: Vec<String>,
    /// Addresses of no known product.
    pub unknown: Vec<String>,
}

/// Adds the domains of these sites to the perimeters of their products. The same file again changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn run(kernel: &Kernel, sites: &[Site]) -> Result<Imported, Error> {
    let board = board::today(kernel).await?;
    let mut done = Imported::default();
    let mut hosts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for site in sites {
        let host = url::Url::parse(&site.url).ok().and_then(|url| url.host_str().map(str::to_lowercase));
        match (site.product.as_deref().and_then(|id| board.place(id)), host) {
            (Some(row), Some(host)) => hosts.entry(row).or_default().push(host),
            _ => done.unknown.push(site.url.clone()),
        }
    }
    let tx = kernel.begin_as_system("import.dashlord").await?;
    for (row, hosts) in hosts {
        let subject = &board.subjects[row];
        let mut perimeter = subject.perimeter.clone();
        for host in hosts {
            if !perimeter.domains.contains(&host) {
                perimeter.domains.push(host);
            }
        }
        if perimeter == subject.perimeter {
            done.unchanged.push(subject.id.clone());
        } else {
            store::save(&tx, &subject.id, &perimeter, None).await?;
            done.changed.push(subject.id.clone());
        }
    }
    if !done.changed.is_empty() {
        tx.commit(Event::new("conformity.dashlord_imported").detail("produits", done.changed.len())).await?;
    }
    Ok(done)
}
