//! The purge: what has reached the end of its declared retention is destroyed, emptied or handed to the archives (RGPD, art. 5 §1 e).

mod horizon;
mod plan;
pub mod records;
mod report;
mod run;
pub mod store;
mod versement;
mod web;

#[cfg(test)]
mod tests;

use chrono::TimeDelta;
use kernel::{Feature, Job, Kernel, Migration, get};

pub use horizon::horizon;
pub use records::PurgeReport;
pub use report::{Line, Report};
pub use run::run;

use crate::rights::{AnswerRights, Holding};

/// `/purges` and the daily purge, under the service's own `path`: empty for the factory, `/mano` for a service.
pub fn feature(path: &str) -> Feature {
    let create = Migration::new("202611241330_create_purge", include_str!("schema/202611241330_create_purge.sql"));
    Feature::new("purge")
        .migrations(&[create])
        .record::<records::PurgeReport>()
        .job(Job::periodic("purge.run", TimeDelta::days(1), daily))
        .menu::<AnswerRights>(format!("{path}/purges"), "Purges")
        .guarded::<AnswerRights>(get(format!("{path}/purges"), web::list))
}

/// What is over now, in the service's database and in that of accounts.
async fn daily(kernel: Kernel) -> anyhow::Result<()> {
    run(&kernel, &Holding::of_kernel(&kernel), kernel.clock().now(), false).await?;
    Ok(())
}
