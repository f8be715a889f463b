//! One connection, from its first byte to its last: HTTP/1 or HTTP/2 without TLS, whichever the client speaks.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::Service;

use super::server::ServerLimits;
use super::stall::Stalling;

/// What both protocols may do.
pub(super) fn protocols(limits: &ServerLimits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_time)
        .max_headers(limits.header_count)
        .max_buf_size(limits.header_bytes.max(8192));
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(u32::try_from(limits.header_bytes).unwrap_or(u32::MAX))
        .max_concurrent_streams(limits.streams)
        .keep_alive_interval(limits.idle_time)
        .keep_alive_timeout(limits.header_time);
    builder
}

pub(super) struct Connection {
    pub peer: SocketAddr,
    pub router: Router,
    pub limits: ServerLimits,
    pub protocols: Arc<Builder<TokioExecutor>>,
}

/// What a connection is doing: requests seen so far, requests running now.
#[derive(Default)]
struct Activity {
    seen: AtomicU64,
    running: AtomicUsize,
}

struct Busy(Arc<Activity>);

impl Activity {
    fn begin(activity: &Arc<Self>) -> Busy {
        activity.seen.fetch_add(1, Ordering::Relaxed);
        activity.running.fetch_add(1, Ordering::Relaxed);
        Busy(activity.clone())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Connection {
    pub async fn attend(self, stream: TcpStream, mut closing: watch::Receiver<()>) {
        // Without it the last packet of an answer waits for the client's acknowledgement.
        let _ = stream.set_nodelay(true);
        let activity = Arc::new(Activity::default());
        let service = service_fn(|request| answer(self.router.clone(), self.peer, Activity::begin(&activity), request));
        let io = TokioIo::new(Stalling::new(stream, self.limits.stall_time));
        let mut connection = pin!(self.protocols.serve_connection(io, service));
        let mut quiet = pin!(self.quiet(&activity));
        let (mut told, mut first) = (false, true);
        loop {
            tokio::select! {
                // Broken connections are the client's business.
                _ = connection.as_mut() => return,
                _ = closing.changed(), if !told => {
                    told = true;
                    connection.as_mut().graceful_shutdown();
                }
                spoke = quiet.as_mut(), if first => {
                    first = false;
                    if !spoke {
                        return;
                    }
                    told = true;
                    connection.as_mut().graceful_shutdown();
                }
            }
        }
    }

    /// Ends when the connection has been without request for too long, and says whether it ever had one. hyper waits for ever for the first
    /// bytes, which tell HTTP/1 from HTTP/2, and between two requests over HTTP/2.
    async fn quiet(&self, activity: &Activity) -> bool {
        tokio::time::sleep(self.limits.header_time).await;
        loop {
            let seen = activity.seen.load(Ordering::Relaxed);
            if seen == 0 {
                return false;
            }
            tokio::time::sleep(self.limits.idle_time).await;
            if activity.seen.load(Ordering::Relaxed) == seen && activity.running.load(Ordering::Relaxed) == 0 {
                return true;
            }
        }
    }
}

async fn answer(
    mut router: Router,
    peer: SocketAddr,
    busy: Busy,
    mut request: Request<Incoming>,
) -> Result<Response, Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = router.call(request.map(Body::new)).await;
    drop(busy);
    response
}
