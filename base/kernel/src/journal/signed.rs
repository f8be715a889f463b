//! What the journal's key signs: a text of its own for each kind, so that a signature of one never passes for the other.

use anyhow::Context;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};

/// Something that the journal's key signs.
pub(super) trait Signable {
    /// The bytes that the signature covers.
    fn signed_bytes(&self) -> Vec<u8>;
}

/// Such a thing with its signature, as it is published.
#[derive(Serialize, Deserialize)]
pub(super) struct Signed<T> {
    #[serde(flatten)]
    content: T,
    signature: String,
}

impl<T: Signable> Signed<T> {
    pub(super) fn new(key: &SigningKey, content: T) -> Self {
        let signature = crate::hex(&key.sign(&content.signed_bytes()).to_bytes());
        Self { content, signature }
    }

    /// The content, once its signature is checked.
    pub(super) fn checked(self, key: &VerifyingKey) -> anyhow::Result<T> {
        let bytes: Vec<u8> = (0..self.signature.len() / 2)
            .map(|i| self.signature.get(2 * i..2 * i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect::<Option<_>>()
            .context("signature illisible")?;
        key.verify(&self.content.signed_bytes(), &Signature::from_slice(&bytes)?)?;
        Ok(self.content)
    }
}
