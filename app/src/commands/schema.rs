//! `fabrique schema verifier`: holds every database against the declarations of its tables.

use std::process::ExitCode;

use kernel::Config;
use kernel::schema::Diverged;

use super::{open, say};

pub async fn check(config: Config) -> anyhow::Result<ExitCode> {
    let deployment = match open(config).await {
        Ok(deployment) => deployment,
        Err(error) => {
            say(error.downcast::<Diverged>()?);
            return Ok(ExitCode::FAILURE);
        }
    };
    for one in &deployment.running {
        let columns: usize = one.records.iter().map(|record| record.fields.len()).sum();
        say(format!(
            "{} : {} tables et {columns} colonnes, toutes déclarées",
            one.kernel.db().name(),
            one.records.len()
        ));
    }
    deployment.close().await;
    Ok(ExitCode::SUCCESS)
}
