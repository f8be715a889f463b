//! The ledger of erasures: who was erased and when, outside the databases, so that a restored backup forgets them again.
//!
//! It stands beside the signed heads of the journal, in the deployment's folder and wherever heads are published. It names nobody: an account by
//! its pseudonym, an address by a keyed digest. Each line bears a keyed seal.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, bail};
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use privacy::{Digest, Id};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::config::Config;
use crate::kernel::Kernel;

const FILE: &str = "effacements.jsonl";

/// One erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// The identifier of its proof.
    pub id: Id,
    /// When.
    pub at: DateTime<Utc>,
    /// The account that the person had.
    pub account: Option<Id>,
    /// The digests of the addresses and names by which the person was known.
    pub contacts: Vec<Digest>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    erased: Erased,
    sceau: Digest,
}

/// The keyed digest of an address or a name, whatever its case: equal values have equal digests, and nobody can try values out without the
/// deployment's secret.
pub fn fingerprint(kernel: &Kernel, contact: &str) -> Digest {
    keyed(kernel, "effacement", &contact.trim().to_lowercase())
}

/// Writes an erasure into every folder of the ledger.
///
/// # Errors
/// When a folder cannot be written: the erasure is then not to be told as done.
pub fn record(kernel: &Kernel, erased: &Erased) -> anyhow::Result<()> {
    let sceau = seal(kernel, erased)?;
    let line = serde_json::to_string(&Line { erased: erased.clone(), sceau })?;
    for file in files(kernel.config()) {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("le dossier {} ne peut pas être créé", folder.display()))?;
        }
        let text = if file.exists() { std::fs::read_to_string(&file)? } else { String::new() };
        crate::files::replace(&file, format!("{text}{line}\n").as_bytes())?;
    }
    Ok(())
}

/// Every erasure of every copy of the ledger, oldest first.
///
/// # Errors
/// When a copy cannot be read, or a line was altered.
pub fn list(kernel: &Kernel) -> anyhow::Result<Vec<Erased>> {
    let mut all = BTreeMap::new();
    for file in files(kernel.config()).into_iter().filter(|file| file.exists()) {
        for (rank, text) in std::fs::read_to_string(&file)?.lines().enumerate() {
            let place = || format!("ligne {} de {}", rank + 1, file.display());
            let line: Line = serde_json::from_str(text).with_context(|| format!("{} : illisible", place()))?;
            if line.sceau != seal(kernel, &line.erased)? {
                bail!("{} : modifiée, ou écrite par un autre déploiement", place());
            }
            all.insert((line.erased.at, line.erased.id.clone()), line.erased);
        }
    }
    Ok(all.into_values().collect())
}

/// The copies of the ledger: the deployment's own, then the published ones.
pub fn files(config: &Config) -> Vec<PathBuf> {
    let published = config.journal.publication.iter().map(|folder| folder.join(FILE));
    std::iter::once(config.donnees.join("journal").join(FILE)).chain(published).collect()
}

fn seal(kernel: &Kernel, erased: &Erased) -> anyhow::Result<Digest> {
    Ok(keyed(kernel, "registre des effacements", &serde_json::to_string(erased)?))
}

fn keyed(kernel: &Kernel, use_of: &str, message: &str) -> Digest {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(kernel.secret().as_bytes()).expect("HMAC takes keys of any length");
    for part in [use_of, message] {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    Digest::from_bytes(mac.finalize().into_bytes().into())
}
