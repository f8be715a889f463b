//! `fabrique transfert`: makes a dossier, and restores one elsewhere to see what it is worth.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use kernel::{Config, Event, presence};
use portfolio::registry::processing::EXPORT;
use portfolio::registry::store::find_product;
use steering::transfer::act::Archive;
use steering::transfer::dossier::read::{Read, read};
use steering::transfer::drill::{self, Report};
use steering::transfer::store;

use super::{factory, open, say};
use crate::cli::TransferCommand;

const ACTOR: &str = "transfert";

pub async fn run(config: Config, command: TransferCommand) -> anyhow::Result<ExitCode> {
    match command {
        TransferCommand::Dossier { product, to } => dossier(config, &product, &to).await,
        TransferCommand::Exercice { from, report, within, keep } => {
            let held = exercise(&config, &from, within.as_deref()).await?;
            if let Some(report) = report {
                kernel::files::replace(&report, serde_json::to_string_pretty(&held)?.as_bytes())?;
                say(format!("Compte rendu écrit dans {}.", report.display()));
            }
            if keep {
                inscribe(config, &held).await?;
            }
            let failed = held.controles.iter().any(|one| !one.tenu);
            Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
        }
    }
}

async fn dossier(config: Config, product: &str, to: &Path) -> anyhow::Result<ExitCode> {
    presence::require(&config).await?;
    let deployment = open(config).await?;
    let kernel = factory(&deployment)?;
    let Some(found) = find_product(kernel.db().reader(), product, EXPORT).await? else {
        bail!("aucun produit n'a l'identifiant « {product} »");
    };
    let made = Archive::of(kernel, &found).await?;
    kernel::files::replace(to, &made.bytes)?;
    let tx = kernel.begin_as_system(ACTOR).await?;
    made.keep(&tx, None).await?;
    tx.commit(made.event()).await?;
    deployment.close().await;
    say(format!(
        "Dossier de « {} » ({} fichiers) écrit dans {}.",
        found.source.title,
        made.dossier.files.len(),
        to.display()
    ));
    for one in &made.dossier.missing {
        say(format!("  manque : {}. {}", one.quoi, one.pourquoi));
    }
    Ok(ExitCode::SUCCESS)
}

/// Restores an archive into a place of its own, which goes at the end unless it was named.
async fn exercise(config: &Config, from: &Path, within: Option<&Path>) -> anyhow::Result<Report> {
    let bytes = std::fs::read(from).with_context(|| format!("{} ne peut pas être lu", from.display()))?;
    let read = read(&bytes)?;
    let spare = tempfile::tempdir().context("aucun dossier temporaire ne peut être créé")?;
    let place = match within {
        Some(place) => {
            ensure!(!place.exists(), "{} existe déjà : un exercice se tient dans un dossier neuf", place.display());
            place
        }
        None => spare.path(),
    };
    let held = restore(config, &read, place).await?;
    say(format!("Exercice sur « {} », dossier du {} :", read.index.titre, ui::format::date(read.index.au)));
    for one in &held.controles {
        say(format!("  {} {} : {}", if one.tenu { "tenu  " } else { "ÉCHOUÉ" }, one.quoi, one.dit));
    }
    for one in &held.manque {
        say(format!("  manque : {}. {}", one.quoi, one.pourquoi));
    }
    say(format!("Résultat : {}.", held.resultat.label().0.to_lowercase()));
    Ok(held)
}

/// An empty deployment on SQLite, whatever the one of this configuration stands on.
async fn restore(config: &Config, read: &Read, place: &Path) -> anyhow::Result<Report> {
    let mut empty = config.clone();
    empty.donnees = place.join("donnees");
    empty.base.url = None;
    empty.journal.publication = Vec::new();
    let files = place.join("fiche");
    std::fs::create_dir_all(&files).with_context(|| format!("{} ne peut pas être créé", files.display()))?;
    let deployment = open(empty).await?;
    let kernel = factory(&deployment)?;
    let held = drill::hold(kernel, read, &files, kernel.clock().today()).await;
    deployment.close().await;
    held
}

async fn inscribe(config: Config, held: &Report) -> anyhow::Result<()> {
    presence::require(&config).await?;
    let deployment = open(config).await?;
    let kernel = factory(&deployment)?;
    let made = store::dossiers(kernel.db().reader(), &held.produit).await?;
    ensure!(
        made.iter().any(|one| one.digest.as_str() == held.dossier),
        "ce dossier n'a pas été fabriqué dans ce déploiement : le compte rendu n'y est pas inscrit"
    );
    let tx = kernel.begin_as_system(ACTOR).await?;
    held.keep(&tx, None, false).await?;
    let event = Event::new("transfer.drilled").subject("produit", &held.produit);
    tx.commit(event.detail("resultat", held.resultat.id()).detail("dossier", held.dossier.as_str())).await?;
    deployment.close().await;
    say("Le compte rendu est inscrit sur la page de transfert du produit.");
    Ok(())
}
