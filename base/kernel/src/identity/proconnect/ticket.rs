//! What binds the return from ProConnect to the departure: a signed cookie that lives ten minutes, from which state, nonce and PKCE verifier
//! are derived. Nothing is stored, so that leaving a thousand times costs the database nothing.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use privacy::OwnUrl;
use subtle::ConstantTimeEq;

use super::super::rules::return_path;
use super::super::seal::seal;
use crate::kernel::Kernel;

const LIFE: TimeDelta = TimeDelta::minutes(10);

/// A departure.
#[derive(Clone, Debug)]
pub(super) struct Ticket {
    seed: String,
    leaves_at: DateTime<Utc>,
    pub return_to: OwnUrl,
}

impl Ticket {
    pub fn new(platform: &Kernel, return_to: OwnUrl) -> Self {
        Self { seed: platform.random().token(), leaves_at: platform.clock().now(), return_to }
    }

    /// As the cookie holds it.
    pub fn sealed(&self, platform: &Kernel) -> String {
        let body =
            format!("{}.{}.{}", self.leaves_at.timestamp(), self.seed, URL_SAFE_NO_PAD.encode(self.return_to.as_str()));
        let tag = URL_SAFE_NO_PAD.encode(seal(platform, "depart", &body));
        format!("{body}.{tag}")
    }

    /// Reads a cookie; nothing when it is not ours or is too old.
    pub fn open(platform: &Kernel, cookie: &str) -> Option<Self> {
        let (body, tag) = cookie.rsplit_once('.')?;
        let tag = URL_SAFE_NO_PAD.decode(tag).ok()?;
        if !bool::from(tag.ct_eq(&seal(platform, "depart", body))) {
            return None;
        }
        let [seconds, seed, path] = body.split('.').collect::<Vec<_>>().try_into().ok()?;
        let leaves_at = DateTime::from_timestamp(seconds.parse().ok()?, 0)?;
        let path = String::from_utf8(URL_SAFE_NO_PAD.decode(path).ok()?).ok()?;
        let fresh = platform.clock().now() <= leaves_at + LIFE;
        fresh.then(|| Self { seed: seed.to_owned(), leaves_at, return_to: return_path(&path) })
    }

    /// A secret of this departure for one use: `state`, `nonce`, `pkce`. 43 characters.
    pub fn secret(&self, platform: &Kernel, use_of: &str) -> String {
        URL_SAFE_NO_PAD.encode(seal(platform, use_of, &self.seed))
    }

    /// Is this the `state` that left? Takes the same time whatever the difference.
    pub fn has_state(&self, platform: &Kernel, state: &str) -> bool {
        self.secret(platform, "state").as_bytes().ct_eq(state.as_bytes()).into()
    }
}
