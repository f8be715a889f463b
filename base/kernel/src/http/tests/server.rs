//! Slow, silent, greedy clients, and the end of the server.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::routing::get;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;

fn hurried() -> ServerLimits {
    ServerLimits { header_time: Duration::from_millis(200), ..ServerLimits::default() }
}

#[tokio::test]
async fn headers_that_do_not_end_are_cut() {
    let server = served(routes(), hurried()).await;
    let started = Instant::now();
    let answer = exchange(&server, "GET / HTTP/1.1\r\nHost: exemple.fr\r\nX-Lent: ").await;
    assert!(!answer.contains("200 OK"), "{answer}");
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn a_client_that_stops_before_telling_its_protocol_is_cut() {
    let server = served(routes(), hurried()).await;
    let started = Instant::now();
    assert_eq!(exchange(&server, "PRI * HTTP").await, "");
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn too_many_headers_are_refused() {
    let server = served(routes(), ServerLimits::default()).await;
    let answer = exchange(&server, &asking("GET", "/", &"X-A: 1\r\n".repeat(120))).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn too_large_headers_are_refused() {
    let server = served(routes(), ServerLimits::default()).await;
    let answer = exchange(&server, &asking("GET", "/", &format!("X-A: {}\r\n", "a".repeat(60_000)))).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn http_2_without_tls_is_spoken_to_who_begins_it() {
    let server = served(routes(), ServerLimits::default()).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").await.unwrap();
    let mut frame = [0; 9];
    stream.read_exact(&mut frame).await.unwrap();
    assert_eq!(frame[3], 4, "the first frame of a server is SETTINGS");
}

#[tokio::test]
async fn the_headers_of_a_second_request_must_come_in_time_too() {
    let server = served(routes(), hurried()).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let started = Instant::now();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: exemple.fr\r\n\r\nGET / HTTP/1.1\r\nX-Lent: ").await.unwrap();
    assert_eq!(rest(&mut stream).await.matches("200 OK").count(), 1);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn an_http_2_connection_without_request_is_closed_after_a_while() {
    let limits = ServerLimits { idle_time: Duration::from_millis(100), ..hurried() };
    let server = served(routes(), limits).await;
    let stream = TokioIo::new(TcpStream::connect(server.address).await.unwrap());
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake::<_, _, Body>(TokioExecutor::new(), stream).await.unwrap();
    let connection = tokio::spawn(connection);
    let request = http::Request::get("http://exemple.fr/").body(Body::empty()).unwrap();
    assert_eq!(sender.send_request(request).await.unwrap().status(), 200);
    tokio::time::timeout(Duration::from_secs(2), connection).await.expect("closed while idle").unwrap().unwrap();
}

#[tokio::test]
async fn a_running_request_finishes_when_the_server_stops() {
    let server = served(routes(), ServerLimits::default()).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(asking("GET", "/lent", "").as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop.send(()).unwrap();
    assert!(rest(&mut stream).await.ends_with("enfin"));
    assert_eq!(server.ended.await.unwrap().unwrap(), Stopped::Finished);
    assert!(TcpStream::connect(server.address).await.is_err(), "nothing listens any more");
}

#[tokio::test]
async fn the_server_stops_at_the_end_of_its_grace() {
    let limits = ServerLimits { grace: Duration::from_millis(50), ..ServerLimits::default() };
    let server = served(routes(), limits).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(asking("GET", "/lent", "").as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop.send(()).unwrap();
    assert_eq!(server.ended.await.unwrap().unwrap(), Stopped::CutShort);
}

#[tokio::test]
async fn an_idle_connection_does_not_delay_the_end() {
    let server = served(routes(), ServerLimits::default()).await;
    let _idle = TcpStream::connect(server.address).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let started = Instant::now();
    server.stop.send(()).unwrap();
    assert_eq!(server.ended.await.unwrap().unwrap(), Stopped::Finished);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn one_connection_too_many_waits_for_its_place() {
    let server = served(routes(), ServerLimits { connections: 1, ..ServerLimits::default() }).await;
    let first = TcpStream::connect(server.address).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut second = TcpStream::connect(server.address).await.unwrap();
    second.write_all(asking("GET", "/", "").as_bytes()).await.unwrap();
    let early = tokio::time::timeout(Duration::from_millis(200), second.read_u8()).await;
    assert!(early.is_err(), "the second connection was served beside the first");
    drop(first);
    assert!(rest(&mut second).await.ends_with("bonjour"));
}

#[tokio::test]
async fn a_client_that_does_not_read_its_answer_loses_its_place() {
    let endless =
        || async { Body::from_stream(futures::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b'a'; 65_536]))) };
    let limits = ServerLimits { connections: 1, stall_time: Duration::from_millis(200), ..ServerLimits::default() };
    let server = served(routes().route("/fin", get(endless)), limits).await;
    let mut greedy = TcpStream::connect(server.address).await.unwrap();
    greedy.write_all(asking("GET", "/fin", "").as_bytes()).await.unwrap();
    assert!(exchange(&server, &asking("GET", "/", "")).await.ends_with("bonjour"));
}
