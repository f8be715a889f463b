//! To whom requests may go: the recipients that somebody declared.

use url::Url;

/// A declared recipient: a host, or a domain with all its hosts, and its port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    host: String,
    with_subdomains: bool,
    port: Port,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Port {
    Usual,
    One(u16),
    Any,
}

impl Recipient {
    /// Reads `exemple.fr` (that host, on the usual ports), `.exemple.fr` (and its subdomains), `exemple.fr:8443`, `exemple.fr:*`.
    ///
    /// # Errors
    /// A French sentence when the text is none of them.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("« {text} » n'est pas un destinataire (exemples : exemple.fr, .exemple.fr, exemple.fr:8443)");
        let (with_subdomains, rest) = text.trim().strip_prefix('.').map_or((false, text.trim()), |rest| (true, rest));
        let (name, port) = match rest.rsplit_once(':') {
            Some((name, "*")) => (name, Port::Any),
            Some((name, digits)) if !digits.contains(']') => (name, Port::One(digits.parse().map_err(|_| wrong())?)),
            _ => (rest, Port::Usual),
        };
        // The URL parser gives hosts one spelling: lower case, punycode, dotted addresses.
        let url = Url::parse(&format!("https://{name}/")).map_err(|_| wrong())?;
        let bare = url.path() == "/" && url.query().is_none() && url.username().is_empty() && url.port().is_none();
        let host = url.host_str().filter(|_| bare).ok_or_else(wrong)?.to_owned();
        Ok(Self { host, with_subdomains, port })
    }

    fn is(&self, url: &Url) -> bool {
        let port = match self.port {
            Port::Usual => url.port().is_none_or(|port| port == 80 || port == 443),
            Port::One(port) => url.port_or_known_default() == Some(port),
            Port::Any => true,
        };
        port && url.host_str().is_some_and(|host| self.names(host.trim_end_matches('.')))
    }

    fn names(&self, host: &str) -> bool {
        let below = || host.strip_suffix(self.host.as_str()).is_some_and(|start| start.ends_with('.'));
        host == self.host || self.with_subdomains && below()
    }
}

/// The recipients of a client.
#[derive(Clone, Debug)]
pub enum Recipients {
    /// Those of the list, and nobody else: the rule.
    Declared(Vec<Recipient>),
    /// Any public server on the usual ports: for checking links that other people wrote.
    AnyPublic,
}

impl Recipients {
    /// Reads a list of recipients.
    ///
    /// # Errors
    /// A French sentence that names the first unreadable one.
    pub fn parse<T: AsRef<str>>(list: impl IntoIterator<Item = T>) -> Result<Self, String> {
        list.into_iter().map(|text| Recipient::parse(text.as_ref())).collect::<Result<_, _>>().map(Self::Declared)
    }

    /// Whether requests may go to this address.
    pub fn include(&self, url: &Url) -> bool {
        match self {
            Self::Declared(list) => list.iter().any(|recipient| recipient.is(url)),
            Self::AnyPublic => url.port().is_none_or(|port| port == 80 || port == 443),
        }
    }
}
