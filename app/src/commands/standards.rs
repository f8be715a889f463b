//! `fabrique import standards` and `fabrique import dashlord`: what conformity takes from files of the network.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use conformity::referential::import::{self, Change, Plan};
use kernel::Config;

use super::{factory, open, say};

pub async fn run(config: Config, from: &Path, simulation: bool) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(from).with_context(|| format!("{} ne peut pas être lu", from.display()))?;
    let export = import::read(&text)?;
    let deployment = open(config).await?;
    let kernel = factory(&deployment)?;
    let plan = match simulation {
        true => import::preview(kernel, &export).await?,
        false => import::run(kernel, &export).await?,
    };
    deployment.close().await;
    tell(&plan, &export.version, simulation);
    Ok(ExitCode::SUCCESS)
}

pub async fn dashlord(config: Config, from: &Path) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(from).with_context(|| format!("{} ne peut pas être lu", from.display()))?;
    let sites = conformity::dashlord::read(&text)?;
    let deployment = open(config).await?;
    let done = conformity::dashlord::run(factory(&deployment)?, &sites).await?;
    deployment.close().await;
    say(format!(
        "{} sites lus : {} produits complétés, {} inchangés",
        sites.len(),
        done.changed.len(),
        done.unchanged.len()
    ));
    for address in &done.unknown {
        say(format!("  sans produit connu : {address}"));
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(plan: &Plan, version: &str, simulation: bool) {
    say(format!("Standards, version {version} : {} critères", plan.lines.len() - plan.count("retiré")));
    for label in ["nouveau", "reformulé", "déplacé", "rétabli", "retiré", "inchangé"] {
        say(format!("  {label:<10} {:>4}", plan.count(label)));
    }
    let telling = |change: &Change| matches!(change, Change::Reworded(_) | Change::Retired | Change::Restored);
    for (id, stated, change) in plan.lines.iter().filter(|(_, _, change)| telling(change)) {
        match change {
            Change::Reworded(before) => say(format!("  {id} : « {before} » devient « {} »", stated.label)),
            change => say(format!("  {id} : {}", change.label())),
        }
    }
    if simulation {
        say("Rien n'a été changé : c'était une simulation.");
    }
}
