//! ProConnect as OpenID Connect describes it: its description is kept for some minutes, so that departures cost nobody a
//! request, and read again when a token is signed by a key that it does not hold.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;
use openidconnect::core::{CoreClient, CoreClientAuthMethod, CoreIdTokenVerifier, CoreJwsSigningAlgorithm};
use openidconnect::{
    AuthType, ClaimsVerificationError, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    HttpRequest, HttpResponse, IssuerUrl, ProviderMetadataWithLogout, RedirectUrl, SignatureVerificationError,
};
use tokio::sync::Mutex;

use super::error::ProconnectError;
use crate::Error;
use crate::config::Proconnect;
use crate::kernel::Kernel;
use crate::outbound::{OutboundError, Recipients};

/// Where the person comes back: to be declared to the provider.
pub(super) const RETURN: &str = "/connexion/proconnect/retour";

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// How long a description of the provider is believed.
const DESCRIPTION_LIFE: TimeDelta = TimeDelta::minutes(10);

/// The description of the provider that was read last, and when. Two departures at once read it once.
#[derive(Default)]
pub(crate) struct Described(Mutex<Option<(DateTime<Utc>, Arc<Provider>)>>);

/// The provider, described by itself, and the client that we are to it.
pub(crate) struct Provider {
    pub client: Client,
    pub metadata: ProviderMetadataWithLogout,
}

impl Provider {
    /// The provider as it was described some minutes ago at most.
    pub async fn of(platform: &Kernel, config: &Proconnect) -> Result<Arc<Self>, ProconnectError> {
        let now = platform.clock().now();
        let mut kept = platform.described().0.lock().await;
        if let Some((read_at, provider)) = kept.as_ref()
            && now < *read_at + DESCRIPTION_LIFE
        {
            return Ok(provider.clone());
        }
        let provider = Arc::new(Self::discover(platform, config).await?);
        *kept = Some((now, provider.clone()));
        Ok(provider)
    }

    /// The provider described anew, when `self` lacks a key; whoever comes second takes what the first one read.
    pub async fn renewed(
        self: Arc<Self>,
        platform: &Kernel,
        config: &Proconnect,
    ) -> Result<Arc<Self>, ProconnectError> {
        let mut kept = platform.described().0.lock().await;
        if kept.as_ref().is_some_and(|(_, provider)| Arc::ptr_eq(provider, &self)) {
            *kept = None;
        }
        drop(kept);
        Self::of(platform, config).await
    }

    async fn discover(platform: &Kernel, config: &Proconnect) -> Result<Self, ProconnectError> {
        let issuer = IssuerUrl::new(config.emetteur.clone()).map_err(|_| unusable("proconnect.emetteur"))?;
        let metadata = ProviderMetadataWithLogout::discover_async(issuer, &http(platform, config)?).await?;
        let back = RedirectUrl::new(format!("{}{RETURN}", platform.config().public_url()));
        let secret = ClientSecret::new(config.secret.reveal().to_owned());
        let client =
            CoreClient::from_provider_metadata(metadata.clone(), ClientId::new(config.client.clone()), Some(secret))
                .set_redirect_uri(back.map_err(|_| unusable("url_publique"))?)
                .set_auth_type(auth_type(&metadata));
        Ok(Self { client, metadata })
    }

    /// Checks of the identity token, by our clock; only signatures that need the provider's private key are taken.
    pub fn verifier(&self, platform: &Kernel) -> CoreIdTokenVerifier<'_> {
        let (clock, known) = (
            platform.clock().clone(),
            [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256],
        );
        self.client.id_token_verifier().set_allowed_algs(known).set_time_fn(move || clock.now())
    }
}

/// Is a token refused only because the description does not hold the key that signed it?
pub(super) fn lacks_key(error: &ClaimsVerificationError) -> bool {
    matches!(error, ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey))
}

/// The client for requests to the provider and to nobody else.
pub(super) fn http(
    platform: &Kernel,
    config: &Proconnect,
) -> Result<
    impl Fn(HttpRequest) -> BoxFuture<'static, Result<HttpResponse, OutboundError>> + Send + Sync + use<>,
    ProconnectError,
> {
    let issuer = url::Url::parse(&config.emetteur).map_err(|_| unusable("proconnect.emetteur"))?;
    let host = issuer.host_str().unwrap_or_default();
    let recipient = issuer.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let recipients = Recipients::parse([recipient]).map_err(|_| unusable("proconnect.emetteur"))?;
    Ok(platform.outbound().toward(recipients).openid())
}

// ProConnect takes the secret in the form only; the standard's default is the header.
fn auth_type(metadata: &ProviderMetadataWithLogout) -> AuthType {
    let methods = metadata.token_endpoint_auth_methods_supported();
    match methods.is_some_and(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretPost)) {
        true => AuthType::RequestBody,
        false => AuthType::BasicAuth,
    }
}

fn unusable(key: &str) -> ProconnectError {
    ProconnectError::Failed(Error::Internal(anyhow::anyhow!("configuration : {key} n'est pas utilisable")))
}
