//! The rules of sign-in: plain values, no HTTP, no SQL, no clock.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use ipnet::IpNet;
use privacy::{OwnUrl, Personal, Purpose};

use crate::config::Session;

const COMPARING: Purpose = Purpose::new("reconnaître une adresse au moment de la connexion");

/// How long sessions last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lifetime {
    idle: TimeDelta,
    whole: TimeDelta,
}

impl Lifetime {
    pub fn of(config: &Session) -> Self {
        Self { idle: TimeDelta::minutes(config.inactivite_minutes), whole: TimeDelta::hours(config.duree_heures) }
    }

    /// Is a session over, for want of requests or because it has lasted its time?
    pub fn is_over(&self, created_at: DateTime<Utc>, last_seen_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now > last_seen_at + self.idle || now > created_at + self.whole
    }

    /// Sessions seen last before the first instant, or created before the second, are over.
    pub fn horizons(&self, now: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
        (now - self.idle, now - self.whole)
    }

    /// Is it time to note that the session is alive? Once a minute at most.
    pub fn wants_touch(&self, last_seen_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now - last_seen_at >= TimeDelta::minutes(1)
    }
}

/// A code can be used for this long.
pub(crate) const CODE_LIFE: TimeDelta = TimeDelta::minutes(10);
/// A code is burnt at this many wrong tries.
pub(crate) const CODE_TRIES: i64 = 5;
/// Codes that may be asked for one address from one network, and within what time: whoever floods an address blocks their own network.
pub(crate) const NETWORK_RATES: [(i64, TimeDelta); 2] = [(5, TimeDelta::minutes(15)), (20, TimeDelta::days(1))];
/// Codes that may be asked for one address from everywhere, and within what time. Five guesses each, one in a million: a day of trying finds
/// one code in three thousand.
pub(crate) const CODE_RATE: (i64, TimeDelta) = (60, TimeDelta::days(1));

/// The network of a client: 24 bits of an IPv4 address, 64 of an IPv6 one.
pub(crate) fn network_of(address: IpAddr) -> IpNet {
    let address = address.to_canonical();
    IpNet::new_assert(address, if address.is_ipv4() { 24 } else { 64 }).trunc()
}

/// An e-mail address in its one spelling: trimmed, lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(Personal<String>);

impl Email {
    /// Reads what somebody typed; nothing when it is no address of a person on the Internet.
    pub fn parse(typed: &str) -> Option<Self> {
        let email = typed.trim().to_lowercase();
        let address: lettre::Address = email.parse().ok()?;
        let dotted = address.domain().contains('.') && !address.domain().starts_with('[');
        (email.is_ascii() && email.len() <= 254 && dotted).then(|| Self(Personal::new(email)))
    }

    /// The address, as columns hold it.
    pub fn personal(&self) -> &Personal<String> {
        &self.0
    }

    /// Is it an address of one of these domains, or of a domain below one of them?
    pub(crate) fn is_of(&self, domains: &[String]) -> bool {
        let Some((_, domain)) = self.0.read(COMPARING).rsplit_once('@') else { return false };
        let below = |one: &str| domain.strip_suffix(one).is_some_and(|start| start.is_empty() || start.ends_with('.'));
        domains.iter().any(|one| below(&one.to_lowercase()))
    }

    /// A name to greet somebody with, of whom only the address is known: `camille.martin@…` gives « Camille Martin ».
    pub(crate) fn guessed_name(&self) -> Personal<String> {
        let local = self.0.read(COMPARING).split(['@', '+']).next().unwrap_or_default();
        let words = local.split(['.', '_', '-']).filter(|word| !word.is_empty()).map(capitalised);
        Personal::new(words.collect::<Vec<_>>().join(" "))
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A page of ours as it was asked for, or the home page: never another site.
pub fn return_path(asked: &str) -> OwnUrl {
    let local = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains('\\');
    OwnUrl::parse(asked).ok().filter(|_| local).unwrap_or_else(home)
}

/// Where to go after sign-in: the page that was wanted, or the home page; never sign-in itself.
pub fn after_sign_in(asked: &str) -> OwnUrl {
    let loops = ["/connexion", "/deconnexion"].iter().any(|start| asked.starts_with(start));
    if loops { home() } else { return_path(asked) }
}

fn home() -> OwnUrl {
    OwnUrl::parse("/").expect("the home page is a path")
}

/// The browser and the system that a `User-Agent` tells, coarsely: enough to recognise one's own device, too little to follow anybody.
pub(crate) fn device_label(user_agent: &str) -> String {
    let first = |names: &[(&str, &'static str)], other: &'static str| {
        names.iter().find(|(mark, _)| user_agent.contains(mark)).map_or(other, |(_, label)| *label)
    };
    // The order matters: Edge and Opera also say Chrome, Chrome also says Safari, Android also says Linux.
    let browsers = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    format!("{} sur {}", first(&browsers, "Navigateur"), first(&systems, "un système inconnu"))
}
