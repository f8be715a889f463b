//! Recipients and addresses, without connection.

use url::Url;

use super::super::guard::{Guard, is_public};
use super::super::recipient::{Recipient, Recipients};

fn includes(recipient: &str, url: &str) -> bool {
    Recipients::parse([recipient]).unwrap().include(&Url::parse(url).unwrap())
}

#[test]
fn a_host_is_not_its_neighbours() {
    assert!(includes("exemple.fr", "https://exemple.fr/chemin"));
    assert!(includes("exemple.fr", "https://EXEMPLE.fr./"));
    assert!(!includes("exemple.fr", "https://www.exemple.fr/"));
    assert!(!includes("exemple.fr", "https://exemple.fr.pirate.fr/"));
    assert!(!includes("exemple.fr", "https://exemple.fr:8443/"));
}

#[test]
fn a_domain_includes_its_hosts_and_not_its_lookalikes() {
    assert!(includes(".exemple.fr", "https://exemple.fr/") && includes(".exemple.fr", "https://a.b.exemple.fr/"));
    assert!(!includes(".exemple.fr", "https://contrexemple.fr/"));
}

#[test]
fn a_port_is_part_of_the_declaration() {
    assert!(includes("exemple.fr:8443", "https://exemple.fr:8443/"));
    assert!(!includes("exemple.fr:8443", "https://exemple.fr/"));
    assert!(includes("exemple.fr:443", "https://exemple.fr/"));
    assert!(includes("[::1]:*", "http://[::1]:9/"));
}

#[test]
fn what_names_no_host_is_no_recipient() {
    for text in ["", ".", "https://exemple.fr", "exemple.fr/chemin", "a@exemple.fr", "exemple.fr:port", "exemple.fr?x"]
    {
        assert!(Recipient::parse(text).is_err(), "{text}");
    }
}

#[test]
fn ordinary_servers_are_public() {
    for address in [
        "93.184.215.14",
        "100.63.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "2606:2800::1",
        "2a01:e0a::1",
        "64:ff9b::5db8:d70e",
    ] {
        assert!(is_public(address.parse().unwrap()), "{address}");
    }
}

#[test]
fn an_allowed_network_is_allowed_however_its_addresses_are_written() {
    let guard = Guard::new(vec!["10.1.0.0/16".parse().unwrap()]);
    assert!(guard.admits("10.1.2.3".parse().unwrap()) && guard.admits("::ffff:10.1.2.3".parse().unwrap()));
    assert!(!guard.admits("10.2.0.1".parse().unwrap()) && !guard.admits("127.0.0.1".parse().unwrap()));
}

proptest::proptest! {
    #[test]
    fn an_embedded_address_is_judged_as_itself(bits: u32) {
        let four = std::net::Ipv4Addr::from_bits(bits);
        let public = is_public(four.into());
        proptest::prop_assert_eq!(is_public(four.to_ipv6_mapped().into()), public);
        proptest::prop_assert_eq!(Guard::default().admits(four.to_ipv6_mapped().into()), public);
        proptest::prop_assert!(!public || !four.is_private() && !four.is_loopback() && !four.is_link_local() && !four.is_multicast());
    }
}
