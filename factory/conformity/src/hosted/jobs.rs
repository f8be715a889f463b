//! Background work: each day, what the services of this deployment hold by construction.

use chrono::Days;
use kernel::kernel::Outline;
use kernel::{Event, Kernel, Manifest};

use super::domain::{Built, built, declared};
use crate::constat::store::{self, New};
use crate::perimeter;
use crate::state::{Kind, Origin, Status};

pub const OBSERVE: &str = "conformity.observe_base";

/// Days for which what was found holds, and days before its end when it is written again.
const HOLDS: u64 = 30;
const AGAIN: u64 = 20;

/// Writes what changed of each service, and what ends soon; nothing when there is neither.
pub async fn observe(kernel: Kernel) -> anyhow::Result<()> {
    observe_one(&kernel, kernel.manifest(), kernel.outline()).await?;
    for other in kernel.neighbours() {
        observe_one(&kernel, &other.manifest, &other.outline).await?;
    }
    Ok(())
}

async fn observe_one(kernel: &Kernel, manifest: &Manifest, outline: &Outline) -> anyhow::Result<()> {
    let id = manifest.id;
    let today = kernel.clock().today();
    let soon = today.checked_add_days(Days::new(AGAIN));
    let host = url::Url::parse(&kernel.config().public_url()).ok().and_then(|url| url.host_str().map(str::to_owned));
    let perimeter = declared(outline, host.filter(|host| is_public(host)));
    let tx = kernel.begin_as_system(OBSERVE).await?;
    let known = perimeter::store::list(tx.sql()).await?;
    let moved = known.get(id) != Some(&perimeter);
    if moved {
        perimeter::store::save(&tx, id, &perimeter, None).await?;
    }
    let mut found = Vec::new();
    for one in built(manifest, outline) {
        let last = store::find_last(tx.sql(), id, one.criterion, Kind::Machine).await?;
        let fresh = last.is_some_and(|last| last.status == status(&one) && last.expires_on > soon);
        if !fresh {
            found.push(constat(id, one, today.checked_add_days(Days::new(HOLDS))));
        }
    }
    if !moved && found.is_empty() {
        return Ok(());
    }
    let count = found.len();
    store::save(&tx, found).await?;
    tx.commit(Event::new("conformity.base_observed").subject("service", id).detail("constats", count)).await?;
    Ok(())
}

/// A name with a dot, and no number: on a developer's machine nothing is scanned.
fn is_public(host: &str) -> bool {
    host.contains('.') && host.parse::<std::net::IpAddr>().is_err()
}

fn status(one: &Built) -> Status {
    if one.met { Status::Conforme } else { Status::NonConforme }
}

fn constat(id: &str, one: Built, expires_on: Option<chrono::NaiveDate>) -> New {
    New {
        product: id.to_owned(),
        criterion: one.criterion.to_owned(),
        kind: Kind::Machine,
        status: status(&one),
        origin: Origin::ParConstruction,
        author: None,
        note: None,
        message: one.message,
        evidence: None,
        piece: None,
        scope: None,
        expires_on,
        at: None,
    }
}
