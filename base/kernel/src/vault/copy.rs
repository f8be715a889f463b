//! Copies of the keys, in a place of their own: beside the copy of the data, they would undo what they are for.

use std::path::Path;

use anyhow::{Context, ensure};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, Statement};

use super::{Vault, place};
use crate::backup::{checked_index, dump_schema, restore_dump, whole_folder, write_index};
use crate::config::Config;
use crate::db::{Engine, schema_of};
use crate::deployment::Deployment;

/// Writes a copy of every store of keys into the new folder `to`. Answers how many files it holds. It must not be kept where the copy of the data
/// is, nor longer: a destroyed key lives on in the copies made before.
///
/// # Errors
/// When the folder exists or cannot be written, or PostgreSQL's `pg_dump` is missing; nothing is left behind then.
pub async fn backup(deployment: &Deployment, to: &Path) -> anyhow::Result<usize> {
    whole_folder(to, async |draft| {
        let mut names = Vec::new();
        for one in &deployment.running {
            if copy(deployment.platform().config(), one.kernel.vault(), one.kernel.db().name(), draft).await? {
                names.push(one.kernel.db().name().to_owned());
            }
        }
        let kernel = deployment.platform();
        write_index(draft, kernel.db().engine(), kernel.clock().now(), names)
    })
    .await
}

async fn copy(config: &Config, vault: &Vault, name: &str, folder: &Path) -> anyhow::Result<bool> {
    if !vault.exists().await? {
        return Ok(false);
    }
    match vault.engine() {
        Engine::Sqlite => {
            let file = folder.join(format!("{name}.db"));
            let store = vault.store().await.map_err(|error| anyhow::anyhow!("{error}"))?;
            let values = [file.to_string_lossy().into_owned().into()];
            let copy = Statement::from_sql_and_values(store.get_database_backend(), "VACUUM INTO $1", values);
            crate::files::create_private(&file, &[])?;
            store.execute_raw(copy).await.context("le coffre ne peut pas être copié")?;
        }
        Engine::Postgres => {
            dump_schema(config, &format!("{}_coffre", schema_of(name)), &folder.join(format!("{name}.dump"))).await?;
        }
    }
    Ok(true)
}

/// Puts the copy `from` back into the place that `config` names, which must hold no key. Answers the date of the copy. Erasures made since then
/// are to be replayed.
///
/// # Errors
/// When a file is missing or altered, the engine differs, or keys are already there; nothing is written then.
pub async fn restore(config: &Config, from: &Path) -> anyhow::Result<DateTime<Utc>> {
    let engine = if config.base.url.is_some() { Engine::Postgres } else { Engine::Sqlite };
    let index = checked_index(from, engine)?;
    let folder = place::folder(config);
    for name in &index.bases {
        ensure!(!place::StorePlace::of(config, name).exists().await?, "le coffre de « {name} » contient déjà des clés");
    }
    for name in &index.bases {
        match engine {
            Engine::Sqlite => {
                crate::files::create_private_folder(&folder)?;
                let file = format!("{name}.db");
                crate::files::copy_private(&index.file(from, Path::new(&file))?, &folder.join(file))?;
            }
            Engine::Postgres => restore_dump(config, &index.file(from, Path::new(&format!("{name}.dump")))?).await?,
        }
    }
    Ok(index.date)
}
