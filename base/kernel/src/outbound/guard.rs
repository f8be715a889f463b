//! Which addresses may be reached: the public ones, and those that the operator allowed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

// RFC 6761 and 6762, RFC 8375, ICANN's reserved `.internal`; the cloud providers' metadata servers answer to names under the last one.
const LOCAL_DOMAINS: &[&str] = &[".localhost", ".local", ".localdomain", ".home.arpa", ".internal"];

/// The guard, with the networks that the operator allows besides public addresses (tests, an internal directory).
#[derive(Clone, Debug, Default)]
pub struct Guard {
    allowed: Vec<IpNet>,
}

impl Guard {
    /// A guard that also lets `allowed` through.
    pub fn new(allowed: Vec<IpNet>) -> Self {
        Self { allowed }
    }

    /// Whether a connection may be opened to this address.
    pub fn admits(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.allowed.iter().any(|net| net.contains(&address)) || is_public(address)
    }

    /// Whether a name may be resolved at all. Those of this machine and of local networks are refused at once, unless the operator allowed a
    /// network: its addresses then decide.
    pub fn admits_name(&self, name: &str) -> bool {
        let name = name.trim_end_matches('.');
        let local = !name.contains('.') || LOCAL_DOMAINS.iter().any(|domain| name.ends_with(domain));
        !local || !self.allowed.is_empty()
    }
}

/// Whether an address is a server's on the public Internet, by the IANA registries of special-purpose addresses (RFC 6890, updated).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_public_four(four),
        IpAddr::V6(six) => is_public_six(six),
    }
}

fn is_public_four(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        [0 | 10 | 127, ..] => true,
        [100, second, ..] => (64..128).contains(&second),
        [169, 254, ..] | [192, 168, ..] => true,
        [172, second, ..] => (16..32).contains(&second),
        [192, 0, 0 | 2, _] | [192, 88, 99, _] => true,
        [198, 18 | 19, ..] | [198, 51, 100, _] | [203, 0, 113, _] => true,
        // Azure's platform address: public in the registries, internal in fact.
        [168, 63, 129, 16] => true,
        [first, ..] => first >= 224,
    };
    !special
}

fn is_public_six(address: Ipv6Addr) -> bool {
    match address.segments() {
        // IPv4-mapped, and NAT64, which carries the IPv4 address of the true server (RFC 6052).
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_four(embedded(high, low))
        }
        // IETF protocols (Teredo, ORCHID, benchmarks), documentation, 6to4.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x2002, ..] => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        // All that is global unicast lies in 2000::/3.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

fn embedded(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))
}
