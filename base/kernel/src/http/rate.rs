//! How many requests one address may make, by kind of request. The state is bounded: it never grows beyond a fixed number of slots.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use http::{Method, StatusCode};

use super::asked::is_api;
use super::problem::Problem;

/// The kinds of requests, from the most to the least strictly counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bucket {
    /// Trying to sign in.
    SignIn,
    /// Anything that writes.
    Write,
    /// Reads of the API.
    Api,
    /// Reads of pages.
    Read,
}

/// A rate: so many per minute in the long run, so many at once.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Per minute, in the long run.
    pub per_minute: NonZeroU32,
    /// At once, after a rest.
    pub burst: NonZeroU32,
}

impl Rate {
    /// A rate, or nothing (no limit) when one of the figures is 0.
    pub fn of(per_minute: u32, burst: u32) -> Option<Self> {
        Some(Self { per_minute: NonZeroU32::new(per_minute)?, burst: NonZeroU32::new(burst)? })
    }
}

/// The rates of a deployment; nothing means no limit.
#[derive(Clone, Debug)]
pub struct Rates {
    /// For trying to sign in.
    pub sign_in: Option<Rate>,
    /// For what writes.
    pub write: Option<Rate>,
    /// For reads of the API.
    pub api: Option<Rate>,
    /// For reads of pages.
    pub read: Option<Rate>,
    /// The beginnings of the addresses where one signs in.
    pub sign_in_paths: Vec<String>,
    /// The addresses where reading is trying to sign in already: a provider is asked.
    pub sign_in_pages: Vec<String>,
}

impl Default for Rates {
    /// Meant for an administration whose whole staff shares one address.
    fn default() -> Self {
        let sign_in_paths = vec!["/connexion".to_owned()];
        let sign_in_pages = ["/connexion/proconnect", "/connexion/proconnect/retour"].map(str::to_owned).to_vec();
        Self {
            sign_in: Rate::of(30, 30),
            write: Rate::of(240, 120),
            api: Rate::of(600, 300),
            read: None,
            sign_in_paths,
            sign_in_pages,
        }
    }
}

impl Rates {
    /// No limit at all: for tests and measurements.
    pub fn off() -> Self {
        Self { sign_in: None, write: None, api: None, read: None, sign_in_paths: Vec::new(), sign_in_pages: Vec::new() }
    }

    fn bucket(&self, method: &Method, path: &str) -> Bucket {
        let reads = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
        match () {
            () if self.sign_in_pages.iter().any(|page| path == page) => Bucket::SignIn,
            () if !reads && self.sign_in_paths.iter().any(|start| path.starts_with(start.as_str())) => Bucket::SignIn,
            () if !reads => Bucket::Write,
            () if is_api(path) => Bucket::Api,
            () => Bucket::Read,
        }
    }
}

/// The counters. Addresses share 65 536 slots per kind, chosen by a hash that changes at each start: two addresses seldom meet, and nobody
/// can fill the memory by changing address.
pub struct Limiter {
    rates: Rates,
    slots: RandomState,
    clock: DefaultClock,
    sign_in: Option<DefaultKeyedRateLimiter<u16>>,
    write: Option<DefaultKeyedRateLimiter<u16>>,
    api: Option<DefaultKeyedRateLimiter<u16>>,
    read: Option<DefaultKeyedRateLimiter<u16>>,
}

impl Limiter {
    /// Counters at rest.
    pub fn new(rates: Rates) -> Self {
        let limiter = |rate: Option<Rate>| {
            rate.map(|rate| {
                DefaultKeyedRateLimiter::dashmap(Quota::per_minute(rate.per_minute).allow_burst(rate.burst))
            })
        };
        Self {
            slots: RandomState::new(),
            clock: DefaultClock::default(),
            sign_in: limiter(rates.sign_in),
            write: limiter(rates.write),
            api: limiter(rates.api),
            read: limiter(rates.read),
            rates,
        }
    }

    /// Counts a request in the bucket that its method and its path choose.
    ///
    /// # Errors
    /// The 429 that says when to come back.
    pub fn admit(&self, method: &Method, path: &str, address: IpAddr) -> Result<(), Problem> {
        self.count(self.rates.bucket(method, path), address)
    }

    /// Counts one request of `address` in `bucket`.
    ///
    /// # Errors
    /// The 429 that says when to come back.
    pub fn count(&self, bucket: Bucket, address: IpAddr) -> Result<(), Problem> {
        let Some(limiter) = self.limiter(bucket) else { return Ok(()) };
        let slot = self.slots.hash_one(holder(address)) as u16;
        limiter.check_key(&slot).map_err(|wait| too_many(wait.wait_time_from(self.clock.now())))
    }

    fn limiter(&self, bucket: Bucket) -> Option<&DefaultKeyedRateLimiter<u16>> {
        match bucket {
            Bucket::SignIn => self.sign_in.as_ref(),
            Bucket::Write => self.write.as_ref(),
            Bucket::Api => self.api.as_ref(),
            Bucket::Read => self.read.as_ref(),
        }
    }

    #[cfg(test)]
    pub(super) fn slots_in_use(&self, bucket: Bucket) -> usize {
        self.limiter(bucket).map_or(0, DefaultKeyedRateLimiter::len)
    }
}

// Whoever has one IPv6 address usually has the 2⁶⁴ around it.
fn holder(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & (u128::MAX << 64))),
        four @ IpAddr::V4(_) => four,
    }
}

fn too_many(wait: Duration) -> Problem {
    Problem::of(StatusCode::TOO_MANY_REQUESTS).retry_after(wait.as_secs() + 1)
}
