//! `fabrique demo`: fictitious people and a dozen products, loaded once.

use std::process::ExitCode;

use kernel::identity::demonstration;
use kernel::{Config, Deployment, Event};

use super::{factory, open, say};

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    if !config.is_demonstration() {
        anyhow::bail!("la démonstration ne se charge pas en production");
    }
    let deployment = open(config).await?;
    let loaded = load(&deployment).await?;
    deployment.close().await;
    say(if loaded {
        "La démonstration est chargée."
    } else {
        "La démonstration était déjà chargée : rien n'a changé."
    });
    Ok(ExitCode::SUCCESS)
}

/// Loads the demonstration into a deployment that has none yet. Answers whether it did.
///
/// # Errors
/// When a database does not answer.
pub async fn load(deployment: &Deployment) -> anyhow::Result<bool> {
    let Ok(factory) = factory(deployment) else { return Ok(false) };
    let platform = deployment.platform();
    if !demonstration::list_people(platform).await?.is_empty() {
        return Ok(false);
    }
    let tx = platform.begin_as_system("demonstration").await?;
    let people = demonstration::create_people(&tx).await?;
    tx.commit(Event::new("demonstration.people_created").detail("nombre", people.len())).await?;
    let loaded = portfolio::demonstration::load(factory, &people).await?;
    if loaded {
        steering::demonstration::load(factory, &people).await?;
    }
    if let Some((camille, account)) = people.iter().find(|(person, _)| person.key == "camille") {
        for service in &deployment.running[1..] {
            commons::rights::demonstration::load(&service.kernel, account, camille.email).await?;
        }
    }
    commons::violations::load_demonstration(factory).await?;
    conformity_agent::received::demonstration::load(factory).await?;
    conformity::demonstration::load(factory, &people).await?;
    let account = |key: &str| people.iter().find(|(person, _)| person.key == key).map(|(_, account)| account);
    if let (Some(controller), Some(officer)) = (account("amadou"), account("ines")) {
        commons::dpia::demonstration::load(factory, controller, officer).await?;
    }
    Ok(loaded)
}

/// Says how to sign in.
pub fn say_sign_ins(url: &str) {
    say(format!("Connexions de démonstration, sur {url}/connexion :"));
    for person in demonstration::PEOPLE {
        say(format!("  {} — {}", person.name, person.role));
    }
    say("Données de démonstration : toutes les personnes sont fictives.");
}
