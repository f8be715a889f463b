//! Answers that are too large, too slow, or never end.

use std::time::Instant;

use super::super::OutboundError;
use super::*;

fn small() -> OutboundLimits {
    OutboundLimits {
        answer_bytes: 10_000,
        total_time: Duration::from_millis(600),
        stall_time: Duration::from_millis(200),
        redirects: 5,
    }
}

#[tokio::test]
async fn an_answer_too_large_is_not_read_to_its_end() {
    let neighbour = Neighbour::behaving(|mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").await;
        let chunk = format!("1000\r\n{}\r\n", "a".repeat(4096));
        while stream.write_all(chunk.as_bytes()).await.is_ok() {}
    })
    .await;
    let outcome = bounded(small()).get(&neighbour.url("/")).await;
    assert!(matches!(outcome, Err(OutboundError::TooLarge(_))), "{outcome:?}");
}

#[tokio::test]
async fn an_answer_of_exactly_the_limit_is_taken_and_one_byte_more_is_not() {
    let neighbour = Neighbour::answering(ok(&"a".repeat(10_000))).await;
    assert_eq!(bounded(small()).get(&neighbour.url("/")).await.unwrap().body.len(), 10_000);
    let neighbour = Neighbour::answering(ok(&"a".repeat(10_001))).await;
    assert!(matches!(bounded(small()).get(&neighbour.url("/")).await, Err(OutboundError::TooLarge(_))));
}

#[tokio::test]
async fn an_answer_that_comes_drop_by_drop_is_given_up() {
    let neighbour = Neighbour::behaving(|mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").await;
        while stream.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
    let started = Instant::now();
    let outcome = bounded(small()).get(&neighbour.url("/")).await;
    assert!(matches!(outcome, Err(OutboundError::TimedOut(_))), "{outcome:?}");
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn an_answer_that_stops_in_the_middle_is_given_up() {
    let neighbour = Neighbour::behaving(|mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc").await;
        tokio::time::sleep(Duration::from_secs(10)).await;
    })
    .await;
    let patient = OutboundLimits { total_time: Duration::from_secs(10), ..small() };
    let started = Instant::now();
    assert!(matches!(bounded(patient).get(&neighbour.url("/")).await, Err(OutboundError::TimedOut(_))));
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up() {
    let neighbour = Neighbour::behaving(|stream| async move {
        tokio::time::sleep(Duration::from_secs(10)).await;
        drop(stream);
    })
    .await;
    assert!(matches!(bounded(small()).get(&neighbour.url("/")).await, Err(OutboundError::TimedOut(_))));
}

#[tokio::test]
async fn a_compressed_answer_is_measured_once_opened() {
    let neighbour = Neighbour::behaving(|mut stream| async move {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", ZEROS.len());
        let _ = stream.write_all(head.as_bytes()).await;
        let _ = stream.write_all(ZEROS).await;
    })
    .await;
    assert!(matches!(bounded(small()).get(&neighbour.url("/")).await, Err(OutboundError::TooLarge(_))));
    let roomy = OutboundLimits { answer_bytes: 20_000, ..small() };
    assert_eq!(bounded(roomy).get(&neighbour.url("/")).await.unwrap().body.len(), 20_000);
}

#[tokio::test]
async fn a_closed_port_and_a_server_that_speaks_no_http_are_told_apart() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let outcome = client().get(&format!("http://{closed}/")).await;
    assert!(matches!(outcome, Err(OutboundError::Unreachable(_))), "{outcome:?}");
    let neighbour = Neighbour::answering("SSH-2.0-OpenSSH\r\n").await;
    assert!(matches!(client().get(&neighbour.url("/")).await, Err(OutboundError::Interrupted(_))));
    let outcome = client().get(&neighbour.url("/").replace("http:", "https:")).await;
    assert!(matches!(outcome, Err(OutboundError::Tls(_))), "{outcome:?}");
}

/// 20 000 zeros in gzip.
const ZEROS: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1, 0x31, 0x01, 0x00, 0x00, 0x00, 0xc2, 0xa0,
    0xf5, 0x4f, 0x6d, 0x0d, 0x0f, 0xa0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x78, 0x30, 0x02, 0x53, 0x2f, 0x97, 0x20, 0x4e, 0x00, 0x00,
];
