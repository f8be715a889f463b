//! The way out, against servers on loopback that behave badly.

mod bounds;
mod guarding;
mod openid;
mod redirections;
mod rules;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Outbound, OutboundLimits, OutboundSettings, Recipients, Refusal};

/// A server that gives each connection the same answer and remembers what it was asked.
struct Neighbour {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Neighbour {
    async fn answering(answer: impl Into<String>) -> Self {
        let answer = answer.into();
        Self::behaving(move |mut stream| {
            let answer = answer.clone();
            async move {
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        })
        .await
    }

    async fn behaving<F: Future<Output = ()> + Send + 'static>(
        behaviour: impl Fn(TcpStream) -> F + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let memory = asked.clone();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut head = vec![0; 8192];
                let read = stream.read(&mut head).await.unwrap_or(0);
                memory.lock().unwrap().push(String::from_utf8_lossy(&head[..read]).into_owned());
                tokio::spawn(behaviour(stream));
            }
        });
        Self { address, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn moved(status: u16, to: &str) -> String {
    format!("HTTP/1.1 {status} Ailleurs\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

/// A client that may reach 127.0.0.1 on any port, and no other private address.
fn settings() -> OutboundSettings {
    OutboundSettings {
        recipients: Recipients::parse(["127.0.0.1:*"]).unwrap(),
        allow: vec!["127.0.0.1/32".parse().unwrap()],
        limits: OutboundLimits { total_time: Duration::from_secs(5), ..OutboundLimits::default() },
        ..OutboundSettings::default()
    }
}

fn client() -> Outbound {
    Outbound::new(settings()).unwrap()
}

fn bounded(limits: OutboundLimits) -> Outbound {
    client().within(limits)
}

/// A client to whom everything is declared and nothing private is allowed, and the list of what it refused.
fn open_client() -> (Outbound, Arc<Mutex<Vec<Refusal>>>) {
    let refusals = Arc::new(Mutex::new(Vec::new()));
    let noted = refusals.clone();
    let settings = OutboundSettings {
        recipients: Recipients::AnyPublic,
        on_refusal: Some(Arc::new(move |refusal| noted.lock().unwrap().push(refusal.clone()))),
        ..OutboundSettings::default()
    };
    (Outbound::new(settings).unwrap(), refusals)
}
