//! The guard of every connection of a scan: a name is resolved once, all its addresses are judged, and the connection goes to one that was judged.
//!
//! Nothing in this crate opens a connection but [`Gate::connect`]: pages, redirections, TLS handshakes and the browser's proxy pass there, so
//! that a name that changes its address between check and use gains nothing.

mod proxy;

#[cfg(test)]
mod tests;

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use ipnet::IpNet;
use kernel::outbound::Lookup;
use kernel::outbound::guard::Guard;
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::{Host, Url};

use crate::fetch::Unreachable;
use crate::options::Options;

pub use proxy::{GuardProxy, Traffic};

/// Ports on which public servers answer the web; others are another service, which is not ours to knock at.
const WEB_PORTS: [u16; 4] = [80, 443, 8080, 8443];

/// A private place that the operator allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// A network, on every port: `127.0.0.0/8`.
    Network(IpNet),
    /// A host and a port, as written in the address: `localhost:4106`.
    Place {
        /// The name or number, in lower case.
        host: String,
        /// The port.
        port: u16,
    },
}

impl FromStr for Allowed {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(network) = text.parse() {
            return Ok(Self::Network(network));
        }
        let wrong = || format!("« {text} » n'est ni un réseau (10.0.0.0/8) ni un hôte avec son port (localhost:3000)");
        let url = Url::parse(&format!("http://{text}/")).map_err(|_| wrong())?;
        let bare = url.path() == "/" && url.query().is_none() && url.username().is_empty() && text.contains(':');
        match (url.host_str(), url.port_or_known_default()) {
            (Some(host), Some(port)) if bare => Ok(Self::Place { host: host.to_owned(), port }),
            _ => Err(wrong()),
        }
    }
}

/// The one way to a connection.
#[derive(Clone)]
pub struct Gate {
    guard: Guard,
    places: Vec<(String, u16)>,
    lookup: Option<Lookup>,
    connect: Duration,
}

impl Gate {
    /// A gate under these options.
    pub fn new(options: &Options) -> Self {
        let networks = options.allow.iter().filter_map(|allowed| match allowed {
            Allowed::Network(network) => Some(*network),
            Allowed::Place { .. } => None,
        });
        let places = options.allow.iter().filter_map(|allowed| match allowed {
            Allowed::Place { host, port } => Some((host.clone(), *port)),
            Allowed::Network(_) => None,
        });
        Self {
            guard: Guard::new(networks.collect()),
            places: places.collect(),
            lookup: options.lookup.clone(),
            connect: options.limits.connect,
        }
    }

    /// Opens a connection to `host`, a name or a number in the spelling of an address.
    ///
    /// # Errors
    /// Private, unknown, on a port that is not the web's, silent or closed.
    pub async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, Unreachable> {
        let addresses = timeout(self.connect, self.addresses(host, port));
        let addresses = addresses.await.map_err(|_| Unreachable::UnknownName(host.to_owned()))??;
        let opening = async {
            for address in &addresses {
                if let Ok(stream) = TcpStream::connect(address).await {
                    return Ok(stream);
                }
            }
            Err(Unreachable::Closed(host.to_owned()))
        };
        timeout(self.connect, opening).await.unwrap_or_else(|_| Err(Unreachable::Silent(host.to_owned())))
    }

    /// The addresses of `host`, all judged: one private address and the whole name is refused, for a client tries them in turn.
    ///
    /// # Errors
    /// Private, unknown, or on a port that is not the web's.
    pub async fn addresses(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Unreachable> {
        // 0x7f.1, 2130706433 and 0177.0.0.1 are read here as the address that they are.
        let parsed = Host::parse(host).map_err(|_| Unreachable::Address)?;
        let vouched = self.vouches(&parsed.to_string(), port);
        let found = match &parsed {
            Host::Ipv4(address) => vec![IpAddr::V4(*address)],
            Host::Ipv6(address) => vec![IpAddr::V6(*address)],
            Host::Domain(name) if !vouched && !self.admits_name(name) => return Err(self.private(host)),
            Host::Domain(name) => self.resolve(name).await?,
        };
        if !vouched && !found.iter().all(|address| self.admits(*address, port)) {
            return Err(self.private(host));
        }
        let public = found.iter().all(|address| kernel::outbound::guard::is_public(address.to_canonical()));
        if public && !vouched && !WEB_PORTS.contains(&port) {
            return Err(Unreachable::Port(port));
        }
        Ok(found.into_iter().map(|address| SocketAddr::new(address, port)).collect())
    }

    fn admits(&self, address: IpAddr, port: u16) -> bool {
        self.guard.admits(address) || self.vouches(&address.to_canonical().to_string(), port)
    }

    fn admits_name(&self, name: &str) -> bool {
        self.guard.admits_name(name)
    }

    fn vouches(&self, host: &str, port: u16) -> bool {
        self.places.iter().any(|(place, at)| place == host && *at == port)
    }

    fn private(&self, host: &str) -> Unreachable {
        tracing::warn!(host, "a scan was refused a private address");
        Unreachable::Private(host.to_owned())
    }

    async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Unreachable> {
        let found = match &self.lookup {
            Some(lookup) => lookup(name.to_owned()).await,
            None => tokio::net::lookup_host((name, 0)).await.map(|all| all.map(|socket| socket.ip()).collect()),
        };
        let found = found.unwrap_or_default();
        if found.is_empty() { Err(Unreachable::UnknownName(name.to_owned())) } else { Ok(found) }
    }
}
