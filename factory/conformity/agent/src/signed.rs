//! Manifests and reports with their signature (Ed25519, RFC 8032), as files in JSON.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::canonical;

/// What a signature stands under: one of a kind never passes for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What a team declares.
    Manifest,
    /// What the agent saw.
    Report,
}

/// A content with its signature and the key that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed<T> {
    /// What was signed.
    pub content: T,
    /// SHA-256 of the canonical bytes of the content, in hexadecimal.
    pub digest: String,
    /// The public key, in hexadecimal. That it is somebody's is for the reader to know.
    pub key: String,
}

/// Why a file is not a signed manifest or report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not the file of something signed.
    #[error("le fichier n'est pas un document signé : il doit tenir « contenu », « cle » et « signature »")]
    Malformed,
    /// Neither a public nor a private key.
    #[error("la clé n'est pas une clé Ed25519 de 64 chiffres hexadécimaux")]
    Key,
    /// The signature is not that of this content by this key, for this kind of document.
    #[error("la signature ne correspond pas au contenu")]
    Signature,
    /// Signed by somebody else.
    #[error("le document est signé par une autre clé que celle du produit")]
    Stranger,
    /// Rightly signed, but the content is not what this version reads.
    #[error("le contenu signé n'a pas la forme attendue, ou est d'une version inconnue")]
    Content,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    contenu: Value,
    cle: String,
    signature: String,
}

impl Kind {
    /// ASCII, ended by a line feed that no JSON text begins with.
    fn prefix(self) -> &'static [u8] {
        match self {
            Self::Manifest => b"fabrique agent manifeste 1\n",
            Self::Report => b"fabrique agent rapport 1\n",
        }
    }

    fn signed_bytes(self, content: &Value) -> Vec<u8> {
        [self.prefix(), &canonical::bytes(content)].concat()
    }
}

/// The file: the content with its signature.
///
/// # Panics
/// When the content is not JSON, which our types are.
pub fn seal(kind: Kind, content: &impl Serialize, key: &SigningKey) -> String {
    let contenu = serde_json::to_value(content).expect("manifests and reports are JSON");
    let signature = hex(&key.sign(&kind.signed_bytes(&contenu)).to_bytes());
    let envelope = Envelope { contenu, cle: public_key(key), signature };
    serde_json::to_string_pretty(&envelope).expect("an envelope is JSON") + "\n"
}

/// The content of a file, once its signature is checked; `expected` is the key that must have made it, in hexadecimal, when it is known.
///
/// # Errors
/// [`Refusal`].
pub fn open<T: DeserializeOwned>(kind: Kind, file: &str, expected: Option<&str>) -> Result<Sealed<T>, Refusal> {
    let envelope: Envelope = serde_json::from_str(file).map_err(|_| Refusal::Malformed)?;
    let key = VerifyingKey::from_bytes(&unhex(&envelope.cle).ok_or(Refusal::Key)?).map_err(|_| Refusal::Key)?;
    let signature: [u8; 64] = unhex(&envelope.signature).ok_or(Refusal::Malformed)?;
    key.verify_strict(&kind.signed_bytes(&envelope.contenu), &Signature::from_bytes(&signature))
        .map_err(|_| Refusal::Signature)?;
    if expected.is_some_and(|expected| !expected.eq_ignore_ascii_case(&envelope.cle)) {
        return Err(Refusal::Stranger);
    }
    let digest = hex(&Sha256::digest(canonical::bytes(&envelope.contenu)));
    let content = serde_json::from_value(envelope.contenu).map_err(|_| Refusal::Content)?;
    Ok(Sealed { content, digest, key: envelope.cle.to_ascii_lowercase() })
}

/// The private key that this text holds: 64 hexadecimal digits.
///
/// # Errors
/// [`Refusal::Key`], without the text.
pub fn key_of(text: &str) -> Result<SigningKey, Refusal> {
    unhex(text.trim()).map(|seed| SigningKey::from_bytes(&seed)).ok_or(Refusal::Key)
}

/// The public key of a private one, in hexadecimal: what a product registers.
pub fn public_key(key: &SigningKey) -> String {
    hex(key.verifying_key().as_bytes())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = (0..N).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()).collect();
    bytes?.try_into().ok()
}
