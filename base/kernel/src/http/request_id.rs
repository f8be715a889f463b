//! A short reference per request: written in its log lines, sent back in `X-Request-Id`, and readable over the telephone.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::FromRequestParts;
use http::HeaderValue;
use http::request::Parts;

use super::problem::Problem;

/// A reference of ten letters and digits (50 bits) in two groups. It names a request and authorises nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RequestId([u8; 11]);

// Crockford's base 32: no I, L, O or U, so that nothing is misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::new);
static COUNT: AtomicU64 = AtomicU64::new(0);

/// A number that differs at each call and between two starts of the program.
pub(super) fn fresh() -> u64 {
    SEED.hash_one(COUNT.fetch_add(1, Ordering::Relaxed))
}

tokio::task_local! {
    pub(super) static CURRENT: RequestId;
}

impl RequestId {
    /// The reference of the request that this code serves, or a new one outside any request.
    pub fn current() -> Self {
        CURRENT.try_with(|reference| *reference).unwrap_or_else(|_| Self::fresh())
    }

    /// The next reference.
    pub fn fresh() -> Self {
        let mut bits = fresh();
        let mut text = [b'-'; 11];
        for place in (0..5).chain(6..11) {
            text[place] = ALPHABET[(bits & 31) as usize];
            bits >>= 5;
        }
        Self(text)
    }

    /// The reference as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(super) fn header(&self) -> HeaderValue {
        HeaderValue::from_bytes(&self.0).expect("letters, digits and a dash make a header value")
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<S: Sync> FromRequestParts<S> for RequestId {
    type Rejection = Problem;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(Self::current())
    }
}
