//! A connection to a server, through the gate, in clear or over TLS.

use std::io;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::Url;

use super::{Fetcher, Unreachable};

/// Bytes both ways.
pub trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// The authorities that Mozilla recognises, embedded so that a bare machine works too, and the operator's.
pub fn trusted_roots(extra: &[u8]) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for certificate in CertificateDer::pem_slice_iter(extra) {
        let certificate = certificate.map_err(|_| "certificats d'autorité illisibles (PEM attendu)")?;
        roots.add(certificate).map_err(|_| "certificat d'autorité inutilisable")?;
    }
    Ok(roots)
}

pub(super) fn tls(extra_roots: &[u8]) -> Result<ClientConfig, String> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| "aucune version de TLS utilisable")?
        .with_root_certificates(trusted_roots(extra_roots)?)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// Connects to the server of `url`.
pub(super) async fn open(fetcher: &Fetcher, url: &Url) -> Result<Box<dyn Stream>, Unreachable> {
    let host = url.host_str().ok_or(Unreachable::Address)?;
    let port = url.port_or_known_default().ok_or(Unreachable::Address)?;
    let stream = fetcher.gate.connect(host, port).await?;
    if url.scheme() == "http" {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(host.trim_matches(['[', ']']).to_owned()).map_err(|_| Unreachable::Address)?;
    let handshake = TlsConnector::from(fetcher.tls.clone()).connect(name, stream);
    match timeout(fetcher.limits.connect, handshake).await {
        Ok(Ok(stream)) => Ok(Box::new(stream)),
        Ok(Err(error)) => Err(Unreachable::Tls { host: host.to_owned(), reason: tls_reason(&error).to_owned() }),
        Err(_) => Err(Unreachable::Silent(host.to_owned())),
    }
}

/// What is wrong with a handshake, in French.
pub fn tls_reason(error: &io::Error) -> &'static str {
    let error = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match error {
        Some(rustls::Error::InvalidCertificate(problem)) => certificate_reason(problem),
        Some(rustls::Error::AlertReceived(_)) => "le serveur refuse la poignée de main TLS",
        Some(rustls::Error::PeerIncompatible(_)) => "le serveur ne parle ni TLS 1.2 ni TLS 1.3",
        Some(rustls::Error::InvalidMessage(_)) => "le serveur ne parle pas TLS sur ce port",
        Some(_) => "la poignée de main TLS échoue",
        None => "le serveur ferme la connexion pendant la poignée de main",
    }
}

fn certificate_reason(problem: &CertificateError) -> &'static str {
    match problem {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "le certificat est expiré",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "le certificat n'est pas encore valable"
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "le certificat n'est pas au nom du serveur"
        }
        CertificateError::UnknownIssuer => {
            "l'autorité du certificat n'est pas reconnue, ou un certificat intermédiaire manque"
        }
        CertificateError::Revoked => "le certificat est révoqué",
        _ => "le certificat n'est pas valable",
    }
}
