//! `fabrique aipd`: the file of an impact assessment, out and back in.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use commons::dpia::pia::{self, LARGEST, Unreadable};
use commons::dpia::review::{self, Review};
use commons::dpia::{state, store};
use kernel::{Config, Deployment, Event, Kernel};

use super::{open, say};
use crate::cli::DpiaCommand;

pub async fn run(config: Config, command: DpiaCommand) -> anyhow::Result<ExitCode> {
    let deployment = open(config).await?;
    let done = match &command {
        DpiaCommand::Exporter { processing, to, service } => {
            export(&deployment, service.as_deref(), processing, to).await
        }
        DpiaCommand::Importer { from, processing, service } => {
            import(&deployment, service.as_deref(), processing.as_deref(), from).await
        }
    };
    deployment.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

/// The services asked about: one, or all of them.
fn services<'a>(deployment: &'a Deployment, service: Option<&str>) -> anyhow::Result<Vec<&'a Kernel>> {
    let all = deployment.running[1..].iter().map(|one| &one.kernel);
    let chosen: Vec<_> = all.filter(|kernel| service.is_none_or(|id| kernel.manifest().id == id)).collect();
    if chosen.is_empty() {
        bail!("aucun service ne s'appelle « {} »", service.unwrap_or_default());
    }
    Ok(chosen)
}

async fn named<'a>(services: &[&'a Kernel], processing: &str) -> anyhow::Result<(&'a Kernel, Review)> {
    for kernel in services {
        if let Some(review) = review::find(kernel, processing).await? {
            return Ok((kernel, review));
        }
    }
    bail!("aucun traitement n'a l'identifiant « {processing} » : le registre les donne (« fabrique registre »)")
}

async fn export(deployment: &Deployment, service: Option<&str>, processing: &str, to: &Path) -> anyhow::Result<()> {
    let (kernel, review) = named(&services(deployment, service)?, processing).await?;
    let file = pia::export(&review.declared, review.latest.as_ref(), kernel.clock().now());
    kernel::files::replace(to, file.as_bytes())?;
    say(format!(
        "Analyse de « {} » ({}) écrite dans {}.",
        review.declared.processing.name,
        review.standing().label(),
        to.display()
    ));
    Ok(())
}

async fn import(
    deployment: &Deployment,
    service: Option<&str>,
    processing: Option<&str>,
    from: &Path,
) -> anyhow::Result<()> {
    let size = std::fs::metadata(from).with_context(|| format!("{} ne peut pas être lu", from.display()))?.len();
    if size > LARGEST as u64 {
        bail!(Unreadable::Large);
    }
    let bytes = std::fs::read(from).with_context(|| format!("{} ne peut pas être lu", from.display()))?;
    let read = pia::read(&bytes)?;
    let services = services(deployment, service)?;
    let (kernel, review) = match processing {
        Some(processing) => named(&services, processing).await?,
        None => by_name(&services, &read).await?,
    };
    let before = review.latest.as_ref().map(|latest| &latest.content);
    let Some(content) = pia::adopt(read, &review.declared, before) else {
        say("Le fichier dit ce que l'analyse dit déjà : rien n'a été écrit.");
        return Ok(());
    };
    let content = content.tidied();
    let id = review.declared.processing.id;
    let tx = kernel.begin_as_system("aipd").await?;
    let new =
        store::New { processing: id, after: review.number(), content: &content, scope: &review.scope, author: None };
    store::save_assessment(&tx, new, state::State::Draft).await?;
    let event = Event::new("dpia.imported").subject("traitement", id).detail("ecarts", content.differing.len());
    tx.commit(event.detail("version", review.number() + 1)).await?;
    say(format!("Un nouveau brouillon de « {} » est écrit.", review.declared.processing.name));
    for (question, said) in &content.differing {
        say(format!("  question {question} : le fichier dit autre chose que la déclaration, qui fait foi"));
        say(format!("    {}", said.replace('\n', "\n    ")));
    }
    Ok(())
}

/// The processing that the file is named after.
async fn by_name<'a>(services: &[&'a Kernel], read: &pia::Read) -> anyhow::Result<(&'a Kernel, Review)> {
    for kernel in services {
        if let Some(review) = review::list(kernel).await?.into_iter().find(|one| pia::is_named(read, &one.declared)) {
            return Ok((kernel, review));
        }
    }
    bail!("le fichier porte le nom d'un traitement que ce déploiement ne déclare pas ; dites lequel par --traitement")
}
