//! `fabrique journal verify`: reads every chain again. It looks at what is there, and creates nothing.

use std::process::ExitCode;

use kernel::{Config, Service, journal, presence};

use super::{open_with, say};
use crate::services;

pub async fn verify(config: Config) -> anyhow::Result<ExitCode> {
    presence::require(&config).await?;
    let (present, absent) = sort(&config).await?;
    let deployment = open_with(config, present).await?;
    let mut whole = true;
    for name in absent {
        let lost = !matches!(deployment.heads().published(name), Ok(None));
        whole &= !lost;
        say(if lost {
            format!("{name} : DISPARUE — une tête signée la nomme, la base n'existe plus")
        } else {
            format!("{name} : jamais démarrée")
        });
    }
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

/// The services whose database exists, and the names of the others: a service that was never started has none.
async fn sort(config: &Config) -> anyhow::Result<(Vec<Service>, Vec<&'static str>)> {
    let (mut present, mut absent) = (Vec::new(), Vec::new());
    for service in services::all() {
        if presence::exists(config, service.manifest.id).await? {
            present.push(service);
        } else {
            absent.push(service.manifest.id);
        }
    }
    anyhow::ensure!(
        !present.is_empty(),
        "aucune base de service n'existe à l'endroit que nomme la configuration : rien n'a été vérifié"
    );
    Ok((present, absent))
}
