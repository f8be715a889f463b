//! Where a request comes from: the peer of the connection, or the address that a trusted reverse proxy vouches for.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::HeaderMap;
use http::request::Parts;
use ipnet::IpNet;

use super::problem::Problem;

/// The address of the client. A personal datum: it limits rates and feeds the journal where the law asks for it, and stays out of logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

/// The reverse proxies whose `X-Forwarded-For` is believed.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// Reads addresses (`10.0.0.4`) and networks (`10.0.0.0/24`).
    ///
    /// # Errors
    /// A French sentence when one of them is neither.
    pub fn parse<T: AsRef<str>>(list: impl IntoIterator<Item = T>) -> Result<Self, String> {
        list.into_iter().map(|text| network(text.as_ref())).collect::<Result<_, _>>().map(Self)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|net| net.contains(&address))
    }

    /// The client of a request: walking `X-Forwarded-For` from the right, the first address that is not a proxy of ours. What stands
    /// further left was written by the client itself and proves nothing.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> ClientAddress {
        let mut client = peer.to_canonical();
        let lines: Vec<&str> =
            headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            if !self.trusts(client) {
                break;
            }
            let Some(address) = hop_address(hop.trim()) else { break };
            client = address.to_canonical();
        }
        ClientAddress(client)
    }
}

/// An address or a network in CIDR notation.
///
/// # Errors
/// A French sentence when the text is neither.
pub fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| format!("« {text} » n'est ni une adresse IP ni un réseau (exemple : 10.0.0.0/24)"))
}

// Some proxies write the port too.
fn hop_address(hop: &str) -> Option<IpAddr> {
    hop.parse::<IpAddr>().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

/// The peer of the connection, as the server noted it.
pub(super) fn peer(extensions: &http::Extensions) -> IpAddr {
    extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::from([0, 0, 0, 0]), |ConnectInfo(peer)| peer.ip())
}

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let unknown = || Problem::of(http::StatusCode::INTERNAL_SERVER_ERROR);
        parts.extensions.get::<Self>().copied().ok_or_else(unknown)
    }
}
