//! Whole scans of services that behave well or badly: always a report, never a grade of what was not seen.

mod encrypted;

use std::io::Write;
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use super::*;
use crate::Statut;
use crate::neighbour::{Neighbour, answer, html, moved, options, raw};
use crate::site;

/// The report of a service, checked for what every report must be.
async fn report_of(url: &Url) -> Report {
    let report = scan(url, &options()).await;
    let asked: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
    let answered: Vec<&str> = report.constats.iter().map(|constat| constat.critere.as_str()).collect();
    assert_eq!(answered, asked);
    assert!(report.constats.iter().all(|constat| constat.origine == "scan" && !constat.message.is_empty()));
    report
}

/// The home page cannot be read, for a reason that the report says; nothing that depends on it is graded.
async fn unreadable(url: &Url, reason: &str) {
    let report = report_of(url).await;
    let home = report.of(site::HOME.id).unwrap();
    assert!(home.message.contains(reason), "{} ≠ {reason}", home.message);
    let pages = report
        .constats
        .iter()
        .filter(|constat| ["pages.", "entetes.", "code."].iter().any(|scanner| constat.critere.starts_with(scanner)));
    for constat in pages {
        assert_eq!(constat.statut, Statut::Inconnu, "{}", constat.critere);
    }
}

#[tokio::test]
async fn a_service_in_good_order_is_read() {
    let page = "<title>Service</title><a href='/mentions-legales'>Mentions</a><a href='/guide.pdf'>Guide</a>";
    let service = Neighbour::serving([("/", html(page)), ("/mentions-legales", html("<h1>Mentions</h1>"))]).await;
    let report = report_of(&service.url("/")).await;
    assert_eq!(report.of(site::HOME.id).unwrap().statut, Statut::Conforme);
    assert_eq!(report.of(site::REACH.id).unwrap().statut, Statut::Conforme);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["constats"][0]["origine"], "scan");
    assert_eq!(json["constats"][0]["statut"], "conforme");
}

#[tokio::test]
async fn a_private_address_is_told_by_number_and_by_redirection() {
    for url in ["http://10.0.0.1/", "http://2852039166/", "http://[fd00:ec2::254]/"] {
        unreadable(&Url::parse(url).unwrap(), "adresse privée ou réservée").await;
    }
    let trap = Neighbour::answering(moved("http://169.254.169.254/latest/meta-data/")).await;
    unreadable(&trap.url("/"), "« 169.254.169.254 » mène à une adresse privée").await;
}

#[tokio::test]
async fn an_answer_without_end_is_stopped() {
    let flood = Neighbour::behaving(|_, mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10737418240\r\n\r\n";
        let _ = stream.write_all(head).await;
        while stream.write_all(&[b'a'; 16 * 1024]).await.is_ok() {}
    })
    .await;
    unreadable(&flood.url("/"), "dépasse 100000 octets").await;
}

#[tokio::test]
async fn a_bomb_is_measured_once_opened() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 2_000_000]).unwrap();
    let packed = packed.finish().unwrap();
    let bomb =
        Neighbour::answering(raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", &packed));
    unreadable(&bomb.await.url("/"), "dépasse 100000 octets").await;
    let unknown = raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", b"abc");
    unreadable(&Neighbour::answering(unknown).await.url("/"), "compression illisible (br)").await;
}

#[tokio::test]
async fn a_slow_drip_and_a_silence_are_given_up() {
    let drip = Neighbour::behaving(|_, mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n").await;
        while stream.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
    unreadable(&drip.url("/"), "à temps").await;
    let silence = Neighbour::behaving(|_, stream| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(stream);
    })
    .await;
    unreadable(&silence.url("/"), "à temps").await;
}

#[tokio::test]
async fn a_bad_certificate_a_closed_port_and_another_protocol_are_told_apart() {
    let plain = Neighbour::answering("SSH-2.0-OpenSSH\r\n").await;
    unreadable(&plain.url("/"), "n'est pas du HTTP").await;
    let mut encrypted = plain.url("/");
    encrypted.set_scheme("https").unwrap();
    unreadable(&encrypted, "ne parle pas TLS").await;
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    unreadable(&Url::parse(&format!("http://{closed}/")).unwrap(), "refuse la connexion").await;
}

#[tokio::test]
async fn redirections_without_end_are_told() {
    unreadable(&Neighbour::answering(moved("/")).await.url("/"), "en boucle").await;
    let ever_further = Neighbour::behaving(|request, mut stream| async move {
        let target = request.split(' ').nth(1).unwrap_or_default().to_owned();
        let _ = stream.write_all(&moved(&format!("{target}a"))).await;
    })
    .await;
    unreadable(&ever_further.url("/"), "redirige plus de 10 fois").await;
    unreadable(&Neighbour::answering(moved("file:///etc/passwd")).await.url("/"), "inutilisable").await;
}

#[tokio::test]
async fn what_is_no_html_is_told() {
    unreadable(&Neighbour::answering(answer(200, "application/pdf", "%PDF-1.7")).await.url("/"), "application/pdf")
        .await;
    unreadable(&Neighbour::answering(answer(200, "text/html", "%PDF-1.7")).await.url("/"), "un PDF annoncé").await;
    unreadable(&Neighbour::answering(answer(403, "text/html", "non")).await.url("/"), "l'erreur 403").await;
}

#[tokio::test]
async fn a_page_nested_without_end_is_read_as_far_as_is_reasonable() {
    let report = report_of(&Neighbour::answering(html(&"<div>".repeat(19_000))).await.url("/")).await;
    assert_eq!(report.of(site::HOME.id).unwrap().statut, Statut::Conforme);
    assert_ne!(report.of("entetes.observatoire").unwrap().statut, Statut::Inconnu);
}

#[tokio::test]
async fn an_encoding_that_nobody_reads_is_told() {
    let strange = raw("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ebcdic-fr", b"\xc9\x85\xa9\xff");
    unreadable(&Neighbour::answering(strange).await.url("/"), "l'encodage annoncé (ebcdic-fr)").await;
    let lying =
        raw("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", &[0xff, 0xfe, 0x80, 0x81].repeat(100)[1..]);
    unreadable(&Neighbour::answering(lying).await.url("/"), "(UTF-8)").await;
}

#[tokio::test]
async fn pages_that_robots_txt_closes_are_not_read() {
    let service = Neighbour::serving([
        ("/", html("<a href='/prive/a'>A</a><a href='/ouvert'>B</a>")),
        ("/robots.txt", answer(200, "text/plain", "User-agent: *\nDisallow: /prive")),
        ("/ouvert", html("<p>ouvert")),
    ])
    .await;
    let report = report_of(&service.url("/")).await;
    let reach = report.of(site::REACH.id).unwrap();
    assert_eq!(reach.statut, Statut::Conforme);
    assert!(reach.message.contains("à la demande de robots.txt : 1"));
    assert!(!service.asked().iter().any(|request| request.contains("/prive")));
}

#[tokio::test]
async fn a_site_closed_by_robots_txt_is_unknown_beyond_its_home_page() {
    let service = Neighbour::serving([
        ("/", html("<a href='/a'>A</a><a href='/b'>B</a>")),
        ("/robots.txt", answer(200, "text/plain", "User-agent: *\nDisallow: /")),
    ])
    .await;
    let report = report_of(&service.url("/")).await;
    assert_eq!(report.of(site::HOME.id).unwrap().statut, Statut::Conforme);
    let reach = report.of(site::REACH.id).unwrap();
    assert_eq!(reach.statut, Statut::Inconnu);
    assert!(reach.message.contains("robots.txt"));
}

#[tokio::test]
async fn what_was_found_before_time_ran_out_is_kept() {
    let drip = Neighbour::behaving(|request, mut stream| async move {
        if request.starts_with("GET / ") {
            let _ = stream.write_all(&html("<a href=/a>a</a><a href=/b>b</a>")).await;
        } else {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
    })
    .await;
    let mut options = options();
    options.limits.stall = Duration::from_secs(30);
    options.limits.page = Duration::from_secs(30);
    options.limits.scan = Duration::from_secs(3);
    let report = scan(&drip.url("/"), &options).await;
    assert_eq!(report.of("disponibilite.sonde").unwrap().statut, Statut::Conforme);
    let home = report.of(site::HOME.id).unwrap();
    assert_eq!(home.statut, Statut::Inconnu);
    assert!(home.message.contains("dans le temps accordé"));
}

#[tokio::test]
async fn one_that_hangs_does_not_hold_the_others() {
    let well = Neighbour::serving([("/", html("<p>bonjour"))]).await;
    let hanging = Neighbour::behaving(|_, stream| async move {
        tokio::time::sleep(Duration::from_secs(600)).await;
        drop(stream);
    })
    .await;
    let mut urls = vec![well.url("/"); 12];
    urls[3] = hanging.url("/");
    let mut options = options();
    options.limits.scan = Duration::from_secs(5);
    let started = Instant::now();
    let reports = scan_all(&urls, &options, 4).await;
    assert!(started.elapsed() < Duration::from_secs(60));
    for (rank, report) in reports.iter().enumerate() {
        let expected = if rank == 3 { Statut::Inconnu } else { Statut::Conforme };
        assert_eq!(report.of(site::HOME.id).unwrap().statut, expected, "{rank}");
    }
}
