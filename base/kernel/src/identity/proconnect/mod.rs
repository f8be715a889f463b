//! Sign-in of agents by ProConnect: OpenID Connect, authorization code with PKCE, user information in a signed token.
//!
//! Sources: OpenID Connect Core 1.0, RFC 7636 (PKCE), RFC 9207 (issuer in the return), OpenID Connect RP-Initiated Logout 1.0.

mod error;
mod provider;
mod ticket;

use http::{HeaderMap, HeaderValue};
use openidconnect::core::{CoreAuthenticationFlow, CoreGenderClaim, CoreIdToken, CoreIdTokenClaims};
use openidconnect::{
    AdditionalClaims, AuthenticationContextClass, AuthorizationCode, ClientId, CsrfToken, LogoutRequest, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl, Scope, TokenResponse,
    UserInfoClaims,
};
use privacy::{Digest, OwnUrl, Personal, Purpose};
use serde::{Deserialize, Serialize};
use url::Url;

pub use error::ProconnectError;
pub(crate) use provider::Described;
use provider::{Provider, http, lacks_key};
use ticket::Ticket;

use super::accounts::{NoAccount, Vouched, find_or_create};
use super::cookie::Cookie;
use super::records::session::How;
use super::rules::Email;
use super::sessions::{Visit, open_session};
use super::signed_in::SignedIn;
use crate::Error;
use crate::config::Proconnect;
use crate::db::Actor;
use crate::journal::Event;
use crate::kernel::Kernel;

const SIGNING_OUT: Purpose = Purpose::new("terminer aussi la session de ProConnect");

/// What is asked of ProConnect about the agent: no more than the account holds.
const SCOPES: [&str; 3] = ["email", "given_name", "usual_name"];

/// What the provider's redirection carries.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    code: String,
    state: String,
    error: String,
    iss: Option<String>,
}

/// The claims that ProConnect adds to the standard's.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Agent {
    usual_name: Option<String>,
}

impl AdditionalClaims for Agent {}

/// Leaves for ProConnect: the address to go to, and the cookie that will recognise the return.
///
/// # Errors
/// [`Error::NotFound`] when the deployment has no ProConnect; see [`ProconnectError`].
pub async fn depart(platform: &Kernel, return_to: OwnUrl) -> Result<(Url, HeaderValue), ProconnectError> {
    let config = config(platform)?;
    let provider = Provider::of(platform, config).await?;
    let ticket = Ticket::new(platform, return_to);
    let (state, nonce) = (ticket.secret(platform, "state"), ticket.secret(platform, "nonce"));
    let challenge =
        PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(ticket.secret(platform, "pkce")));
    let flow = CoreAuthenticationFlow::AuthorizationCode;
    let mut request = provider
        .client
        .authorize_url(flow, || CsrfToken::new(state), || Nonce::new(nonce))
        .set_pkce_challenge(challenge);
    request = request.add_scopes(SCOPES.map(|scope| Scope::new(scope.to_owned())));
    for level in &config.acr {
        request = request.add_auth_context_value(AuthenticationContextClass::new(level.clone()));
    }
    let (url, _, _) = request.url();
    Ok((url, Cookie::Departure.set(platform, &ticket.sealed(platform))))
}

/// Comes back from ProConnect and signs in. A refusal of ours is journaled.
///
/// # Errors
/// [`Error::NotFound`] when the deployment has no ProConnect; see [`ProconnectError`].
pub async fn arrive(
    platform: &Kernel,
    headers: &HeaderMap,
    answer: Answer,
    visit: &Visit,
) -> Result<SignedIn, ProconnectError> {
    let arrived = sign_in(platform, headers, answer, visit).await;
    if let Err(error) = &arrived
        && let Some(reason) = error.reason()
    {
        tracing::warn!(reason, "sign-in by ProConnect refused");
        let tx = platform.platform().begin(Actor::Anonymous).await?;
        tx.commit(Event::new("proconnect.refused").detail("motif", reason)).await?;
    }
    arrived
}

/// The cookie to clear after a return, whatever it gave: a departure is good for one return.
pub fn forget_departure(platform: &Kernel) -> HeaderValue {
    Cookie::Departure.clear(platform)
}

/// Where to send the person so that ProConnect ends its own session too; nothing when it offers no such thing.
///
/// # Errors
/// See [`ProconnectError`].
pub async fn logout_url(platform: &Kernel, hint: &Personal<String>) -> Result<Option<Url>, ProconnectError> {
    let config = config(platform)?;
    let provider = Provider::of(platform, config).await?;
    let Some(endpoint) = provider.metadata.additional_metadata().end_session_endpoint.clone() else { return Ok(None) };
    let token: CoreIdToken =
        hint.read(SIGNING_OUT).parse().map_err(|_| ProconnectError::Untrusted("jeton enregistré illisible"))?;
    let home = PostLogoutRedirectUrl::new(format!("{}/", platform.config().public_url())).map_err(anyhow::Error::from);
    let request = LogoutRequest::from(endpoint)
        .set_id_token_hint(&token)
        .set_client_id(ClientId::new(config.client.clone()))
        .set_state(CsrfToken::new(platform.random().token()))
        .set_post_logout_redirect_uri(home.map_err(Error::from)?);
    Ok(Some(request.http_get_url()))
}

async fn sign_in(
    platform: &Kernel,
    headers: &HeaderMap,
    answer: Answer,
    visit: &Visit,
) -> Result<SignedIn, ProconnectError> {
    let config = config(platform)?;
    let ticket = Cookie::Departure.read(platform, headers).and_then(|cookie| Ticket::open(platform, cookie));
    let ticket = ticket.filter(|ticket| ticket.has_state(platform, &answer.state)).ok_or(ProconnectError::Stale)?;
    if answer.iss.is_some_and(|issuer| issuer != config.emetteur) {
        return Err(ProconnectError::Untrusted("émetteur du retour"));
    }
    if !answer.error.is_empty() || answer.code.is_empty() {
        return Err(ProconnectError::Cancelled);
    }
    let mut provider = Provider::of(platform, config).await?;
    let http = http(platform, config)?;
    let exchange = provider.client.exchange_code(AuthorizationCode::new(answer.code)).map_err(|_| undescribed())?;
    let verifier = PkceCodeVerifier::new(ticket.secret(platform, "pkce"));
    let tokens = exchange.set_pkce_verifier(verifier).request_async(&http).await?;
    let id_token = tokens.id_token().ok_or(ProconnectError::Untrusted("jeton d'identité absent"))?;
    let nonce = Nonce::new(ticket.secret(platform, "nonce"));
    if id_token.claims(&provider.verifier(platform), &nonce).is_err_and(|error| lacks_key(&error)) {
        provider = provider.renewed(platform, config).await?;
    }
    let claims = id_token.claims(&provider.verifier(platform), &nonce)?;
    check_level(config, claims)?;
    let subject = Some(claims.subject().clone());
    let asked = provider.client.user_info(tokens.access_token().clone(), subject).map_err(|_| undescribed())?;
    let told: UserInfoClaims<Agent, CoreGenderClaim> = asked.require_signed_response(true).request_async(&http).await?;
    let account = find_or_create(platform, vouched(config, &told)?).await?.map_err(|refusal| match refusal {
        NoAccount::Unknown => ProconnectError::NoAccount,
        NoAccount::Linked => ProconnectError::Linked,
    })?;
    let hint = Personal::new(id_token.to_string());
    let session = open_session(platform, &account, How::Proconnect, Some(hint), visit).await?;
    Ok(SignedIn { cookies: vec![session, forget_departure(platform)], return_to: ticket.return_to })
}

fn config(platform: &Kernel) -> Result<&Proconnect, Error> {
    platform.config().proconnect.as_ref().ok_or(Error::NotFound)
}

/// A provider may ignore the levels that were asked for: the one it states is what counts.
fn check_level(config: &Proconnect, claims: &CoreIdTokenClaims) -> Result<(), ProconnectError> {
    let stated = claims.auth_context_ref().map(|level| level.as_str());
    let enough = config.acr.is_empty() || stated.is_some_and(|stated| config.acr.iter().any(|level| level == stated));
    if enough { Ok(()) } else { Err(ProconnectError::Level) }
}

/// ProConnect states no `email_verified`, its addresses being those that the agent's administration gave; another provider may say no.
fn vouched(config: &Proconnect, told: &UserInfoClaims<Agent, CoreGenderClaim>) -> Result<Vouched, ProconnectError> {
    if told.email_verified() == Some(false) {
        return Err(ProconnectError::Untrusted("adresse non vérifiée"));
    }
    let email =
        told.email().and_then(|email| Email::parse(email)).ok_or(ProconnectError::Untrusted("adresse absente"))?;
    let first = told.given_name().and_then(|name| name.get(None)).map(|name| name.as_str());
    let last = told.additional_claims().usual_name.as_deref();
    let last = last.or_else(|| told.family_name().and_then(|name| name.get(None)).map(|name| name.as_str()));
    let name = [first, last].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let name = if name.trim().is_empty() { email.guessed_name() } else { Personal::new(name) };
    let subject = Digest::of(format!("{}\0{}", config.emetteur, told.subject().as_str()).as_bytes());
    Ok(Vouched { subject, email, name })
}

fn undescribed() -> ProconnectError {
    ProconnectError::Untrusted("description du fournisseur incomplète")
}
