//! The cookies of sign-in: their names, how they are set, read and cleared.

use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};

use crate::kernel::Kernel;

/// A cookie of ours. Behind TLS it bears the `__Host-` prefix: browsers then refuse it from another host or without `Secure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// The session's token, until the browser closes or the session ends.
    Session,
    /// What binds a sign-in code to the browser that asked for it.
    Code,
    /// What binds the return from ProConnect to the departure.
    Departure,
}

impl Cookie {
    fn bare_name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Code => "code",
            Self::Departure => "depart",
        }
    }

    fn name(self, https: bool) -> String {
        format!("{}{}", if https { "__Host-" } else { "" }, self.bare_name())
    }

    /// The value that the browser sent; the first one when it sent several.
    pub fn read<'a>(self, kernel: &Kernel, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.name(kernel.config().is_https());
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(its_name, _)| *its_name == name).map(|(_, value)| value).filter(|value| !value.is_empty())
    }

    /// The header that sets it. `Lax`, so that a link from a letter arrives signed in, while other sites' forms do not.
    pub fn set(self, kernel: &Kernel, value: &str) -> HeaderValue {
        let age = if self == Self::Session { "" } else { "; Max-Age=600" };
        self.header(kernel, value, age)
    }

    /// The header that removes it.
    pub fn clear(self, kernel: &Kernel) -> HeaderValue {
        self.header(kernel, "", "; Max-Age=0")
    }

    /// Does this answer already set or clear it?
    pub fn is_set_by(self, kernel: &Kernel, headers: &HeaderMap) -> bool {
        let start = format!("{}=", self.name(kernel.config().is_https()));
        headers.get_all(SET_COOKIE).iter().any(|line| line.as_bytes().starts_with(start.as_bytes()))
    }

    fn header(self, kernel: &Kernel, value: &str, age: &str) -> HeaderValue {
        let https = kernel.config().is_https();
        let secure = if https { "; Secure" } else { "" };
        let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name(https));
        HeaderValue::try_from(line).expect("names and tokens are visible ASCII")
    }
}
