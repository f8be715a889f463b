//! The token that the forms of signed-in people carry: a second lock behind [`super::csrf`], for browsers that say nothing of their origin.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::request_id::fresh;

const SALT: usize = 8;

/// A token that is valid as long as the session. It differs at each call, so that compression beside it reveals nothing (BREACH).
pub fn token(secret: &[u8], session: &str) -> String {
    let salt = fresh().to_be_bytes();
    let mut bytes = salt.to_vec();
    bytes.extend(seal(secret, session, &salt).finalize().into_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether `token` was made for this session under this secret. Takes the same time whatever the difference.
pub fn verify(secret: &[u8], session: &str, token: &str) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return false };
    let Some((salt, tag)) = bytes.split_at_checked(SALT) else { return false };
    seal(secret, session, salt).verify_slice(tag).is_ok()
}

fn seal(secret: &[u8], session: &str, salt: &[u8]) -> Hmac<Sha256> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(b"formulaire\0");
    mac.update(salt);
    mac.update(session.as_bytes());
    mac
}
