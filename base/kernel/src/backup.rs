//! Backup and restore of a whole deployment: databases, keys, signed heads, with a digest of each file.
//!
//! A backup is a folder that appears whole or not at all. A restore checks every name and digest first, copies what the index names and nothing else,
//! and only into an empty place. What it writes is its owner's alone.

mod client;

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, ensure};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::config::Config;
use crate::db::{Database, Engine};
use crate::deployment::Deployment;

pub(crate) use client::{dump_schema, restore_dump};

const INDEX: &str = "sauvegarde.json";
const KEPT: [&str; 3] = ["cles", "journal", "fichiers"];

#[derive(Serialize, Deserialize)]
pub(crate) struct Index {
    format: u32,
    moteur: String,
    pub(crate) date: DateTime<Utc>,
    pub(crate) bases: Vec<String>,
    fichiers: Vec<Entry>,
}

impl Index {
    /// Refuses a name that would lead out of the folder: whoever made the copy wrote it.
    fn check_names(&self) -> anyhow::Result<()> {
        for name in &self.bases {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-';
            ensure!(
                !name.is_empty() && name.bytes().all(plain),
                "la sauvegarde nomme une base d'un nom impossible : « {name} »"
            );
        }
        for entry in &self.fichiers {
            let inside = entry.chemin.components().all(|part| matches!(part, Component::Normal(_)));
            ensure!(inside, "la sauvegarde nomme un fichier hors d'elle : « {} »", entry.chemin.display());
        }
        Ok(())
    }

    /// The file `path` of the copy `from`, which the index must name.
    pub(crate) fn file(&self, from: &Path, path: &Path) -> anyhow::Result<PathBuf> {
        let named = self.fichiers.iter().any(|entry| entry.chemin == path);
        ensure!(named, "l'index de la sauvegarde ne nomme pas le fichier {}", path.display());
        Ok(from.join(path))
    }
}

#[derive(Serialize, Deserialize)]
struct Entry {
    chemin: PathBuf,
    octets: u64,
    sha256: String,
}

/// Writes a backup of `deployment` into the new folder `to`. Answers how many files it holds.
///
/// # Errors
/// When the folder exists or cannot be written, or PostgreSQL's `pg_dump` is missing; nothing is left behind then.
pub async fn backup(deployment: &Deployment, to: &Path) -> anyhow::Result<usize> {
    whole_folder(to, async |draft| write_all(deployment, draft).await).await
}

/// Makes the folder `to` with what `write` puts in it: it appears whole or not at all.
pub(crate) async fn whole_folder<T>(
    to: &Path,
    write: impl AsyncFnOnce(&Path) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    ensure!(!to.exists(), "{} existe déjà : une sauvegarde se fait dans un dossier neuf", to.display());
    let draft = to.with_extension("partiel");
    ensure!(!draft.exists(), "{} existe déjà : une sauvegarde est en cours, ou a été interrompue", draft.display());
    crate::files::create_private_folder(&draft)?;
    let written = write(&draft).await;
    if written.is_err() {
        let _ = fs::remove_dir_all(&draft);
    }
    let written = written?;
    fs::rename(&draft, to)
        .with_context(|| format!("la sauvegarde ne peut pas être mise en place dans {}", to.display()))?;
    Ok(written)
}

async fn write_all(deployment: &Deployment, folder: &Path) -> anyhow::Result<usize> {
    let config = deployment.platform().config();
    let databases = folder.join("bases");
    crate::files::create_private_folder(&databases)?;
    // Before the databases: a head behind its database is good, the contrary is a journal cut off.
    for kept in KEPT {
        copy_folder(&config.donnees.join(kept), &folder.join(kept))?;
    }
    let mut names = Vec::new();
    for one in &deployment.running {
        let database = one.kernel.db();
        dump(config, database, &databases).await?;
        names.push(database.name().to_owned());
        // After the database: a purge that it holds must be there with its signature.
        let purges = crate::journal::purges_file(Path::new("journal"), database.name());
        if let Ok(signed) = fs::read(config.donnees.join(&purges)) {
            crate::files::replace(&folder.join(purges), &signed)?;
        }
    }
    let date = deployment.platform().clock().now();
    write_index(folder, deployment.platform().db().engine(), date, names)
}

/// Writes the index of a folder of copies: every file with its digest. Answers how many there are.
pub(crate) fn write_index(
    folder: &Path,
    engine: Engine,
    date: DateTime<Utc>,
    names: Vec<String>,
) -> anyhow::Result<usize> {
    let mut files = Vec::new();
    list_files(folder, folder, &mut files)?;
    let index = Index { format: 1, moteur: engine_name(engine).into(), date, bases: names, fichiers: files };
    crate::files::create_private(&folder.join(INDEX), serde_json::to_string_pretty(&index)?.as_bytes())?;
    Ok(index.fichiers.len())
}

/// Reads the index of a folder of copies and checks every file against it.
pub(crate) fn checked_index(from: &Path, engine: Engine) -> anyhow::Result<Index> {
    let text = fs::read_to_string(from.join(INDEX))
        .with_context(|| format!("{} n'est pas une sauvegarde ({INDEX} y manque)", from.display()))?;
    let index: Index = serde_json::from_str(&text).context("l'index de la sauvegarde n'est pas lisible")?;
    ensure!(
        index.moteur == engine_name(engine),
        "la sauvegarde vient de {}, la configuration demande {}",
        index.moteur,
        engine_name(engine)
    );
    index.check_names()?;
    for entry in &index.fichiers {
        let (bytes, digest) = measure(&from.join(&entry.chemin))?;
        ensure!(
            bytes == entry.octets && digest == entry.sha256,
            "le fichier {} de la sauvegarde a été modifié ou coupé",
            entry.chemin.display()
        );
    }
    Ok(index)
}

async fn dump(config: &Config, database: &Database, folder: &Path) -> anyhow::Result<()> {
    match database.engine() {
        Engine::Sqlite => {
            let file = folder.join(format!("{}.db", database.name()));
            let writer = database.writer();
            let copy = Statement::from_sql_and_values(
                writer.get_database_backend(),
                "VACUUM INTO $1",
                [file.to_string_lossy().into_owned().into()],
            );
            // SQLite fills an empty file that is already there, and leaves it private.
            crate::files::create_private(&file, &[])?;
            writer.execute_raw(copy).await.context("la base ne peut pas être copiée")?;
        }
        Engine::Postgres => {
            let file = folder.join(format!("{}.dump", database.name()));
            dump_schema(config, &crate::db::schema_of(database.name()), &file).await?;
        }
    }
    Ok(())
}

/// Puts the backup `from` back into the place that `config` names, which must be empty. Answers the date of the backup.
///
/// # Errors
/// When a file is missing or altered, the engine differs, or the place already holds data; nothing is written then.
pub async fn restore(config: &Config, from: &Path) -> anyhow::Result<DateTime<Utc>> {
    let engine = if config.base.url.is_some() { Engine::Postgres } else { Engine::Sqlite };
    let index = checked_index(from, engine)?;
    for kept in KEPT {
        ensure!(
            !config.donnees.join(kept).exists(),
            "{} contient déjà des données : choisissez un dossier vide",
            config.donnees.display()
        );
    }
    let mut copies = Vec::new();
    for entry in index.fichiers.iter().filter(|entry| KEPT.iter().any(|kept| entry.chemin.starts_with(kept))) {
        copies.push((from.join(&entry.chemin), config.donnees.join(&entry.chemin)));
    }
    let mut dumps = Vec::new();
    for name in &index.bases {
        match engine {
            Engine::Sqlite => {
                let file = config.donnees.join(format!("{name}.db"));
                ensure!(!file.exists(), "{} existe déjà", file.display());
                copies.push((index.file(from, &Path::new("bases").join(format!("{name}.db")))?, file));
            }
            Engine::Postgres => dumps.push(index.file(from, &Path::new("bases").join(format!("{name}.dump")))?),
        }
    }
    for dump in dumps {
        restore_dump(config, &dump).await?;
    }
    for (copy, file) in copies {
        file.parent().map(crate::files::create_private_folder).transpose()?;
        crate::files::copy_private(&copy, &file)?;
    }
    set_heads_aside(config, &index)?;
    Ok(index.date)
}

/// Heads published on other hosts may be ahead of what was restored: they stay there under another name, as evidence of the lines that were lost.
fn set_heads_aside(config: &Config, index: &Index) -> anyhow::Result<()> {
    let moment = index.date.format("%Y%m%dT%H%M%S");
    for (folder, name) in
        config.journal.publication.iter().flat_map(|folder| index.bases.iter().map(move |name| (folder, name)))
    {
        let head = crate::journal::head_file(folder, name);
        let aside =
            (0..).map(|n| folder.join(format!("{name}.restauration-{moment}-{n}.json"))).find(|file| !file.exists());
        if let (true, Some(aside)) = (head.exists(), aside) {
            fs::rename(&head, aside)
                .with_context(|| format!("la tête publiée {} ne peut pas être mise de côté", head.display()))?;
        }
    }
    Ok(())
}

fn engine_name(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    }
}

fn copy_folder(from: &Path, to: &Path) -> anyhow::Result<()> {
    if !from.exists() {
        return Ok(());
    }
    crate::files::create_private_folder(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if target.extension().is_some_and(|end| end == "nouveau") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            crate::files::copy_private(&entry.path(), &target)?;
        }
    }
    Ok(())
}

fn list_files(root: &Path, folder: &Path, files: &mut Vec<Entry>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list_files(root, &path, files)?;
        } else {
            let (octets, sha256) = measure(&path)?;
            files.push(Entry { chemin: path.strip_prefix(root)?.to_owned(), octets, sha256 });
        }
    }
    Ok(())
}

fn measure(file: &Path) -> anyhow::Result<(u64, String)> {
    let mut source = fs::File::open(file).with_context(|| format!("le fichier {} manque", file.display()))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut bytes = 0;
    loop {
        let read = std::io::Read::read(&mut source, &mut buffer)?;
        if read == 0 {
            return Ok((bytes, crate::hex(&hash.finalize())));
        }
        bytes += read as u64;
        hash.update(&buffer[..read]);
    }
}
