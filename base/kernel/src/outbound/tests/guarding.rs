//! Private addresses by name, by number, by rebinding.

use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::{Lookup, OutboundError};
use super::*;

async fn refused_as_private(url: &str) {
    let (client, refusals) = open_client();
    let outcome = client.get(url).await;
    assert!(matches!(outcome, Err(OutboundError::Private(_))), "{url}: {outcome:?}");
    assert_eq!(refusals.lock().unwrap().len(), 1, "{url}: the refusal must be told");
}

#[tokio::test]
async fn a_private_number_is_refused_however_it_is_written() {
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0x7f.1",
        "0",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.9.9",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "0xA9FEA9FE",
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
    ] {
        refused_as_private(&format!("http://{host}/")).await;
    }
}

#[tokio::test]
async fn a_private_ipv6_number_is_refused() {
    for host in [
        "::",
        "::1",
        "fe80::1",
        "fd00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:1::1",
        "2001:db8::1",
    ] {
        refused_as_private(&format!("http://[{host}]/")).await;
    }
}

#[tokio::test]
async fn a_name_of_this_machine_is_refused() {
    for host in ["localhost", "LOCALHOST.", "intranet", "app.localhost", "metadata.google.internal", "imprimante.local"]
    {
        refused_as_private(&format!("http://{host}/")).await;
    }
}

fn resolving(lookup: Lookup) -> Outbound {
    Outbound::new(OutboundSettings {
        recipients: Recipients::parse([".exemple.fr:*"]).unwrap(),
        lookup: Some(lookup),
        ..OutboundSettings::default()
    })
    .unwrap()
}

fn always(addresses: &'static [&'static str]) -> Lookup {
    Arc::new(move |_| {
        let found: Vec<IpAddr> = addresses.iter().map(|text| text.parse().unwrap()).collect();
        Box::pin(async move { Ok(found) })
    })
}

#[tokio::test]
async fn a_public_name_with_a_private_address_is_refused() {
    for addresses in [&["169.254.169.254"][..], &["93.184.215.14", "127.0.0.1"], &["::ffff:10.0.0.1"]] {
        let outcome = resolving(always(addresses)).get("http://piege.exemple.fr/").await;
        assert!(matches!(outcome, Err(OutboundError::Private(_))), "{addresses:?}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_name_that_changes_its_address_gains_nothing() {
    let neighbour = Neighbour::answering(ok("secret")).await;
    let turns = Arc::new(AtomicUsize::new(0));
    let counted = turns.clone();
    // Public when it is checked, private when it is used: as many times as one resolves.
    let lookup: Lookup = Arc::new(move |_| {
        let public = counted.fetch_add(1, Ordering::Relaxed).is_multiple_of(2);
        let address: IpAddr = if public { "192.0.77.1" } else { "127.0.0.1" }.parse().unwrap();
        Box::pin(async move { Ok(vec![address]) })
    });
    let client = resolving(lookup)
        .within(OutboundLimits { total_time: Duration::from_millis(300), ..OutboundLimits::default() });
    for _ in 0..4 {
        let url = format!("http://piege.exemple.fr:{}/", neighbour.address.port());
        assert!(client.get(&url).await.is_err());
    }
    assert!(turns.load(Ordering::Relaxed) >= 4);
    assert!(neighbour.asked().is_empty(), "the private server was reached");
}

#[tokio::test]
async fn the_operator_may_allow_a_network() {
    let neighbour = Neighbour::answering(ok("bonjour")).await;
    let settings = OutboundSettings {
        recipients: Recipients::parse(["essai.exemple.fr:*"]).unwrap(),
        allow: vec!["127.0.0.0/8".parse().unwrap()],
        lookup: Some(always(&["127.0.0.1"])),
        ..OutboundSettings::default()
    };
    let url = format!("http://essai.exemple.fr:{}/", neighbour.address.port());
    let answer = Outbound::new(settings).unwrap().get(&url).await.unwrap();
    assert_eq!(answer.body, "bonjour");
    assert!(neighbour.asked()[0].contains("host: essai.exemple.fr"));
}

#[tokio::test]
async fn a_recipient_that_nobody_declared_is_refused_and_told() {
    let neighbour = Neighbour::answering(ok("bonjour")).await;
    let (client, refusals) = open_client();
    let client = client.toward(Recipients::parse(["exemple.fr"]).unwrap());
    let outcome = client.get(&neighbour.url("/dossier?nom=petit")).await;
    assert!(matches!(&outcome, Err(OutboundError::Undeclared(host)) if host == "127.0.0.1"), "{outcome:?}");
    assert_eq!(refusals.lock().unwrap()[0].host, "127.0.0.1");
    assert!(!refusals.lock().unwrap()[0].reason.contains("petit"));
    assert!(neighbour.asked().is_empty());
}

#[tokio::test]
async fn an_unknown_name_is_told_as_such() {
    let lookup: Lookup = Arc::new(|_| Box::pin(async { Err(std::io::ErrorKind::NotFound.into()) }));
    let outcome = resolving(lookup).get("http://nulle-part.exemple.fr/").await;
    assert!(matches!(outcome, Err(OutboundError::UnknownName(_))), "{outcome:?}");
}
