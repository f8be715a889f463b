//! What whoever starts a scan decides.

use std::path::PathBuf;
use std::time::Duration;

use kernel::Clock;
use kernel::outbound::Lookup;
use url::Url;

use crate::guard::Allowed;

/// The bounds of a scan.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a connection may take to open, TLS included.
    pub connect: Duration,
    /// Between two pieces of an answer.
    pub stall: Duration,
    /// One page, from the first resolution to the last byte, redirections included.
    pub page: Duration,
    /// The whole scan of one service; what is not known by then is `inconnu`.
    pub scan: Duration,
    /// The size of one answer once decompressed, in bytes.
    pub bytes: usize,
    /// How many redirections are followed.
    pub redirects: usize,
    /// How many pages are read beyond the home page.
    pub pages: usize,
    /// Between two pages of the same service: we are a guest.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            stall: Duration::from_secs(5),
            page: Duration::from_secs(15),
            scan: Duration::from_secs(50),
            bytes: 5 * 1024 * 1024,
            redirects: 10,
            pages: 12,
            pause: Duration::from_millis(100),
        }
    }
}

/// Where GitHub is.
#[derive(Clone, Debug)]
pub struct GitHub {
    /// For people.
    pub site: Url,
    /// For programs.
    pub api: Url,
    /// For the files themselves.
    pub raw: Url,
}

impl Default for GitHub {
    fn default() -> Self {
        Self {
            site: address("https://github.com"),
            api: address("https://api.github.com"),
            raw: address("https://raw.githubusercontent.com"),
        }
    }
}

fn address(constant: &str) -> Url {
    Url::parse(constant).unwrap_or_else(|_| unreachable!("a constant address"))
}

/// What whoever starts a scan decides.
#[derive(Clone)]
pub struct Options {
    /// How we introduce ourselves; the first word before the slash is our name in `robots.txt`.
    pub user_agent: String,
    /// Private places that may be reached all the same: the operator's, for tests and for services not open to the Internet.
    pub allow: Vec<Allowed>,
    /// Certificates of internal authorities, in PEM, besides those that Mozilla recognises.
    pub extra_roots: Vec<u8>,
    /// Whether a Chromium is started.
    pub browser: bool,
    /// The folder of axe-core's npm package (`scan.axe`); without it, what axe would find is unknown.
    pub axe: Option<PathBuf>,
    /// Domains that the operator knows to be in the browsers' HSTS list, with all below them.
    pub preloaded: Vec<String>,
    /// The source code's address, when the caller knows it; else it is looked for on the site.
    pub repository: Option<Url>,
    /// Where GitHub is: its site, its interface, its raw files.
    pub github: GitHub,
    /// Where known vulnerabilities are asked for: an address that answers like `https://api.osv.dev`.
    pub osv: Url,
    /// The bounds.
    pub limits: Limits,
    /// The time against which certificates and declarations are judged.
    pub clock: Clock,
    /// How names are resolved; nothing means by the system.
    pub lookup: Option<Lookup>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            user_agent: concat!("Fabrique/", env!("CARGO_PKG_VERSION"), " (analyse de conformite)").to_owned(),
            allow: Vec::new(),
            extra_roots: Vec::new(),
            browser: true,
            axe: None,
            preloaded: Vec::new(),
            repository: None,
            github: GitHub::default(),
            osv: address("https://api.osv.dev"),
            limits: Limits::default(),
            clock: Clock::system(),
            lookup: None,
        }
    }
}
