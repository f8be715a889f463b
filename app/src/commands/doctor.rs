//! `fabrique doctor`: what works and what does not in this deployment, one line each.

use std::process::ExitCode;

use commons::dpia::gate;
use kernel::{Config, Engine, Kernel, journal, presence};

use super::{open, say};
use crate::services;

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let mut sound = true;
    let faults = config.faults();
    sound &= line(
        "configuration",
        faults.is_empty(),
        &if faults.is_empty() { "valable".into() } else { faults.join(" ; ") },
    );
    if !faults.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    if !config.production {
        line("mode", true, "démonstration ou développement : rien de réel ne doit y être saisi");
    }
    line(
        "lettres",
        true,
        if config.courriel.smtp.is_some() {
            "par SMTP"
        } else {
            "déposées dans le dossier « courriels » des données"
        },
    );
    let missing: usize = services::all().iter().map(|service| config.missing_facts(&service.manifest).len()).sum();
    line(
        "mentions légales",
        missing == 0,
        &if missing == 0 {
            "complètes".into()
        } else {
            format!("{missing} informations à confirmer, listées à la fin")
        },
    );
    let facts = config.clone();
    let free = fs_free(&config.donnees);
    sound &= line("dossier des données", free.is_ok(), &free.unwrap_or_else(|error| format!("{error:#}")));
    if let Err(absent) = presence::require(&config).await {
        line("bases", false, &format!("{absent:#}"));
        return Ok(ExitCode::FAILURE);
    }
    let production = config.production;
    let deployment = match open(config).await {
        Ok(deployment) => deployment,
        Err(error) => {
            line("bases", false, &format!("{error:#}"));
            return Ok(ExitCode::FAILURE);
        }
    };
    for one in &deployment.running {
        let database = one.kernel.db();
        let engine = if database.engine() == Engine::Sqlite { "SQLite" } else { "PostgreSQL" };
        line(&format!("base {}", database.name()), true, engine);
        let backlog = database.backlog().await?;
        let waits = format!("{} en attente, {} abandonnés", backlog.waiting, backlog.dead);
        sound &= line(&format!("travaux {}", database.name()), backlog.dead == 0, &waits);
        for dead in database.dead_jobs().await? {
            say(format!("      {} : {} ({})", dead.kind, dead.last_error, dead.at.format("%d/%m/%Y %H:%M")));
        }
        let report = journal::verify(database, deployment.heads()).await?;
        let state =
            if report.is_whole() { format!("intact, {} lignes", report.lines) } else { report.faults.join(" ; ") };
        sound &= line(&format!("journal {}", database.name()), report.is_whole(), &state);
    }
    for one in &deployment.running[1..] {
        sound &= impact(&one.kernel, production).await?;
    }
    deployment.close().await;
    super::config::say_missing_facts(&facts);
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What keeps a service from production; only in production is it a fault of the deployment.
async fn impact(kernel: &Kernel, production: bool) -> anyhow::Result<bool> {
    let blocks = gate::blocks(kernel).await?;
    let what = format!("analyses d'impact {}", kernel.manifest().id);
    if blocks.is_empty() {
        return Ok(line(&what, true, "rien ne bloque la mise en production"));
    }
    line(&what, !production, &format!("{} traitements bloquent la mise en production", blocks.len()));
    for one in &blocks {
        say(format!("      {} ({}) : {}", one.name, one.processing, one.why));
    }
    say(format!("      Que faire : {}", gate::REMEDY));
    Ok(!production)
}

fn line(what: &str, works: bool, state: &str) -> bool {
    say(format!("  {} {what:<24} {state}", if works { "✓" } else { "✗" }));
    works
}

/// Proves that the folder can be written, by writing.
fn fs_free(folder: &std::path::Path) -> anyhow::Result<String> {
    std::fs::create_dir_all(folder)?;
    let probe = folder.join(".essai");
    std::fs::write(&probe, [0; 4096])?;
    std::fs::remove_file(probe)?;
    Ok(format!("{} — on peut y écrire", folder.display()))
}
