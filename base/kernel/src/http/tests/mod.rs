//! The ground under real connections, and its rules taken one by one.

mod edge;
mod headers;
mod health;
mod limits;
mod refusals;
mod rules;
mod server;
mod telemetry;

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::edge::Edge;
use super::rate::Rates;
use super::server::{ServerLimits, Stopped, serve};

/// A server on a loopback port; it stops when told, or when dropped.
struct Served {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<std::io::Result<Stopped>>,
}

async fn served(router: Router, limits: ServerLimits) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let until = async move {
        let _ = stopped.await;
    };
    let ended = tokio::spawn(serve(listener, router, limits, until));
    Served { address, stop, ended }
}

/// Sends `request` as it is and gives everything that comes back until the connection ends.
async fn exchange(server: &Served, request: &str) -> String {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    rest(&mut stream).await
}

async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut answer)).await;
    assert!(read.is_ok(), "the connection should have ended");
    String::from_utf8_lossy(&answer).into_owned()
}

/// A request without body on a connection of its own.
fn asking(method: &str, path: &str, headers: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: fabrique.exemple.fr\r\nConnection: close\r\n{headers}\r\n")
}

fn routes() -> Router {
    Router::new()
        .route("/", get(|| async { "bonjour" }))
        .route("/produits/{id}", get(|| async { "produit" }).post(|body: String| async move { body.len().to_string() }))
        .route("/import", post(|body: String| async move { body.len().to_string() }))
        .route("/reference", get(|reference: super::request_id::RequestId| async move { reference.to_string() }))
        .route("/panne", get(broken))
        .route("/lent", get(slow))
        .route("/api/lent", get(slow))
}

async fn broken() -> &'static str {
    panic!("camille.martin@exemple.fr")
}

async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_millis(400)).await;
    "enfin"
}

/// The routes under the default edge, without rates.
fn edge() -> Edge {
    Edge { rates: Rates::off(), ..Edge::default() }
}

async fn behind(edge: Edge) -> Served {
    served(edge.around(routes()), ServerLimits::default()).await
}
