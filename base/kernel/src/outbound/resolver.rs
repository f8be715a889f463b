//! Resolution of names that only ever gives addresses the guard admits.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use super::client::Lookup;
use super::guard::Guard;

/// One address of the name at least is private: the whole name is refused, for a client would try its addresses in turn.
#[derive(Debug, thiserror::Error)]
#[error("private address")]
pub(super) struct PrivateAddress;

/// The name has no address.
#[derive(Debug, thiserror::Error)]
#[error("unknown name")]
pub(super) struct UnknownName;

#[derive(Clone)]
pub(super) struct Resolver {
    pub lookup: Lookup,
    pub guard: Guard,
    /// The host of the configured proxy, which the operator vouches for.
    pub proxy: Option<String>,
}

impl Resolver {
    /// The addresses of `host`, all admitted.
    pub async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, Box<dyn std::error::Error + Send + Sync>> {
        let found = (self.lookup)(host.to_owned()).await.map_err(|_| UnknownName)?;
        if found.is_empty() {
            return Err(UnknownName.into());
        }
        let vouched = self.proxy.as_deref() == Some(host);
        if !vouched && !found.iter().all(|address| self.guard.admits(*address)) {
            return Err(PrivateAddress.into());
        }
        Ok(found)
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let resolver = self.clone();
        Box::pin(async move {
            let found = resolver.addresses(name.as_str()).await?;
            Ok(Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0))) as Addrs)
        })
    }
}

/// Resolution by the operating system.
pub(super) fn system() -> Lookup {
    Arc::new(|host| {
        Box::pin(async move {
            let found: io::Result<_> = tokio::net::lookup_host((host, 0)).await;
            found.map(|found| found.map(|socket| socket.ip()).collect())
        })
    })
}
