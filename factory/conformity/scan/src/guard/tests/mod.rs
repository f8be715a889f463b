//! Private places refused however they are named; the operator's own let through, and nothing beside them.

mod proxy;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::Fetcher;
use crate::neighbour::{Neighbour, html};

fn gate(allow: &[&str]) -> Gate {
    let allow = allow.iter().map(|text| text.parse().unwrap()).collect();
    Gate::new(&Options { allow, ..Options::default() })
}

fn resolving(addresses: &'static [&'static str], allow: &[&str]) -> Options {
    let lookup: Lookup = Arc::new(move |_| {
        let found = addresses.iter().map(|text| text.parse().unwrap()).collect();
        Box::pin(async move { Ok(found) })
    });
    let allow = allow.iter().map(|text| text.parse().unwrap()).collect();
    Options { allow, lookup: Some(lookup), ..Options::default() }
}

async fn refused(gate: &Gate, host: &str) {
    let found = gate.addresses(host, 80).await;
    assert!(matches!(found, Err(Unreachable::Private(_))), "{host}: {found:?}");
}

#[tokio::test]
async fn private_numbers_are_refused_however_written() {
    let gate = gate(&[]);
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0x7f.1",
        "0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "0xA9FEA9FE",
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "[::]",
        "[::1]",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::1]",
        "[2002:7f00:1::]",
        "[2001:0:1::1]",
        "[2001:db8::1]",
    ] {
        refused(&gate, host).await;
    }
}

#[tokio::test]
async fn names_of_this_machine_and_of_local_networks_are_refused() {
    for host in ["localhost", "LOCALHOST.", "intranet", "app.localhost", "metadata.google.internal", "imprimante.local"]
    {
        refused(&gate(&[]), host).await;
    }
}

#[tokio::test]
async fn a_public_name_with_one_private_address_is_refused() {
    for addresses in [&["169.254.169.254"][..], &["93.184.215.14", "10.0.0.1"], &["::ffff:10.0.0.1"]] {
        let found = Gate::new(&resolving(addresses, &[])).addresses("piege.exemple.fr", 443).await;
        assert!(matches!(found, Err(Unreachable::Private(_))), "{addresses:?}");
    }
    let public = Gate::new(&resolving(&["93.184.215.14"], &[])).addresses("service.exemple.fr", 443).await;
    assert_eq!(public.unwrap()[0].to_string(), "93.184.215.14:443");
}

#[tokio::test]
async fn a_port_that_is_not_the_webs_is_not_knocked_at() {
    let gate = Gate::new(&resolving(&["93.184.215.14"], &[]));
    for port in [22, 25, 3306, 6379] {
        assert_eq!(gate.addresses("service.exemple.fr", port).await, Err(Unreachable::Port(port)));
    }
}

#[tokio::test]
async fn a_name_that_changes_its_address_gains_nothing() {
    let secret = Neighbour::answering(html("secret")).await;
    let turns = Arc::new(AtomicUsize::new(0));
    let counted = turns.clone();
    let lookup: Lookup = Arc::new(move |_| {
        // Public at each first look, private at each second.
        let public = counted.fetch_add(1, Ordering::Relaxed).is_multiple_of(2);
        let address: IpAddr = if public { "192.0.77.1" } else { "127.0.0.1" }.parse().unwrap();
        Box::pin(async move { Ok(vec![address]) })
    });
    let mut options = Options { lookup: Some(lookup), ..Options::default() };
    options.limits.connect = Duration::from_millis(200);
    options.limits.page = Duration::from_millis(400);
    let fetcher = Fetcher::new(&options).unwrap();
    // On a public port or its own, whatever the public address answers, the private one is never reached.
    for port in [80, secret.address.port(), 80, secret.address.port()] {
        let url = Url::parse(&format!("http://piege.exemple.fr:{port}/")).unwrap();
        let read = fetcher.page(&url).await;
        assert!(read.is_err() || port == 80, "{read:?}");
    }
    assert!(turns.load(Ordering::Relaxed) >= 4);
    assert!(secret.asked().is_empty(), "the private server was reached");
}

#[tokio::test]
async fn the_operator_allows_a_network_or_one_exact_place() {
    assert!(gate(&["127.0.0.0/8"]).addresses("127.0.0.1", 4321).await.is_ok());
    let place = gate(&["127.0.0.1:4106"]);
    assert!(place.addresses("127.0.0.1", 4106).await.is_ok());
    assert!(place.addresses("0x7f.1", 4106).await.is_ok());
    refused(&place, "127.0.0.1").await;
    refused(&place, "localhost").await;
    let named = Gate::new(&resolving(&["10.0.0.9"], &["essai.interne:8080"]));
    assert!(named.addresses("essai.interne", 8080).await.is_ok());
    let other = named.addresses("autre.exemple.fr", 8080).await;
    assert!(matches!(other, Err(Unreachable::Private(_))), "{other:?}");
}

#[test]
fn an_allowed_place_is_a_network_or_a_host_with_its_port() {
    assert_eq!("10.0.0.0/8".parse(), Ok(Allowed::Network("10.0.0.0/8".parse().unwrap())));
    assert_eq!("Localhost:80".parse(), Ok(Allowed::Place { host: "localhost".into(), port: 80 }));
    for wrong in ["localhost", "exemple.fr/chemin:80", "", "http://a:1", "a b:2"] {
        assert!(wrong.parse::<Allowed>().is_err(), "{wrong}");
    }
}
