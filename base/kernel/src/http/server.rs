//! Serves a router on a listener: limits on headers, connections and time, and a shutdown that lets running requests finish.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{Semaphore, mpsc, watch};

use super::connection::{Connection, protocols};

/// The limits of a server, each meant to hold against a client that is slow, greedy or hostile.
#[derive(Clone, Copy, Debug)]
pub struct ServerLimits {
    /// How long a request's headers may take to arrive. Over HTTP/1 also how long a connection may wait for its next request: keep it above
    /// the reverse proxy's own idle time, or the proxy meets closed connections.
    pub header_time: Duration,
    /// The size of all the headers of a request, in bytes (≥ 8 192).
    pub header_bytes: usize,
    /// The number of headers of a request.
    pub header_count: usize,
    /// How long an HTTP/2 connection may stay without any request.
    pub idle_time: Duration,
    /// How long a client may refuse to take any byte of its answer.
    pub stall_time: Duration,
    /// Connections at the same time; the next ones wait to be accepted.
    pub connections: usize,
    /// Requests at the same time on one HTTP/2 connection.
    pub streams: u32,
    /// How long running requests may take to finish once the server stops.
    pub grace: Duration,
}

impl Default for ServerLimits {
    fn default() -> Self {
        Self {
            header_time: Duration::from_secs(20),
            header_bytes: 32 * 1024,
            header_count: 100,
            idle_time: Duration::from_secs(60),
            stall_time: Duration::from_secs(30),
            connections: 4096,
            streams: 100,
            grace: Duration::from_secs(20),
        }
    }
}

/// How a server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Every running request was answered.
    Finished,
    /// Some were still running when the grace was over.
    CutShort,
}

/// Serves `router` until `stop` ends, then stops accepting and lets running requests finish within [`ServerLimits::grace`].
///
/// # Errors
/// When the listener itself is unusable. A connection that fails ends alone.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: ServerLimits,
    stop: impl Future<Output = ()> + Send,
) -> io::Result<Stopped> {
    let mut stop = pin!(stop);
    let places = Arc::new(Semaphore::new(limits.connections));
    let protocols = Arc::new(protocols(&limits));
    let (closing, watch_closing) = watch::channel(());
    // Each connection holds a sender: the channel ends with the last connection.
    let (open, mut all_closed) = mpsc::channel::<()>(1);
    loop {
        let accepted = async {
            let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
            listener.accept().await.map(|(stream, peer)| (place, stream, peer))
        };
        let (place, stream, peer) = tokio::select! {
            () = &mut stop => break,
            accepted = accepted => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    accept_failed(&error).await;
                    continue;
                }
            },
        };
        let connection = Connection { peer, router: router.clone(), limits, protocols: protocols.clone() };
        let (closing, open) = (watch_closing.clone(), open.clone());
        tokio::spawn(async move {
            connection.attend(stream, closing).await;
            drop((place, open));
        });
    }
    drop((listener, watch_closing, open));
    let _ = closing.send(());
    let finished = tokio::time::timeout(limits.grace, all_closed.recv()).await.is_ok();
    Ok(if finished { Stopped::Finished } else { Stopped::CutShort })
}

// The connection may be gone already; when the process is out of file descriptors, waiting is all there is to do.
async fn accept_failed(error: &io::Error) {
    if !matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) {
        tracing::error!(%error, "cannot accept a connection");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Ends when the operator asks the process to stop (SIGTERM, SIGINT).
///
/// # Errors
/// When the process cannot listen to signals.
pub fn stop_signal() -> io::Result<impl Future<Output = ()> + Send> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
