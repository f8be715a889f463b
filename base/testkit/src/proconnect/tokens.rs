//! Tokens of the provider of tests, signed with keys made once per process.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use rsa::RsaPrivateKey;
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use serde_json::{Value, json};

use super::{Agent, CLIENT, Departure, Fault, State, TOKEN_LIFE};

const KEY_ID: &str = "cle-de-l-essai";

/// The public keys, as the provider publishes them.
pub fn jwks(state: &State) -> Value {
    let mut key = json!(published().as_verification_key());
    key["kid"] = key_id(state.fault).into();
    json!({ "keys": [key] })
}

fn key_id(fault: Option<Fault>) -> &'static str {
    if fault == Some(Fault::NewKey) { "nouvelle-cle" } else { KEY_ID }
}

/// The identity token of a departure.
pub fn id_token(state: &State, departure: &Departure) -> String {
    let fault = state.fault;
    let age = if fault == Some(Fault::Expired) { chrono::TimeDelta::hours(1) } else { chrono::TimeDelta::zero() };
    let issued = state.clock.now() - age;
    let claims = json!({
        "iss": if fault == Some(Fault::WrongIssuer) { "https://autre.exemple.fr/api/v2" } else { &state.issuer },
        "aud": if fault == Some(Fault::WrongAudience) { "autre-client" } else { CLIENT },
        "nonce": if fault == Some(Fault::WrongNonce) { "autre-depart" } else { &departure.nonce },
        "acr": if fault == Some(Fault::WrongLevel) { "eidas0" } else { &state.level },
        "sub": departure.agent.sub,
        "iat": issued.timestamp(),
        "exp": (issued + TOKEN_LIFE).timestamp(),
    });
    let key = if fault == Some(Fault::WrongKey) { unpublished() } else { published() };
    sign(key, key_id(fault), &claims)
}

/// What the provider says of an agent.
pub fn user_info(state: &State, agent: &Agent) -> Value {
    let mut claims = json!({
        "iss": state.issuer,
        "aud": CLIENT,
        "sub": if state.fault == Some(Fault::OtherSubject) { "agent-amadou" } else { &agent.sub },
        "email": agent.email,
        "given_name": agent.given_name,
        "usual_name": agent.usual_name,
    });
    if state.fault == Some(Fault::Unverified) {
        claims["email_verified"] = false.into();
    }
    claims
}

/// The same, signed.
pub fn signed_user_info(state: &State, agent: &Agent) -> String {
    sign(published(), key_id(state.fault), &user_info(state, agent))
}

fn sign(key: &CoreRsaPrivateSigningKey, key_id: &str, claims: &Value) -> String {
    let header = json!({ "alg": "RS256", "typ": "JWT", "kid": key_id });
    let body = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
    let signature = key.sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, body.as_bytes()).expect("a signature");
    format!("{body}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn published() -> &'static CoreRsaPrivateSigningKey {
    static KEY: OnceLock<CoreRsaPrivateSigningKey> = OnceLock::new();
    KEY.get_or_init(new_key)
}

fn unpublished() -> &'static CoreRsaPrivateSigningKey {
    static KEY: OnceLock<CoreRsaPrivateSigningKey> = OnceLock::new();
    KEY.get_or_init(new_key)
}

// Short keys: quick to make, and good for nothing but a test.
fn new_key() -> CoreRsaPrivateSigningKey {
    let key = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 1024).expect("a key");
    let pem = key.to_pkcs1_pem(LineEnding::LF).expect("a PEM");
    CoreRsaPrivateSigningKey::from_pem(&pem, Some(JsonWebKeyId::new(KEY_ID.into()))).expect("a key")
}
