//! Keyed digests of sign-in: what the deployment's secret seals cannot be guessed from a copy of the database.

use hmac::{Hmac, KeyInit, Mac};
use privacy::Digest;
use sha2::Sha256;

use crate::kernel::Kernel;

/// HMAC-SHA256 of `message` under the deployment's secret; `use_of` keeps one use from passing for another.
pub(super) fn seal(kernel: &Kernel, use_of: &str, message: &str) -> [u8; 32] {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(kernel.secret().as_bytes()).expect("HMAC takes keys of any length");
    mac.update(use_of.as_bytes());
    mac.update(b"\0");
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().into()
}

/// The same, as a column holds it.
pub(super) fn seal_digest(kernel: &Kernel, use_of: &str, message: &str) -> Digest {
    Digest::from_bytes(seal(kernel, use_of, message))
}
