//! ProConnect as OpenID Connect describes it: discovered at each sign-in, so that a change of keys or of addresses is seen at once.

use futures::future::BoxFuture;
use openidconnect::core::{CoreClient, CoreClientAuthMethod, CoreIdTokenVerifier, CoreJwsSigningAlgorithm};
use openidconnect::{
    AuthType, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    IssuerUrl, ProviderMetadataWithLogout, RedirectUrl,
};

use super::error::ProconnectError;
use crate::Error;
use crate::config::Proconnect;
use crate::kernel::Kernel;
use crate::outbound::{OutboundError, Recipients};

/// Where the person comes back: to be declared to the provider.
pub(super) const RETURN: &str = "/connexion/proconnect/retour";

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The provider, described by itself, and the client that we are to it.
pub(super) struct Provider {
    pub client: Client,
    pub metadata: ProviderMetadataWithLogout,
}

impl Provider {
    pub async fn discover(platform: &Kernel, config: &Proconnect) -> Result<Self, ProconnectError> {
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
