//! The browser's proxy: same gate, counted, for the holder of the token alone.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;
use crate::guard::GuardProxy;
use crate::neighbour::options;

async fn ask(proxy: &GuardProxy, request: &str) -> String {
    let mut stream = TcpStream::connect(proxy.address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = timeout(Duration::from_secs(3), stream.read_to_end(&mut answer)).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_plain_request_passes_without_its_token_and_is_counted() {
    let site = Neighbour::answering(html("bonjour")).await;
    let proxy = GuardProxy::start(&options()).await.unwrap();
    let target = site.url("/page?a=1");
    let request = format!(
        "GET {target} HTTP/1.1\r\nHost: x\r\nUser-Agent: Chromium {}\r\nProxy-Connection: a\r\n\r\n",
        proxy.token
    );
    assert!(ask(&proxy, &request).await.ends_with("bonjour"));
    let asked = &site.asked()[0];
    assert!(asked.starts_with("GET /page?a=1 HTTP/1.1\r\n"), "{asked}");
    assert!(!asked.contains(&proxy.token) && !asked.contains("Proxy-Connection"));
    let traffic = proxy.traffic();
    assert_eq!(traffic.connections, 1);
    assert!(traffic.bytes > 7);
}

#[tokio::test]
async fn a_tunnel_passes_bytes_both_ways() {
    let site = Neighbour::answering(html("par le tunnel")).await;
    let proxy = GuardProxy::start(&options()).await.unwrap();
    let connect =
        format!("CONNECT {} HTTP/1.1\r\nUser-Agent: {}\r\n\r\nGET / HTTP/1.1\r\n\r\n", site.address, proxy.token);
    let answer = ask(&proxy, &connect).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("par le tunnel"), "{answer}");
}

#[tokio::test]
async fn private_places_are_refused_and_noted() {
    let proxy = GuardProxy::start(&Options::default()).await.unwrap();
    for line in ["CONNECT 169.254.169.254:443", "CONNECT [::1]:443", "GET http://10.0.0.1/", "GET http://localhost/"] {
        let answer = ask(&proxy, &format!("{line} HTTP/1.1\r\nUser-Agent: {}\r\n\r\n", proxy.token)).await;
        assert!(answer.starts_with("HTTP/1.1 403"), "{line}: {answer}");
    }
    let refused = proxy.traffic().refused;
    assert_eq!(refused, ["169.254.169.254", "[::1]", "10.0.0.1", "localhost"]);
}

#[tokio::test]
async fn what_the_browser_tells_its_maker_stays_here() {
    let proxy = GuardProxy::start(&options()).await.unwrap();
    let request = format!("CONNECT update.googleapis.com:443 HTTP/1.1\r\nUser-Agent: {}\r\n\r\n", proxy.token);
    assert!(ask(&proxy, &request).await.starts_with("HTTP/1.1 403"));
    assert_eq!(proxy.traffic(), crate::guard::Traffic::default());
}

#[tokio::test]
async fn nobody_else_uses_the_proxy() {
    let site = Neighbour::answering(html("bonjour")).await;
    let proxy = GuardProxy::start(&options()).await.unwrap();
    let target = site.url("/");
    for head in ["Host: x", "User-Agent: jeton-faux", "X: 1"] {
        let answer = ask(&proxy, &format!("GET {target} HTTP/1.1\r\n{head}\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 407"), "{answer}");
    }
    assert!(ask(&proxy, "n'importe quoi\r\n\r\n").await.starts_with("HTTP/1.1 40"));
    assert!(site.asked().is_empty());
}
