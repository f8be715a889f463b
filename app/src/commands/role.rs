//! `fabrique role`: gives the first roles of a deployment, and ends them, from the machine that runs it.

use std::process::ExitCode;

use anyhow::{Context, bail};
use kernel::access::{end_grant, give_grant};
use kernel::identity::{self, Email};
use kernel::{Config, Deployment, Event, Grant, Id, Kernel, Personal, Scope};

use super::{open, say};
use crate::cli::RoleCommand;

pub async fn run(config: Config, command: RoleCommand) -> anyhow::Result<ExitCode> {
    let deployment = open(config).await?;
    let done = act(&deployment, &command).await;
    deployment.close().await;
    say(done?);
    Ok(ExitCode::SUCCESS)
}

async fn act(deployment: &Deployment, command: &RoleCommand) -> anyhow::Result<String> {
    let (RoleCommand::Donner { email, role, service, .. } | RoleCommand::Retirer { email, role, service }) = command;
    let kernel = match service {
        Some(id) => deployment.service(id).with_context(|| format!("aucun service ne s'appelle « {id} »"))?,
        None => deployment.front(),
    };
    let roles = kernel.manifest().roles;
    let Some(known) = roles.iter().find(|known| known.id == role.as_str()) else {
        let ids: Vec<_> = roles.iter().map(|role| role.id).collect();
        bail!("aucun rôle ne s'appelle « {role} » ; rôles de ce service : {}", ids.join(", "));
    };
    let grant = Grant { role: known.id.to_owned(), scope: Scope::Everything };
    let account = account(deployment, email, command).await?;
    let tx = kernel.begin_as_system("role").await?;
    let (event, done) = match command {
        RoleCommand::Donner { .. } => {
            give_grant(&tx, &account, &grant).await?;
            ("role.given", "donné")
        }
        RoleCommand::Retirer { .. } => {
            end_grant(&tx, &account, &grant).await?;
            ("role.ended", "retiré")
        }
    };
    tx.commit(Event::new(event).subject("compte", &account).detail("role", known.id)).await?;
    Ok(format!("Rôle {done} : {}, dans {}.", known.label, kernel.manifest().title))
}

/// The account of this address; made when a role is given with a name.
async fn account(deployment: &Deployment, email: &str, command: &RoleCommand) -> anyhow::Result<Id> {
    let platform: &Kernel = deployment.platform();
    let address = Email::parse(email).context("l'adresse n'a pas la forme nom@domaine.fr")?;
    if let Some(account) = identity::find_account(platform, &address).await? {
        return Ok(account);
    }
    let RoleCommand::Donner { nom: Some(name), .. } = command else {
        bail!("aucun compte n'a cette adresse ; pour en créer un, ajoutez --nom");
    };
    let tx = platform.begin_as_system("role").await?;
    let account = identity::create_account(&tx, &Personal::new(email.to_owned()), &Personal::new(name.clone())).await?;
    tx.commit(Event::new("role.account_ready").subject("compte", &account)).await?;
    Ok(account)
}
