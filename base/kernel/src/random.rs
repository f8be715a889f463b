//! Randomness that the kernel hands out: the operating system's, or a reproducible stream for tests and demonstrations.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use privacy::Id;
use sha2::{Digest, Sha256};

/// A source of random bytes.
#[derive(Clone, Debug, Default)]
pub struct Random(Option<Arc<Seeded>>);

#[derive(Debug)]
struct Seeded {
    seed: u64,
    drawn: AtomicU64,
}

impl Random {
    /// The operating system's generator.
    pub fn system() -> Self {
        Self(None)
    }

    /// A stream that is the same at every run: for tests and demonstration data only.
    pub fn seeded(seed: u64) -> Self {
        Self(Some(Arc::new(Seeded { seed, drawn: AtomicU64::new(0) })))
    }

    /// `N` random bytes, `N` ≤ 32.
    ///
    /// # Panics
    /// When the operating system has no randomness to give: nothing safe can be done then.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        const { assert!(N <= 32) };
        let mut bytes = [0; N];
        match &self.0 {
            None => getrandom::fill(&mut bytes).expect("the operating system gives randomness"),
            Some(stream) => {
                let turn = stream.drawn.fetch_add(1, Ordering::Relaxed);
                let block = Sha256::new().chain_update(stream.seed.to_be_bytes()).chain_update(turn.to_be_bytes());
                bytes.copy_from_slice(&block.finalize()[..N]);
            }
        }
        bytes
    }

    /// An unguessable token of 256 bits, in base64url.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// `count` decimal digits (≤ 18), each value equally likely to within 2⁻⁶⁴ · 10^count.
    pub fn digits(&self, count: u32) -> String {
        let draw = u128::from_be_bytes(self.bytes::<16>()) % 10u128.pow(count);
        format!("{draw:0width$}", width = count as usize)
    }

    /// A new identifier, ordered by time of creation (UUID version 7, RFC 9562).
    pub fn id(&self, now: DateTime<Utc>) -> Id {
        let mut bytes = self.bytes::<16>();
        bytes[..6].copy_from_slice(&now.timestamp_millis().to_be_bytes()[2..]);
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let text = format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
        Id::parse(text).expect("a UUID is a valid identifier")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_sort_by_time_and_differ() {
        let random = Random::system();
        let early = random.id("2026-01-01T00:00:00Z".parse().unwrap());
        let late = random.id("2026-01-01T00:00:01Z".parse().unwrap());
        assert!(early.as_str() < late.as_str());
        assert_eq!(&early.as_str()[14..15], "7");
        assert_ne!(random.token(), random.token());
    }

    #[test]
    fn digits_keep_their_leading_zeros() {
        let random = Random::seeded(7);
        assert!((0..200).all(|_| random.digits(6).len() == 6));
    }

    #[test]
    fn a_seeded_stream_repeats() {
        assert_eq!(Random::seeded(1).token(), Random::seeded(1).token());
        assert_ne!(Random::seeded(1).token(), Random::seeded(2).token());
    }
}
