//! `fabrique droits`: the access export of a person, their erasure with its proof, and its replay after a restoration.

use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use chrono::{DateTime, Utc};
use commons::rights::{self, Holding, Known};
use kernel::{Config, Deployment};

use super::{open, say};
use crate::cli::RightsCommand;

pub async fn run(config: Config, command: RightsCommand) -> anyhow::Result<ExitCode> {
    let deployment = open(config).await?;
    let done = tokio::select! {
        done = act(&deployment, command) => done,
        _ = tokio::signal::ctrl_c() => Err(anyhow::anyhow!("interrompu : rien n'a été laissé derrière")),
    };
    deployment.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

async fn act(deployment: &Deployment, command: RightsCommand) -> anyhow::Result<()> {
    match command {
        RightsCommand::Acces { person, to } => export(deployment, &person, &to).await,
        RightsCommand::Effacement { person } => erase(deployment, &person).await,
        RightsCommand::Rejouer { since } => {
            let since = since.and_time(chrono::NaiveTime::MIN).and_utc();
            let replayed = replay(deployment, since).await?;
            say(format!("{replayed} effacements rejoués."));
            Ok(())
        }
    }
}

async fn export(deployment: &Deployment, person: &[String], to: &Path) -> anyhow::Result<()> {
    if to.exists() {
        bail!("{} existe déjà : l'export se fait dans un dossier neuf", to.display());
    }
    let kernel = deployment.front();
    let known = Known::named(kernel, person.iter().map(String::as_str)).await?;
    let dossier = rights::gather(kernel, &Holding::of_deployment(deployment), &known).await?;
    rights::write(kernel, &dossier, to)?;
    let rows: usize = dossier.tables.iter().map(|table| table.rows.len()).sum();
    say(format!("{rows} lignes de {} tables écrites dans {}.", dossier.tables.len(), to.display()));
    Ok(())
}

async fn erase(deployment: &Deployment, person: &[String]) -> anyhow::Result<()> {
    let kernel = deployment.front();
    let known = Known::named(kernel, person.iter().map(String::as_str)).await?;
    let proof = rights::erase(kernel, &Holding::of_deployment(deployment), &known).await?;
    say(format!("Effacement du {}, preuve {} :", proof.date.format("%d/%m/%Y à %H:%M UTC"), proof.id));
    for table in &proof.tables {
        say(format!(
            "  {} : {} — {} lignes supprimées, {} modifiées, {} gardées",
            table.base, table.table, table.supprimees, table.modifiees, table.gardees
        ));
        for reason in &table.motifs {
            say(format!("    gardées : {reason}"));
        }
    }
    say(format!("  clés détruites : {} — lettres retirées : {}", proof.cles_detruites, proof.lettres));
    say(format!("Empreinte de la preuve : {}", proof.digest()));
    Ok(())
}

/// Erases again those whose erasure came after `since`.
pub async fn replay(deployment: &Deployment, since: DateTime<Utc>) -> anyhow::Result<usize> {
    Ok(rights::replay(deployment.front(), &Holding::of_deployment(deployment), since).await?)
}
