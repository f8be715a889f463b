//! Servers on loopback, well or badly behaved, for the tests of this crate.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kernel::outbound::Lookup;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use url::Url;

use crate::options::{Limits, Options};

/// A server and what it was asked.
pub(crate) struct Neighbour {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Neighbour {
    /// Each connection is given its first bytes and may do anything.
    pub async fn behaving<F: Future<Output = ()> + Send + 'static>(
        behaviour: impl Fn(String, TcpStream) -> F + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let memory = asked.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut head = vec![0; 16 * 1024];
                let read = stream.read(&mut head).await.unwrap_or(0);
                let request = String::from_utf8_lossy(&head[..read]).into_owned();
                memory.lock().unwrap().push(request.clone());
                tokio::spawn(behaviour(request, stream));
            }
        });
        Self { address, asked }
    }

    /// The same raw answer to everyone.
    pub async fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::behaving(move |_, mut stream| {
            let answer = answer.clone();
            async move {
                let _ = stream.write_all(&answer).await;
                let _ = stream.shutdown().await;
            }
        })
        .await
    }

    /// Raw answers by target (`/`, `/page?a=1`); 404 elsewhere.
    pub async fn serving(pages: impl IntoIterator<Item = (&'static str, Vec<u8>)>) -> Self {
        let pages: BTreeMap<&str, Vec<u8>> = pages.into_iter().collect();
        Self::behaving(move |request, mut stream| {
            let target = request.split(' ').nth(1).unwrap_or_default();
            let answer = pages.get(target).cloned().unwrap_or_else(|| answer(404, "text/plain", "rien"));
            async move {
                let _ = stream.write_all(&answer).await;
                let _ = stream.shutdown().await;
            }
        })
        .await
    }

    pub fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.address)).unwrap()
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// A server behind TLS, under a certificate of `host`: its port, and the authority to trust, in PEM.
pub(crate) async fn encrypted(host: &str, answer: Vec<u8>) -> (u16, Vec<u8>) {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root = authority.self_signed(&authority_key).unwrap();
    let key = KeyPair::generate().unwrap();
    let leaf = CertificateParams::new(vec![host.to_owned()]).unwrap();
    let certificate = leaf.signed_by(&key, &Issuer::from_params(&authority, &authority_key)).unwrap();
    let acceptor = acceptor(certificate.der().clone(), &key);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut head = [0; 8192];
            let _ = stream.read(&mut head).await;
            let _ = stream.write_all(&answer).await;
            let _ = stream.shutdown().await;
        }
    });
    (port, root.pem().into_bytes())
}

/// The server's half of TLS 1.2 and 1.3 under one certificate.
pub(crate) fn acceptor(certificate: CertificateDer<'static>, key: &KeyPair) -> TlsAcceptor {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// Every name leads to loopback.
pub(crate) fn all_here() -> Lookup {
    Arc::new(|_| Box::pin(async { Ok(vec!["127.0.0.1".parse().unwrap()]) }))
}

/// A raw answer.
pub(crate) fn answer(status: u16, kind: &str, body: &str) -> Vec<u8> {
    raw(&format!("HTTP/1.1 {status} -\r\nContent-Type: {kind}"), body.as_bytes())
}

/// A page of HTML.
pub(crate) fn html(body: &str) -> Vec<u8> {
    answer(200, "text/html; charset=utf-8", body)
}

/// A redirection.
pub(crate) fn moved(to: &str) -> Vec<u8> {
    raw(&format!("HTTP/1.1 302 -\r\nLocation: {to}"), b"")
}

/// A head and a body, of the length that it has.
pub(crate) fn raw(head: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// Options that reach loopback, with short bounds and no pause.
pub(crate) fn options() -> Options {
    let limits = Limits {
        connect: Duration::from_secs(2),
        stall: Duration::from_millis(300),
        page: Duration::from_secs(2),
        scan: Duration::from_secs(20),
        bytes: 100_000,
        pause: Duration::ZERO,
        ..Limits::default()
    };
    Options { allow: vec!["127.0.0.0/8".parse().unwrap()], limits, browser: false, ..Options::default() }
}
