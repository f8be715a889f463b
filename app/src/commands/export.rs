//! `fabrique export`: writes the portfolio back as the front-matter files of the public site.

use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use kernel::{Config, presence};

use super::{factory, open, say};

pub async fn run(config: Config, to: &Path) -> anyhow::Result<ExitCode> {
    if to.exists() {
        bail!("{} existe déjà : l'export se fait dans un dossier neuf, pour ne rien écraser", to.display());
    }
    presence::require(&config).await?;
    let deployment = open(config).await?;
    let written = portfolio::export::run(factory(&deployment)?, to).await?;
    deployment.close().await;
    say(format!(
        "{written} fiches de produits écrites dans {}, avec les incubateurs et les organisations ; les personnes ne sont pas exportées (données personnelles)",
        to.display()
    ));
    Ok(ExitCode::SUCCESS)
}
