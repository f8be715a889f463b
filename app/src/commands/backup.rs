//! `fabrique backup` and `fabrique restore`.

use std::path::Path;
use std::process::ExitCode;

use kernel::{Config, backup as copies};

use super::{open, say};

pub async fn backup(config: Config, to: &Path) -> anyhow::Result<ExitCode> {
    let deployment = open(config).await?;
    deployment.tend().await?;
    let files = copies::backup(&deployment, to).await?;
    deployment.close().await;
    say(format!("Sauvegarde de {files} fichiers dans {}. Elle contient des clés : gardez-la comme telle.", to.display()));
    Ok(ExitCode::SUCCESS)
}

pub async fn restore(config: &Config, from: &Path) -> anyhow::Result<ExitCode> {
    let date = copies::restore(config, from).await?;
    say(format!("Sauvegarde du {} restaurée dans {}.", date.format("%d/%m/%Y à %H:%M UTC"), config.donnees.display()));
    say("Vérifiez-la par « fabrique journal verify », puis servez.");
    Ok(ExitCode::SUCCESS)
}
