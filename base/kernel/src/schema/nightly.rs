//! The nightly look: has the schema changed since the start, and do technical columns hold what they should not?

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{Difference, Suspicion, check, sample};
use crate::jobs::Job;
use crate::journal::Event;
use crate::kernel::Kernel;

const CHECK: &str = "kernel.check_schema";
const SAMPLE: &str = "kernel.sample_columns";

/// How many rows of each table are looked at.
const ROWS: u32 = 500;

/// What a look found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Divergence {
    /// What differs from the declarations.
    pub differences: Vec<Difference>,
    /// Columns where a value has the shape of personal data.
    pub suspicions: Vec<Suspicion>,
}

pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job::periodic(CHECK, TimeDelta::days(1), |kernel| async move { check_again(&kernel).await.map(drop) }),
        Job::periodic(SAMPLE, TimeDelta::days(1), |kernel| async move { sample_again(&kernel).await.map(drop) }),
    ]
}

/// Looks at the service's database now, and journals what it finds (`schema.diverged`, `schema.suspicion`).
///
/// # Errors
/// When the database does not answer.
pub async fn look_again(kernel: &Kernel) -> anyhow::Result<Divergence> {
    Ok(Divergence { differences: check_again(kernel).await?, suspicions: sample_again(kernel).await? })
}

async fn check_again(kernel: &Kernel) -> anyhow::Result<Vec<Difference>> {
    let mut differences = check(kernel.db(), &kernel.outline().records).await?;
    differences.extend(kernel.vault().differences().await?);
    metrics::gauge!("fabrique_schema_differences", "database" => kernel.db().name().to_owned())
        .set(count(differences.len()));
    if differences.is_empty() {
        return Ok(differences);
    }
    for difference in &differences {
        tracing::error!(database = kernel.db().name(), %difference, "the schema differs from the declarations");
    }
    let objects: Vec<_> = differences.iter().map(|difference| difference.object.as_str()).collect();
    let event = Event::new("schema.diverged")
        .subject("base", kernel.db().name())
        .detail("ecarts", differences.len())
        .detail("objets", objects);
    kernel.begin_as_system(CHECK).await?.commit(event).await?;
    Ok(differences)
}

async fn sample_again(kernel: &Kernel) -> anyhow::Result<Vec<Suspicion>> {
    let suspicions = sample(kernel.db(), &kernel.outline().records, ROWS).await?;
    metrics::gauge!("fabrique_schema_suspicions", "database" => kernel.db().name().to_owned())
        .set(count(suspicions.len()));
    let mut by_column: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for suspicion in &suspicions {
        tracing::warn!(
            table = suspicion.table,
            column = suspicion.column,
            found = suspicion.found.label(),
            "a personal value is suspected"
        );
        by_column.entry((suspicion.table, suspicion.column)).or_default().push(suspicion.found.label());
    }
    if by_column.is_empty() {
        return Ok(suspicions);
    }
    let events = by_column.into_iter().map(|((table, column), found)| {
        Event::new("schema.suspicion").subject("colonne", format!("{table}.{column}")).detail("nature", found)
    });
    let tx = kernel.begin_as_system(SAMPLE).await?;
    tx.note_all(&events.collect::<Vec<_>>()).await?;
    tx.commit(Event::new("schema.sampled").subject("base", kernel.db().name()).detail("soupcons", suspicions.len()))
        .await?;
    Ok(suspicions)
}

#[expect(clippy::cast_precision_loss, reason = "a gauge is a float, and these counts are small")]
fn count(number: usize) -> f64 {
    number as f64
}
