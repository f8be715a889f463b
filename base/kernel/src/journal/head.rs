//! The signed end of the chain, kept outside the database: without it, cutting off the last lines would not show. Beside it, the signed purges.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use chrono::{DateTime, NaiveDate, Utc};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};

use super::signed::{Signable, Signed};
use crate::random::Random;

/// The end of one database's chain at some instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The database's name.
    pub database: String,
    /// How many lines were sealed.
    pub position: i64,
    /// The link of the last of them, in hexadecimal.
    pub link: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Signable for Head {
    fn signed_bytes(&self) -> Vec<u8> {
        format!(
            "fabrique-journal-1\n{}\n{}\n{}\n{}",
            self.database,
            self.position,
            self.link,
            self.at.timestamp_micros()
        )
        .into()
    }
}

/// A day whose lines were purged at their term: what stays of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SignedPurge {
    /// The database's name.
    pub database: String,
    /// The day.
    pub day: NaiveDate,
    /// The position of its first line.
    pub first: i64,
    /// The position of its last line.
    pub last: i64,
    /// The link of its last line, in hexadecimal.
    pub root: String,
}

impl Signable for SignedPurge {
    fn signed_bytes(&self) -> Vec<u8> {
        format!("fabrique-purge-1\n{}\n{}\n{}\n{}\n{}", self.database, self.day, self.first, self.last, self.root)
            .into()
    }
}

/// Signs heads and publishes them into folders: the deployment's own, and those of other hosts that the operator names (a mount).
#[derive(Clone)]
pub struct HeadKeeper {
    key: SigningKey,
    folders: Vec<PathBuf>,
}

impl HeadKeeper {
    /// Reads the signing key from `key_file`, or makes one (readable by its owner only).
    ///
    /// # Errors
    /// When the key cannot be read or written, or a folder cannot be created.
    pub fn open(key_file: &Path, folders: Vec<PathBuf>, random: &Random) -> anyhow::Result<Self> {
        for folder in &folders {
            crate::files::create_private_folder(folder)?;
        }
        let secret = crate::files::read_or_create_secret(key_file, || crate::hex(&random.bytes::<32>()))?;
        let Some(seed) = super::line::link_from(secret.trim()) else {
            bail!("la clé de signature du journal ({}) n'est pas lisible", key_file.display());
        };
        Ok(Self { key: SigningKey::from_bytes(&seed), folders })
    }

    pub(super) fn key(&self) -> &SigningKey {
        &self.key
    }

    /// The public key, in hexadecimal: what a third party needs to check a head.
    pub fn public_key(&self) -> String {
        crate::hex(self.key.verifying_key().as_bytes())
    }

    /// Writes the signed head in every folder, each file replaced whole.
    ///
    /// # Errors
    /// When a folder cannot be written.
    pub fn publish(&self, head: &Head) -> anyhow::Result<()> {
        let text = serde_json::to_string_pretty(&Signed::new(&self.key, head.clone()))?;
        for folder in &self.folders {
            crate::files::replace(&head_file(folder, &head.database), text.as_bytes())?;
        }
        Ok(())
    }

    /// The furthest head published for `database`, signatures checked; None when there is none yet.
    ///
    /// # Errors
    /// When a published head is unreadable, its signature is false, or it is another database's.
    pub fn published(&self, database: &str) -> anyhow::Result<Option<Head>> {
        let mut furthest: Option<Head> = None;
        for file in self.folders.iter().map(|folder| head_file(folder, database)).filter(|file| file.exists()) {
            let signed: Signed<Head> = serde_json::from_str(&std::fs::read_to_string(&file)?)
                .with_context(|| format!("la tête publiée {} n'est pas lisible", file.display()))?;
            let head = signed
                .checked(&self.key.verifying_key())
                .with_context(|| format!("la signature de la tête publiée {} est fausse", file.display()))?;
            ensure!(head.database == database, "la tête publiée {} est celle d'une autre base", file.display());
            if furthest.as_ref().is_none_or(|known| known.position < head.position) {
                furthest = Some(head);
            }
        }
        Ok(furthest)
    }

    /// Adds signed purges to those published, in every folder.
    pub(super) fn publish_purges(&self, database: &str, purges: Vec<SignedPurge>) -> anyhow::Result<()> {
        let all: BTreeSet<_> = self.purges(database)?.into_iter().chain(purges).collect();
        let lines = all.into_iter().map(|purge| Ok(serde_json::to_string(&Signed::new(&self.key, purge))? + "\n"));
        let text = lines.collect::<anyhow::Result<String>>()?;
        for folder in &self.folders {
            crate::files::replace(&purges_file(folder, database), text.as_bytes())?;
        }
        Ok(())
    }

    /// The purges published for `database`, signatures checked.
    ///
    /// # Errors
    /// When one is unreadable, its signature is false, or it is another database's.
    pub fn purges(&self, database: &str) -> anyhow::Result<BTreeSet<SignedPurge>> {
        let mut purges = BTreeSet::new();
        for file in self.folders.iter().map(|folder| purges_file(folder, database)).filter(|file| file.exists()) {
            for line in std::fs::read_to_string(&file)?.lines() {
                let purge = serde_json::from_str::<Signed<SignedPurge>>(line)
                    .map_err(anyhow::Error::from)
                    .and_then(|signed| signed.checked(&self.key.verifying_key()))
                    .with_context(|| format!("une purge publiée dans {} n'est pas signée", file.display()))?;
                ensure!(
                    purge.database == database,
                    "une purge publiée dans {} est celle d'une autre base",
                    file.display()
                );
                purges.insert(purge);
            }
        }
        Ok(purges)
    }
}

/// The file of a database's head in a folder.
pub(crate) fn head_file(folder: &Path, database: &str) -> PathBuf {
    folder.join(format!("{database}.json"))
}

/// The file of a database's signed purges in a folder.
pub(crate) fn purges_file(folder: &Path, database: &str) -> PathBuf {
    folder.join(format!("{database}.purges.jsonl"))
}
