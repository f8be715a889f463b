//! `fabrique agent`: the manifest of a product that is not built here, its signature, and its comparison with a running database; and what the factory receives of it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use conformity_agent::received;
use conformity_agent::{Base, Kind, Manifest, Sealed, key_of, model, observe, open, public_key, seal};
use kernel::{Clock, Config, Random, files};

use super::{factory, open as open_deployment, say};
use crate::cli::{AgentCommand, Comparison, ManifestCommand};

pub async fn run(config: Config, command: AgentCommand) -> anyhow::Result<ExitCode> {
    match command {
        AgentCommand::Cle { to } => key(&to),
        AgentCommand::Manifeste(ManifestCommand::Modele { product }) => show_model(&product),
        AgentCommand::Signer { manifest, key, to } => sign(&manifest, &key, &to),
        AgentCommand::Comparer(comparison) => compare(&comparison).await,
        AgentCommand::Inscrire { manifest, new_key } => register(config, &manifest, new_key).await,
        AgentCommand::Recevoir { report } => receive(config, &report).await,
    }
}

fn key(to: &Path) -> anyhow::Result<ExitCode> {
    if to.exists() {
        bail!("{} existe déjà : une clé ne se remplace pas par mégarde", to.display());
    }
    let seed: [u8; 32] = Random::system().bytes();
    let seed: String = seed.iter().map(|byte| format!("{byte:02x}")).collect();
    files::create_private(to, format!("{seed}\n").as_bytes())?;
    say(format!("Clé privée écrite dans {}. Clé publique, à enregistrer pour le produit :", to.display()));
    say(public_key(&key_of(&seed)?));
    Ok(ExitCode::SUCCESS)
}

fn show_model(product: &str) -> anyhow::Result<ExitCode> {
    say(serde_json::to_string_pretty(&model(product, Clock::system().today()))?);
    Ok(ExitCode::SUCCESS)
}

fn sign(manifest: &Path, key: &Path, to: &Path) -> anyhow::Result<ExitCode> {
    let read: Manifest = serde_json::from_str(&text(manifest)?)
        .with_context(|| format!("{} n'est pas un manifeste", manifest.display()))?;
    let faults = read.faults();
    if !faults.is_empty() {
        let told: Vec<_> = faults.iter().map(|fault| format!("\n  - {fault}")).collect();
        bail!("le manifeste ne peut pas être signé :{}", told.concat());
    }
    files::replace(to, seal(Kind::Manifest, &read, &key_of(&text(key)?)?).as_bytes())?;
    let columns: usize = read.tables.iter().map(|table| table.fields.len()).sum();
    say(format!("Manifeste signé de {} tables et {columns} colonnes écrit dans {}.", read.tables.len(), to.display()));
    Ok(ExitCode::SUCCESS)
}

async fn compare(asked: &Comparison) -> anyhow::Result<ExitCode> {
    let manifest: Sealed<Manifest> = open(Kind::Manifest, &text(&asked.manifest)?, asked.of.as_deref())?;
    if let Some(fault) = manifest.content.faults().first() {
        bail!("le manifeste est signé et ne peut pas être lu : {fault}");
    }
    let mut base = Base::open(&asked.base).await?;
    let report = observe(&mut base, &manifest, asked.rows, Clock::system().now()).await?;
    if let (Some(key), Some(to)) = (&asked.key, &asked.report) {
        files::replace(to, seal(Kind::Report, &report, &key_of(&text(key)?)?).as_bytes())?;
    }
    if asked.json {
        say(serde_json::to_string_pretty(&report)?);
    } else {
        report.lines().into_iter().for_each(say);
    }
    Ok(if report.agrees() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn register(config: Config, manifest: &Path, new_key: bool) -> anyhow::Result<ExitCode> {
    let file = text(manifest)?;
    let deployment = open_deployment(config).await?;
    let changed = received::register(factory(&deployment)?, &file, new_key).await;
    deployment.close().await;
    say(if changed? {
        "Le manifeste est enregistré."
    } else {
        "Ce manifeste était déjà enregistré : rien n'a changé."
    });
    Ok(ExitCode::SUCCESS)
}

async fn receive(config: Config, report: &Path) -> anyhow::Result<ExitCode> {
    let file = text(report)?;
    let deployment = open_deployment(config).await?;
    let report = received::receive(factory(&deployment)?, &file).await;
    deployment.close().await;
    report?.lines().into_iter().for_each(say);
    Ok(ExitCode::SUCCESS)
}

fn text(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} ne peut pas être lu", file.display()))
}
