//! `fabrique backup` and `fabrique restore`.

use std::path::Path;
use std::process::ExitCode;

use kernel::{Config, backup as copies, vault};

use super::{open, say};

pub async fn backup(config: Config, to: &Path, keys_to: Option<&Path>) -> anyhow::Result<ExitCode> {
    let deployment = open(config).await?;
    if let Err(error) = deployment.tend().await {
        say(format!(
            "Avant la copie, le travail de fond a échoué ({error}) : la sauvegarde se fait quand même, voyez « fabrique doctor »."
        ));
    }
    let files = copies::backup(&deployment, to).await?;
    say(format!(
        "Sauvegarde de {files} fichiers dans {}. Elle contient des clés : gardez-la comme telle.",
        to.display()
    ));
    match keys_to {
        Some(keys_to) => {
            let stores = vault::backup(&deployment, keys_to).await?;
            say(format!(
                "Clés du coffre ({stores} fichiers) dans {} : gardez-les ailleurs que les données.",
                keys_to.display()
            ));
        }
        None => say(
            "Les clés des personnes n'y sont pas : « --coffre DOSSIER » les sauvegarde à part. Sans elles, ce qui est chiffré ne se lit pas.",
        ),
    }
    deployment.close().await;
    Ok(ExitCode::SUCCESS)
}

pub async fn restore(config: &Config, from: &Path, keys_from: Option<&Path>) -> anyhow::Result<ExitCode> {
    let date = copies::restore(config, from).await?;
    say(format!("Sauvegarde du {} restaurée dans {}.", date.format("%d/%m/%Y à %H:%M UTC"), config.donnees.display()));
    if let Some(keys_from) = keys_from {
        let date = vault::restore(config, keys_from).await?;
        say(format!(
            "Clés du coffre du {} restaurées : rejouez les effacements faits depuis.",
            date.format("%d/%m/%Y à %H:%M UTC")
        ));
    }
    let deployment = open(config.clone()).await?;
    let replayed = super::rights::replay(&deployment, date).await?;
    deployment.close().await;
    say(format!("{replayed} effacements faits depuis la sauvegarde ont été rejoués."));
    say("Vérifiez-la par « fabrique journal verify », puis servez.");
    Ok(ExitCode::SUCCESS)
}
