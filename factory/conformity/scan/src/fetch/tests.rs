//! Pages read as browsers read them; `robots.txt` as its standard says.

use url::Url;

use super::*;
use crate::neighbour::{Neighbour, all_here, html, moved, options, raw};

async fn text_of(head: &str, body: &[u8]) -> Result<Page, Unreachable> {
    let site = Neighbour::answering(raw(&format!("HTTP/1.1 200 OK\r\n{head}"), body)).await;
    Fetcher::new(&options()).unwrap().page(&site.url("/")).await
}

#[tokio::test]
async fn a_page_is_decoded_by_its_mark_then_its_header_then_its_meta() {
    let (kind, latin) = ("Content-Type: text/html", "Content-Type: text/html; charset=\"ISO-8859-1\"");
    for (head, body, encoding) in [
        (kind, &b"\xef\xbb\xbf\xc3\xa9t\xc3\xa9"[..], "UTF-8"),
        (latin, b"\xe9t\xe9", "windows-1252"),
        (kind, b"<meta charset=windows-1252>\xe9t\xe9", "windows-1252"),
        (kind, b"<META http-equiv=Content-Type content='text/html; charset=iso-8859-15'>\xe9t\xe9", "ISO-8859-15"),
        (kind, b"\xc3\xa9t\xc3\xa9", "UTF-8"),
        (kind, b"\xe9t\xe9", "windows-1252"),
        ("Content-Type: text/html; charset=utf-16le", b"\xe9\x00t\x00\xe9\x00", "UTF-16LE"),
    ] {
        let page = text_of(head, body).await.unwrap();
        assert!(page.body.ends_with("été"), "{head}: {}", page.body);
        assert_eq!(page.encoding, encoding, "{head}");
    }
}

#[tokio::test]
async fn an_encoding_nobody_announces_is_known_as_such() {
    assert!(!text_of("Content-Type: text/html", "été".as_bytes()).await.unwrap().encoding_declared);
    assert!(text_of("Content-Type: text/html; charset=utf-8", "été".as_bytes()).await.unwrap().encoding_declared);
}

#[tokio::test]
async fn a_compressed_page_is_opened() {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"<p>bonjour").unwrap();
    let head = "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip";
    assert_eq!(text_of(head, &packed.finish().unwrap()).await.unwrap().body, "<p>bonjour");
    assert!(matches!(text_of(head, b"ceci n'est pas compresse").await, Err(Unreachable::Compression { .. })));
}

#[tokio::test]
async fn redirections_are_remembered_and_cookies_come_back_to_their_host() {
    let site = Neighbour::behaving(|request, mut stream| async move {
        use tokio::io::AsyncWriteExt;
        let known = request.to_lowercase().contains("cookie: vu=1");
        let first = raw("HTTP/1.1 302 -\r\nLocation: /\r\nSet-Cookie: vu=1; Path=/", b"");
        let _ = stream.write_all(&if known { html("<p>entrez") } else { first }).await;
    })
    .await;
    let page = Fetcher::new(&options()).unwrap().page(&site.url("/")).await.unwrap();
    assert_eq!(page.body, "<p>entrez");
    assert_eq!(page.redirects, [site.url("/")]);
    assert_eq!(page.cookies, [(site.url("/"), "vu=1; Path=/".to_owned())]);
}

#[tokio::test]
async fn a_cookie_never_goes_to_another_host() {
    let other = Neighbour::answering(html("<p>ailleurs")).await;
    let there = format!("http://autre.exemple.fr:{}/", other.address.port());
    let head = format!("HTTP/1.1 302 -\r\nLocation: {there}\r\nSet-Cookie: secret=1");
    let site = Neighbour::answering(raw(&head, b"")).await;
    let options = Options { lookup: Some(all_here()), ..options() };
    Fetcher::new(&options).unwrap().page(&site.url("/")).await.unwrap();
    assert!(!other.asked()[0].contains("secret"));
}

#[tokio::test]
async fn a_status_is_asked_by_its_head_and_again_when_refused() {
    let site = Neighbour::behaving(|request, mut stream| async move {
        use tokio::io::AsyncWriteExt;
        let refused = raw("HTTP/1.1 405 -", b"");
        let answer = if request.starts_with("HEAD") { refused } else { html("<p>ici") };
        let _ = stream.write_all(&answer).await;
    })
    .await;
    assert_eq!(Fetcher::new(&options()).unwrap().status(&site.url("/")).await, Ok(200));
    assert_eq!(site.asked().len(), 2);
    let gone = Neighbour::serving([("/a", moved("/b"))]).await;
    assert_eq!(Fetcher::new(&options()).unwrap().status(&gone.url("/a")).await, Ok(404));
}

#[tokio::test]
async fn an_address_with_a_password_is_refused() {
    let url = Url::parse("https://camille:secret@exemple.fr/").unwrap();
    assert_eq!(Fetcher::new(&options()).unwrap().page(&url).await.unwrap_err(), Unreachable::Address);
}

fn allows(text: &str, path: &str) -> bool {
    let url = Url::parse(&format!("https://exemple.fr{path}")).unwrap();
    Robots::parse(text, "Fabrique/0.1 (essai)").allows(&url)
}

#[test]
fn the_longest_rule_of_our_group_decides() {
    let text = "User-agent: *\nDisallow: /\n\nUser-agent: fabrique\nUser-agent: autre\nDisallow: /prive\nAllow: /prive/public\n";
    assert!(allows(text, "/"));
    assert!(!allows(text, "/prive/a"));
    assert!(allows(text, "/prive/public/b"));
    assert!(!allows("User-agent: *\nDisallow: /", "/a"));
    assert!(allows("User-agent: *\nDisallow:", "/a"));
    assert!(allows("", "/a"));
    assert!(allows("User-agent: *\nDisallow: /a\nAllow: /a", "/a"));
}

#[test]
fn stars_and_ends_are_understood() {
    let text = "User-agent: *\nDisallow: /*.php$\nDisallow: /*?tri=\n";
    assert!(!allows(text, "/a/b.php"));
    assert!(allows(text, "/a/b.php?x"));
    assert!(!allows(text, "/liste?tri=nom"));
    assert!(!allows(text, "/a.php.php"));
    assert!(allows(text, "/a"));
    for (pattern, path, covered) in [
        ("/*aa$", "/aaa", true),
        ("/a*b*c", "/a-c-b", false),
        ("/a*b*c", "/axxbyyc/d", true),
        ("/seul$", "/seul/autre", false),
        ("/fin*", "/fin", true),
    ] {
        assert_eq!(allows(&format!("User-agent: *\nDisallow: {pattern}"), path), !covered, "{pattern} {path}");
    }
}

#[test]
fn the_pause_asked_for_is_granted_up_to_two_seconds() {
    let pause = |value: &str| Robots::parse(&format!("User-agent: *\nCrawl-delay: {value}"), "Fabrique").pause;
    assert_eq!(pause("0.5"), Some(Duration::from_millis(500)));
    assert_eq!(pause("3600"), Some(Duration::from_secs(2)));
    assert_eq!(pause("inf"), None);
    assert_eq!(pause("-1"), None);
}

#[tokio::test]
async fn a_robots_txt_that_cannot_be_had_closes_all_but_the_home_page() {
    let fetcher = Fetcher::new(&options()).unwrap();
    let broken = Neighbour::answering(raw("HTTP/1.1 500 -", b"")).await;
    assert!(!fetcher.robots(&broken.url("/")).await.allows(&broken.url("/a")));
    let absent = Neighbour::serving([]).await;
    assert!(fetcher.robots(&absent.url("/")).await.allows(&absent.url("/a")));
}
