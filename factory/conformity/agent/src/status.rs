//! What a product's data declarations are worth: built in, observed, or only signed for.

use chrono::{DateTime, TimeDelta, Utc};

/// A report older than this proves nothing of today: the agent runs every night, and one night may be missed.
pub const FRESH_HOURS: i64 = 49;
/// How much the clock of the agent's machine may be ahead of ours.
const AHEAD: TimeDelta = TimeDelta::minutes(5);

/// How it is known that a database holds what is declared, from the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// The program does not compile or start otherwise.
    ByConstruction,
    /// The agent looked, not long ago, and agrees.
    Observed,
    /// The team signed it.
    Attested,
}

impl Proof {
    /// The French word of pages.
    pub fn label(self) -> &'static str {
        match self {
            Self::ByConstruction => "par construction",
            Self::Observed => "observé",
            Self::Attested => "attesté",
        }
    }
}

/// What is kept of the last report whose signature was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen<'a> {
    /// When the agent read the database.
    pub at: DateTime<Utc>,
    /// The digest of the manifest that it held beside it.
    pub manifest: &'a str,
    /// Whether it found nothing to say.
    pub agrees: bool,
}

/// What follows from what is known: `manifest` is the digest of the signed manifest, when there is one. Nothing signed, nothing proven.
pub fn proof(built_here: bool, manifest: Option<&str>, seen: Option<Seen<'_>>, now: DateTime<Utc>) -> Option<Proof> {
    if built_here {
        return Some(Proof::ByConstruction);
    }
    let manifest = manifest?;
    let observes = |seen: Seen<'_>| {
        let fresh = seen.at <= now + AHEAD && now - seen.at <= TimeDelta::hours(FRESH_HOURS);
        seen.agrees && fresh && seen.manifest == manifest
    };
    Some(if seen.is_some_and(observes) { Proof::Observed } else { Proof::Attested })
}
