//! A proxy on loopback through which the browser of a scan must go: the same gate for everything that a page asks for, and the count of it.
//!
//! The browser never resolves a name itself. Only the browser that holds the token is served: it carries it in its `User-Agent`, which Chromium
//! sends to its proxy with each tunnel, and which is taken off plain requests before they leave.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kernel::Random;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;
use url::Url;

use super::Gate;
use crate::options::Options;

/// The longest head of a request.
const HEAD: usize = 64 * 1024;
/// How long a tunnel may stay without a byte.
const IDLE: Duration = Duration::from_secs(30);
/// The most that one browser may take through us.
const VOLUME: u64 = 200 * 1024 * 1024;

/// Where Chromium reports to its maker of its own accord, whatever its arguments: refused, and no fault of the page.
const MAKER: [&str; 10] = [
    "accounts.google.com",
    "android.clients.google.com",
    "clients2.google.com",
    "clients4.google.com",
    "content-autofill.googleapis.com",
    "edgedl.me.gvt1.com",
    "optimizationguide-pa.googleapis.com",
    "redirector.gvt1.com",
    "safebrowsing.googleapis.com",
    "update.googleapis.com",
];

/// What went through the proxy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Connections opened: one per plain request, one per tunnel.
    pub connections: u64,
    /// Bytes that came back.
    pub bytes: u64,
    /// The hosts that were refused, each once.
    pub refused: Vec<String>,
}

/// A running proxy; it stops when dropped.
pub struct GuardProxy {
    /// Where it listens, on loopback.
    pub address: SocketAddr,
    /// What the browser must have in its `User-Agent`.
    pub token: String,
    tally: Arc<Tally>,
    serving: tokio::task::JoinHandle<()>,
}

struct Tally {
    gate: Gate,
    token: String,
    connections: AtomicU64,
    bytes: AtomicU64,
    refused: Mutex<Vec<String>>,
}

impl GuardProxy {
    /// Starts a proxy under the guard of these options.
    ///
    /// # Errors
    /// When no port of loopback is free.
    pub async fn start(options: &Options) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let token = format!("jeton-{}", Random::system().token());
        let tally = Arc::new(Tally {
            gate: Gate::new(options),
            token: token.clone(),
            connections: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            refused: Mutex::new(Vec::new()),
        });
        let address = listener.local_addr()?;
        let serving = tokio::spawn(serve(listener, tally.clone()));
        Ok(Self { address, token, tally, serving })
    }

    /// The arguments that make a Chromium go through here for everything: loopback too, no DNS nor UDP of its own.
    pub fn chromium_arguments(&self, user_agent: &str) -> Vec<String> {
        vec![
            format!("--proxy-server=http://{}", self.address),
            "--proxy-bypass-list=<-loopback>".into(),
            format!("--user-agent={user_agent} {}", self.token),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            "--disable-domain-reliability".into(),
            "--no-first-run".into(),
            "--disable-quic".into(),
            "--dns-prefetch-disable".into(),
            "--webrtc-ip-handling-policy=disable_non_proxied_udp".into(),
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp".into(),
        ]
    }

    /// What went through so far.
    pub fn traffic(&self) -> Traffic {
        Traffic {
            connections: self.tally.connections.load(Ordering::Relaxed),
            bytes: self.tally.bytes.load(Ordering::Relaxed),
            refused: self.tally.refused.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }
}

impl Drop for GuardProxy {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, tally: Arc<Tally>) {
    let mut clients = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                if let Ok((client, _)) = accepted {
                    clients.spawn(client_of(client, tally.clone()));
                }
            }
            Some(_) = clients.join_next() => {}
        }
    }
}

async fn client_of(mut client: TcpStream, tally: Arc<Tally>) {
    let head = timeout(IDLE, read_head(&mut client)).await;
    let Ok(Some((head, rest))) = head else { return };
    let answer = match Asked::read(&head, &tally.token) {
        Ok(asked) => forward(&mut client, asked, &rest, &tally).await,
        Err(status) => Err(status),
    };
    if let Err(status) = answer {
        let text = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        let _ = client.write_all(text.as_bytes()).await;
        let _ = client.shutdown().await;
    }
}

/// The head of a request, and what was read beyond it.
async fn read_head(client: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut head = Vec::new();
    loop {
        if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
            let rest = head.split_off(end + 4);
            return Some((String::from_utf8(head).ok()?, rest));
        }
        if head.len() > HEAD || client.read_buf(&mut head).await.ok()? == 0 {
            return None;
        }
    }
}

/// What a browser asks of its proxy.
struct Asked {
    host: String,
    port: u16,
    /// The head to pass on; nothing for a tunnel.
    head: Option<String>,
}

impl Asked {
    fn read(head: &str, token: &str) -> Result<Self, &'static str> {
        const BAD: &str = "400 Requete illisible";
        let (line, fields) = head.split_once("\r\n").ok_or(BAD)?;
        let held = |field: &str| field.to_ascii_lowercase().starts_with("user-agent:") && field.contains(token);
        if !fields.split("\r\n").any(held) {
            return Err("407 Jeton absent");
        }
        let mut words = line.split(' ');
        let (method, target) = (words.next().ok_or(BAD)?, words.next().ok_or(BAD)?);
        if method == "CONNECT" {
            let url = Url::parse(&format!("https://{target}/")).map_err(|_| BAD)?;
            let host = url.host_str().ok_or(BAD)?.to_owned();
            return Ok(Self { host, port: url.port_or_known_default().ok_or(BAD)?, head: None });
        }
        let url = Url::parse(target).map_err(|_| BAD)?;
        let host = url.host_str().filter(|_| url.scheme() == "http").ok_or(BAD)?.to_owned();
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let mut passed = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for field in fields.split("\r\n").filter(|field| !field.is_empty()) {
            let name = field.split(':').next().unwrap_or_default().to_ascii_lowercase();
            if !matches!(name.as_str(), "connection" | "proxy-connection" | "proxy-authorization" | "keep-alive") {
                passed.push_str(field.replace(token, "").trim_end());
                passed.push_str("\r\n");
            }
        }
        passed.push_str("\r\n");
        Ok(Self { host, port: url.port_or_known_default().ok_or(BAD)?, head: Some(passed) })
    }
}

async fn forward(client: &mut TcpStream, asked: Asked, rest: &[u8], tally: &Tally) -> Result<(), &'static str> {
    if tally.bytes.load(Ordering::Relaxed) > VOLUME {
        return Err("509 Volume atteint");
    }
    if MAKER.contains(&asked.host.as_str()) {
        return Err("403 Hors du service");
    }
    let mut server = tally.gate.connect(&asked.host, asked.port).await.map_err(|why| {
        if why.is_refusal() {
            let mut refused = tally.refused.lock().unwrap_or_else(PoisonError::into_inner);
            if !refused.contains(&asked.host) {
                refused.push(asked.host.clone());
            }
            return "403 Adresse refusee";
        }
        "502 Serveur injoignable"
    })?;
    tally.connections.fetch_add(1, Ordering::Relaxed);
    match &asked.head {
        None => client.write_all(b"HTTP/1.1 200 Tunnel ouvert\r\n\r\n").await.map_err(|_| "499 Parti")?,
        Some(head) => server.write_all(head.as_bytes()).await.map_err(|_| "502 Serveur injoignable")?,
    }
    server.write_all(rest).await.map_err(|_| "502 Serveur injoignable")?;
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let up = pump(&mut from_client, &mut to_server, None);
    let down = pump(&mut from_server, &mut to_client, Some(&tally.bytes));
    // What the server ends is over; a client that only stops speaking still listens.
    tokio::select! {
        () = down => {}
        () = async { up.await; std::future::pending().await } => {}
    }
    Ok(())
}

async fn pump(from: &mut (impl AsyncRead + Unpin), to: &mut (impl AsyncWrite + Unpin), count: Option<&AtomicU64>) {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let Ok(Ok(read @ 1..)) = timeout(IDLE, from.read(&mut buffer)).await else { break };
        if count.is_some_and(|count| count.fetch_add(read as u64, Ordering::Relaxed) > VOLUME) {
            break;
        }
        if to.write_all(&buffer[..read]).await.is_err() {
            break;
        }
    }
    let _ = to.shutdown().await;
}
