//! A handshake that looks at the certificate without judging it.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, ProtocolVersion, SignatureScheme};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::Place;
use crate::fetch::{Fetcher, Unreachable, tls_reason};

/// What a handshake showed.
pub(super) struct Shaken {
    pub version: Option<ProtocolVersion>,
    /// The server's certificate first.
    pub chain: Vec<CertificateDer<'static>>,
}

/// Shakes hands with the server and hangs up: no request is sent over a connection that was not judged.
pub(super) async fn shake(fetcher: &Fetcher, place: &Place) -> Result<Shaken, Unreachable> {
    let stream = fetcher.gate().connect(&place.host, place.port).await?;
    let name = server_name(&place.host).ok_or(Unreachable::Address)?;
    let failed = |reason: &str| Unreachable::Tls { host: place.host.clone(), reason: reason.to_owned() };
    let config = looking().ok_or_else(|| failed("aucune version de TLS utilisable"))?;
    let handshake = TlsConnector::from(Arc::new(config)).connect(name, stream);
    match timeout(fetcher.limits().connect, handshake).await {
        Ok(Ok(stream)) => {
            let (_, connection) = stream.get_ref();
            let chain = connection.peer_certificates().unwrap_or_default();
            let chain = chain.iter().map(|certificate| certificate.clone().into_owned()).collect();
            Ok(Shaken { version: connection.protocol_version(), chain })
        }
        Ok(Err(error)) => Err(failed(tls_reason(&error))),
        Err(_) => Err(Unreachable::TimedOut(place.host.clone())),
    }
}

/// The name of a server, its number without brackets.
pub(super) fn server_name(host: &str) -> Option<ServerName<'static>> {
    ServerName::try_from(host.trim_matches(['[', ']']).to_owned()).ok()
}

fn looking() -> Option<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions().ok()?;
    let verifier = Arc::new(Looking(provider));
    Some(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

/// Takes any certificate; the signature of the handshake is still checked, so that the certificate is the server's own.
#[derive(Debug)]
struct Looking(Arc<CryptoProvider>);

impl ServerCertVerifier for Looking {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
