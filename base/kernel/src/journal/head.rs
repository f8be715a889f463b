//! The signed end of the chain, kept outside the database: without it, cutting off the last lines would not show.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use chrono::{DateTime, Utc};
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};

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

#[derive(Serialize, Deserialize)]
struct SignedHead {
    #[serde(flatten)]
    head: Head,
    signature: String,
}

impl Head {
    fn signed_bytes(&self) -> Vec<u8> {
        format!("fabrique-journal-1\n{}\n{}\n{}\n{}", self.database, self.position, self.link, self.at.timestamp_micros()).into()
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
            std::fs::create_dir_all(folder).with_context(|| format!("le dossier {} ne peut pas être créé", folder.display()))?;
        }
        let secret = crate::files::read_or_create_secret(key_file, || crate::hex(&random.bytes::<32>()))?;
        let Some(seed) = super::line::link_from(secret.trim()) else {
            bail!("la clé de signature du journal ({}) n'est pas lisible", key_file.display());
        };
        Ok(Self { key: SigningKey::from_bytes(&seed), folders })
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
        let signature = self.key.sign(&head.signed_bytes());
        let signed = SignedHead { head: head.clone(), signature: crate::hex(&signature.to_bytes()) };
        let text = serde_json::to_string_pretty(&signed)?;
        for folder in &self.folders {
            crate::files::replace(&folder.join(format!("{}.json", head.database)), text.as_bytes())?;
        }
        Ok(())
    }

    /// The furthest head published for `database`, signatures checked; None when there is none yet.
    ///
    /// # Errors
    /// When a published head is unreadable or its signature is false.
    pub fn published(&self, database: &str) -> anyhow::Result<Option<Head>> {
        let mut furthest: Option<Head> = None;
        for folder in &self.folders {
            let file = folder.join(format!("{database}.json"));
            if !file.exists() {
                continue;
            }
            let signed: SignedHead = serde_json::from_str(&std::fs::read_to_string(&file)?)
                .with_context(|| format!("la tête publiée {} n'est pas lisible", file.display()))?;
            check(&self.key.verifying_key(), &signed)
                .with_context(|| format!("la signature de la tête publiée {} est fausse", file.display()))?;
            if furthest.as_ref().is_none_or(|known| known.position < signed.head.position) {
                furthest = Some(signed.head);
            }
        }
        Ok(furthest)
    }
}

fn check(key: &VerifyingKey, signed: &SignedHead) -> anyhow::Result<()> {
    let bytes: Vec<u8> = (0..signed.signature.len() / 2)
        .map(|i| signed.signature.get(2 * i..2 * i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect::<Option<_>>()
        .context("signature illisible")?;
    key.verify(&signed.head.signed_bytes(), &Signature::from_slice(&bytes)?)?;
    Ok(())
}
