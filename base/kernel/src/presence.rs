//! Is there a deployment in the place that a configuration names? For the commands that only look, and must create nothing.

use anyhow::{Context, ensure};
use sea_orm::{ConnectionTrait, Statement};

use crate::config::Config;
use crate::deployment::PLATFORM;

/// Checks that `config` names a deployment that was started once: its folder, the key of its journal, the database of the platform.
///
/// # Errors
/// With what is missing, in French.
pub async fn require(config: &Config) -> anyhow::Result<()> {
    let folder = config.donnees.display();
    ensure!(config.donnees.is_dir(), "le dossier de données {folder} n'existe pas : rien n'a été vérifié ni créé");
    ensure!(
        config.keys().join("journal.cle").is_file(),
        "la clé du journal manque dans {} : ce n'est pas le dossier d'un déploiement, ou ses clés n'ont pas été restaurées",
        config.keys().display()
    );
    let found = exists(config, PLATFORM).await?;
    ensure!(
        found,
        "la base « {PLATFORM} » n'existe pas à l'endroit que nomme la configuration : rien n'a été vérifié ni créé"
    );
    Ok(())
}

/// Does the database `name` exist there? Nothing is created.
///
/// # Errors
/// When PostgreSQL does not answer.
pub async fn exists(config: &Config, name: &str) -> anyhow::Result<bool> {
    let Some(url) = &config.base.url else {
        return Ok(config.donnees.join(format!("{name}.db")).is_file());
    };
    let owner = crate::db::as_owner(url.reveal(), name).await?;
    let find = "SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = 'kernel_migration'";
    let find = Statement::from_sql_and_values(owner.get_database_backend(), find, [crate::db::schema_of(name).into()]);
    let found = owner.query_one_raw(find).await.context("la base PostgreSQL ne répond pas");
    owner.close().await?;
    Ok(found?.is_some())
}
