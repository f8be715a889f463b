//! Sealing and opening, with XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha): nonces of 192 bits may be drawn at random without counting them.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use privacy::Id;
use sea_orm::DeriveValueType;

use crate::random::Random;

const VERSION: u8 = 1;
const NONCE: usize = 24;

/// Where a sealed value stands.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// The table.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// The key of the row.
    pub row: &'a str,
}

/// A value that only its person's key opens, as its column holds it: a version, a nonce, the ciphertext and its tag.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct Encrypted(Vec<u8>);

impl Encrypted {
    /// What stands where nothing is left to say: it opens with no key.
    pub fn emptied() -> Self {
        Self(Vec::new())
    }

    #[cfg(test)]
    pub(super) fn of_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    #[cfg(test)]
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Encrypted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Encrypted({} octets)", self.0.len())
    }
}

/// A sealed value that does not open: altered, moved to another cell, or sealed for somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("une valeur chiffrée ne s'ouvre pas : elle a été modifiée, déplacée, ou n'est pas de cette personne")]
pub struct Unreadable;

impl From<Unreadable> for crate::Error {
    fn from(unreadable: Unreadable) -> Self {
        Self::Internal(unreadable.into())
    }
}

/// The key of one person, for as long as one answer is prepared.
pub struct PersonKey([u8; 32]);

impl PersonKey {
    pub(super) fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// Seals a value for its cell.
    pub fn seal(&self, cell: Cell<'_>, value: &str) -> Encrypted {
        let mut sealed = vec![VERSION];
        sealed.extend(encrypt(&self.0, value.as_bytes(), &cell.bound()));
        Encrypted(sealed)
    }

    /// Opens a value of its cell.
    ///
    /// # Errors
    /// When it is not what was sealed there with this key.
    pub fn open(&self, cell: Cell<'_>, stored: &Encrypted) -> Result<String, Unreadable> {
        let Some((&VERSION, sealed)) = stored.0.split_first() else { return Err(Unreadable) };
        String::from_utf8(decrypt(&self.0, sealed, &cell.bound())?).map_err(|_| Unreadable)
    }
}

impl std::fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonKey(<masqué>)")
    }
}

impl Cell<'_> {
    /// Each part after its length, so that no two cells are written alike.
    fn bound(&self) -> Vec<u8> {
        let mut bytes = b"fabrique-coffre-1".to_vec();
        for part in [self.table, self.column, self.row] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        bytes
    }
}

/// A new key. Always from the operating system: a reproducible key would protect nothing.
pub(super) fn new_key() -> [u8; 32] {
    Random::system().bytes()
}

/// A key wrapped by the master key, in hexadecimal, bound to the person whose it is.
pub(super) fn wrap(master: &[u8; 32], person: &Id, key: &[u8; 32]) -> String {
    crate::hex(&encrypt(master, key, person.as_str().as_bytes()))
}

pub(super) fn unwrap(master: &[u8; 32], person: &Id, wrapped: &str) -> Result<[u8; 32], Unreadable> {
    let bytes = bytes_from(wrapped).ok_or(Unreadable)?;
    decrypt(master, &bytes, person.as_str().as_bytes())?.try_into().map_err(|_| Unreadable)
}

pub(super) fn key_from(hex: &str) -> Option<[u8; 32]> {
    bytes_from(hex)?.try_into().ok()
}

fn bytes_from(hex: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let pair = |pair: &[u8]| Some((digit(pair[0])? * 16 + digit(*pair.get(1)?)?) as u8);
    hex.as_bytes().chunks(2).map(pair).collect()
}

fn encrypt(key: &[u8; 32], plain: &[u8], bound: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE] = Random::system().bytes();
    let sealed = XChaCha20Poly1305::new(key.into()).encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound });
    [nonce.as_slice(), &sealed.expect("a value in memory is shorter than the 256 GiB that the cipher takes")].concat()
}

fn decrypt(key: &[u8; 32], sealed: &[u8], bound: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(Unreadable)?;
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: bound })
        .map_err(|_| Unreadable)
}
