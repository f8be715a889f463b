//! `fabrique journal verify`: reads every chain again.

use std::process::ExitCode;

use kernel::{Config, journal};

use super::{open, say};

pub async fn verify(config: Config) -> anyhow::Result<ExitCode> {
    let deployment = open(config).await?;
    let mut whole = true;
    for one in &deployment.running {
        let report = journal::verify(one.kernel.db(), deployment.heads()).await?;
        whole &= report.is_whole();
        let state = if report.is_whole() { "intact" } else { "ALTÉRÉ" };
        say(format!("{} : {state} — {} lignes scellées, {} en attente", report.database, report.lines, report.waiting));
        for fault in report.faults {
            say(format!("  - {fault}"));
        }
    }
    say(format!("Clé publique des têtes signées : {}", deployment.heads().public_key()));
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
