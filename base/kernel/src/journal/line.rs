//! The bytes of a line that its link covers.

use chrono::{DateTime, Utc};
use sea_orm::{QueryResult, TryGetable};
use sha2::{Digest, Sha256};

/// A link of the chain: 32 bytes.
pub(super) type Link = [u8; 32];

/// The link before the first line.
pub(super) const GENESIS: Link = [0; 32];

/// A line read back, in the order of [`COLUMNS`].
pub(super) struct Line {
    pub id: i64,
    pub at: DateTime<Utc>,
    texts: [String; 6],
    pub position: Option<i64>,
    pub link: Option<String>,
}

pub(super) const COLUMNS: &str = "id, at, actor_kind, actor, kind, subject_kind, subject, details, position, link";

impl Line {
    pub(super) fn read(row: &QueryResult) -> Result<Self, sea_orm::DbErr> {
        fn at<T: TryGetable>(row: &QueryResult, index: usize) -> Result<T, sea_orm::DbErr> {
            row.try_get_by_index(index)
        }
        Ok(Self {
            id: at(row, 0)?,
            at: at(row, 1)?,
            texts: [at(row, 2)?, at(row, 3)?, at(row, 4)?, at(row, 5)?, at(row, 6)?, at(row, 7)?],
            position: at(row, 8)?,
            link: at(row, 9)?,
        })
    }

    /// `SHA-256(previous ‖ position ‖ instant in µs ‖ each text after its length)`, lengths and numbers as 8 big-endian bytes.
    pub(super) fn link_after(&self, previous: &Link, position: i64) -> Link {
        let mut hash = Sha256::new();
        hash.update(previous);
        hash.update(position.to_be_bytes());
        hash.update(self.at.timestamp_micros().to_be_bytes());
        for text in &self.texts {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().into()
    }
}

pub(super) fn link_from(hex: &str) -> Option<Link> {
    let mut link = [0; 32];
    if hex.len() != 64 {
        return None;
    }
    for (byte, pair) in link.iter_mut().zip(hex.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(link)
}
