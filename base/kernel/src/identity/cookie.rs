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

/// A cookie as the privacy notice tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CookieNotice {
    /// Its name, as the browser shows it.
    pub name: String,
    /// What it is for, in French.
    pub purpose: &'static str,
    /// How long the browser keeps it, in French.
    pub life: String,
}

/// Every cookie of sign-in.
pub fn cookie_notices(https: bool) -> Vec<CookieNotice> {
    let all = [Cookie::Session, Cookie::Code, Cookie::Departure].into_iter();
    all.map(|cookie| CookieNotice { name: cookie.name(https), purpose: cookie.purpose(), life: cookie.life() })
        .collect()
}

impl Cookie {
    fn purpose(self) -> &'static str {
        match self {
            Self::Session => "Vous reconnaître d'une page à l'autre après votre connexion",
            Self::Code => "Ne laisser servir un code de connexion qu'au navigateur qui l'a demandé",
            Self::Departure => "Relier votre retour de ProConnect à votre départ",
        }
    }

    /// Seconds that the browser keeps it; nothing: until it closes.
    fn seconds(self) -> Option<u32> {
        match self {
            Self::Session => None,
            Self::Code | Self::Departure => Some(600),
        }
    }

    fn life(self) -> String {
        self.seconds()
            .map_or_else(|| "Jusqu'à la fermeture du navigateur".into(), |seconds| format!("{} minutes", seconds / 60))
    }

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
        let age = self.seconds().map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        self.header(kernel, value, &age)
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
