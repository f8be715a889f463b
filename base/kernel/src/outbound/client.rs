//! What the operator decides about outbound requests, and the client made of it.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use ipnet::IpNet;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use url::Url;

use super::error::OutboundError;
use super::exchange::OutboundLimits;
use super::recipient::Recipients;
use super::resolver::{Resolver, system};

/// How names are resolved: by the system, or by a test that changes its mind.
pub type Lookup = Arc<dyn Fn(String) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> + Send + Sync>;

/// A request that the rules refused: who was aimed at and why. For the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The host that was aimed at, without path nor parameters.
    pub host: String,
    /// Why, in French.
    pub reason: String,
}

/// What is done of each refusal.
pub type OnRefusal = Arc<dyn Fn(&Refusal) + Send + Sync>;

/// What the operator decides about outbound requests.
#[derive(Clone)]
pub struct OutboundSettings {
    /// How we introduce ourselves.
    pub user_agent: String,
    /// The declared recipients.
    pub recipients: Recipients,
    /// Networks allowed besides public addresses.
    pub allow: Vec<IpNet>,
    /// Certificates of internal authorities, in PEM, besides those that Mozilla recognises.
    pub extra_roots: Vec<u8>,
    /// The proxy to go through. It resolves names itself: it is then the proxy that must resist rebinding.
    pub proxy: Option<Url>,
    /// Limits of each exchange.
    pub limits: OutboundLimits,
    /// How long a connection may take to open.
    pub connect_time: Duration,
    /// How names are resolved; nothing means by the system.
    pub lookup: Option<Lookup>,
    /// Called at each refusal. Must not block.
    pub on_refusal: Option<OnRefusal>,
}

impl Default for OutboundSettings {
    /// No recipient at all: each is declared.
    fn default() -> Self {
        Self {
            user_agent: concat!("Fabrique/", env!("CARGO_PKG_VERSION")).to_owned(),
            recipients: Recipients::Declared(Vec::new()),
            allow: Vec::new(),
            extra_roots: Vec::new(),
            proxy: None,
            limits: OutboundLimits::default(),
            connect_time: Duration::from_secs(5),
            lookup: None,
            on_refusal: None,
        }
    }
}

impl OutboundSettings {
    pub(super) fn resolver(&self) -> Resolver {
        Resolver {
            lookup: self.lookup.clone().unwrap_or_else(system),
            guard: super::guard::Guard::new(self.allow.clone()),
            proxy: self.proxy.as_ref().and_then(|url| url.host_str()).map(str::to_owned),
        }
    }

    /// Redirections are followed by [`super::Outbound`], which checks each.
    #[expect(clippy::disallowed_methods, reason = "the one place where an outbound client is made")]
    pub(super) fn client(&self, resolver: Resolver) -> Result<reqwest::Client, String> {
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls(&self.extra_roots)?)
            .dns_resolver(Arc::new(resolver))
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .no_proxy()
            .connect_timeout(self.connect_time)
            .pool_max_idle_per_host(4)
            .pool_idle_timeout(Duration::from_secs(30))
            .http2_max_header_list_size(32 * 1024)
            .user_agent(&self.user_agent);
        if let Some(proxy) = &self.proxy {
            let proxy = reqwest::Proxy::all(proxy.clone()).map_err(|_| "adresse de mandataire (proxy) inutilisable")?;
            builder = builder.proxy(proxy);
        }
        builder.build().map_err(|_| "le client des requêtes sortantes ne peut pas démarrer".to_owned())
    }
}

/// TLS 1.2 and 1.3 with the authorities that Mozilla recognises, embedded so that a bare machine works too, and the operator's.
fn tls(extra_roots: &[u8]) -> Result<ClientConfig, String> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for certificate in CertificateDer::pem_slice_iter(extra_roots) {
        let certificate = certificate.map_err(|_| "certificats d'autorité illisibles (PEM attendu)")?;
        roots.add(certificate).map_err(|_| "certificat d'autorité inutilisable")?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| "aucune version de TLS utilisable")?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

impl Refusal {
    pub(super) fn of(error: &OutboundError, url: &Url) -> Option<Self> {
        let host = url.host_str().unwrap_or_default().to_owned();
        error.is_refusal().then(|| Self { host, reason: error.to_string() })
    }
}
