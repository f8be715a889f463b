//! A digest that the deployment's key vouches for, outside the journal: that of a file handed to somebody else.

use ed25519_dalek::{Signature, Signer, Verifier, VerifyingKey};
use privacy::Digest;
use serde::{Deserialize, Serialize};

use super::HeadKeeper;
use super::line::link_from;

/// A signed digest. Its kind keeps the signature of one thing from passing for that of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What is signed: `dossier-de-transfert`.
    pub nature: String,
    /// SHA-256 of it.
    pub empreinte: Digest,
    /// Public key of the deployment (Ed25519), in hexadecimal.
    pub cle: String,
    /// The signature, in hexadecimal.
    pub signature: String,
}

fn signed_bytes(kind: &str, digest: &Digest) -> Vec<u8> {
    format!("fabrique-empreinte-1\n{kind}\n{digest}").into()
}

impl HeadKeeper {
    /// Signs a digest as being that of a `kind`.
    pub fn state(&self, kind: &str, digest: &Digest) -> Statement {
        Statement {
            nature: kind.to_owned(),
            empreinte: digest.clone(),
            cle: self.public_key(),
            signature: crate::hex(&self.key().sign(&signed_bytes(kind, digest)).to_bytes()),
        }
    }
}

impl Statement {
    /// Whether the signature is that of the key it names, for a `kind` with this digest. Whose key it is, the reader has to know otherwise.
    pub fn holds(&self, kind: &str, digest: &Digest) -> bool {
        let read = || {
            let key = VerifyingKey::from_bytes(&link_from(&self.cle)?).ok()?;
            let (first, second) = (self.signature.get(..64)?, self.signature.get(64..)?);
            let signature = Signature::from_slice(&[link_from(first)?, link_from(second)?].concat()).ok()?;
            key.verify(&signed_bytes(kind, digest), &signature).ok()
        };
        self.nature == kind && self.empreinte == *digest && read().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn a_statement_holds_for_its_kind_and_its_digest_only() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = HeadKeeper::open(&folder.path().join("cle"), Vec::new(), &Random::system()).unwrap();
        let (one, other) = (Digest::of(b"un"), Digest::of(b"autre"));
        let stated = keeper.state("dossier", &one);
        assert!(stated.holds("dossier", &one));
        assert!(!stated.holds("dossier", &other) && !stated.holds("copie", &one));
        let moved = Statement { empreinte: other.clone(), ..stated.clone() };
        assert!(!moved.holds("dossier", &other), "the signature covers the digest");
        for signature in ["", "00", &"é".repeat(64), &"0".repeat(128)] {
            assert!(!Statement { signature: signature.to_owned(), ..stated.clone() }.holds("dossier", &one));
        }
    }
}
