//! Content-Security-Policy as the Observatory reads it: several policies become the one that is left of them all.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

/// What may be a policy: the shortest directive, one letter less.
const SHORTEST: usize = 6;
/// Directives that a `meta` may not carry (HTML standard).
const HEADER_ONLY: [&str; 3] = ["frame-ancestors", "report-uri", "sandbox"];
/// Directives whose repetition is only noted.
const REPEATABLE: [&str; 2] = ["report-uri", "report-to"];

/// A policy that cannot be read: too short, or the same directive twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// The directives that are in force, in their order, and the sources of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    directives: Vec<(String, BTreeSet<String>)>,
    /// Whether a reporting directive is repeated.
    pub repeats: bool,
}

struct Source {
    text: String,
    policy: usize,
    keep: bool,
}

impl Policy {
    /// What is left of these policies when all are enforced: a source counts when each policy that names the directive has it.
    ///
    /// # Errors
    /// [`Unreadable`] when one of them is.
    pub fn parse(policies: &[String]) -> Result<Self, Unreadable> {
        let clean: Vec<String> = policies.iter().map(|policy| policy.replace(['\r', '\n'], "").trim().into()).collect();
        if clean.iter().any(|policy: &String| policy.chars().count() < SHORTEST) {
            return Err(Unreadable);
        }
        let mut merged: Vec<(String, Vec<Source>)> = Vec::new();
        let mut repeats = false;
        for (rank, policy) in clean.iter().enumerate() {
            let mut seen: Vec<String> = Vec::new();
            for entry in policy.split(';') {
                let mut words = entry.split_whitespace();
                let Some(directive) = words.next().map(str::to_ascii_lowercase) else { continue };
                if seen.contains(&directive) {
                    if !REPEATABLE.contains(&directive.as_str()) {
                        return Err(Unreadable);
                    }
                    repeats = true;
                }
                let values = sources(&directive, words, rank);
                merge(&mut merged, &directive, values, rank, clean.len());
                seen.push(directive);
            }
        }
        let none = || BTreeSet::from(["'none'".to_owned()]);
        let flat = |sources: Vec<Source>| sources.into_iter().map(|source| source.text).collect::<BTreeSet<_>>();
        let directives = merged.into_iter().map(|(name, sources)| {
            let sources = flat(sources);
            (name, if sources.is_empty() { none() } else { sources })
        });
        Ok(Self { directives: directives.collect(), repeats })
    }

    /// Policies found in `meta` elements: without the directives that only a header may carry.
    pub fn parse_meta(policies: &[String]) -> Result<Self, Unreadable> {
        let mut policy = Self::parse(policies)?;
        policy.directives.retain(|(name, _)| !HEADER_ONLY.contains(&name.as_str()));
        Ok(policy)
    }

    /// Whether no directive is in force.
    pub fn is_empty(&self) -> bool {
        self.directives.is_empty()
    }

    /// The sources of a directive, when it is there.
    pub fn sources(&self, directive: &str) -> Option<&BTreeSet<String>> {
        self.directives.iter().find(|(name, _)| name == directive).map(|(_, sources)| sources)
    }

    pub(super) fn sources_mut(&mut self, directive: &str) -> Option<&mut BTreeSet<String>> {
        self.directives.iter_mut().find(|(name, _)| name == directive).map(|(_, sources)| sources)
    }

    /// Every directive and its sources.
    pub fn directives(&self) -> impl Iterator<Item = (&str, &BTreeSet<String>)> {
        self.directives.iter().map(|(name, sources)| (name.as_str(), sources))
    }
}

fn sources<'a>(directive: &str, words: impl Iterator<Item = &'a str>, policy: usize) -> Vec<Source> {
    let source = |text: String| Source { text, policy, keep: policy == 0 };
    let values: Vec<Source> = words.map(|word| source(word.to_lowercase())).collect();
    // A list of sources without a source is 'none'.
    if values.is_empty() && directive.ends_with("-src") { vec![source("'none'".into())] } else { values }
}

fn merge(merged: &mut Vec<(String, Vec<Source>)>, directive: &str, values: Vec<Source>, rank: usize, policies: usize) {
    let position = merged.iter().position(|(name, _)| name == directive);
    let position = position.unwrap_or_else(|| {
        merged.push((directive.to_owned(), Vec::new()));
        merged.len() - 1
    });
    let mut all = std::mem::take(&mut merged[position].1);
    if rank == 0 {
        all.clear();
    }
    all.extend(values);
    all.sort_by(|one, other| one.text.cmp(&other.text));
    for index in 1..all.len() {
        let (before, rest) = all.split_at_mut(index);
        let (previous, source) = (&before[index - 1], &mut rest[0]);
        if source.policy == previous.policy && source.text.starts_with(&previous.text) {
            source.keep = false;
        }
        if source.policy != previous.policy && covers(&previous.text, &source.text) {
            source.keep = true;
        }
    }
    all.retain(|source| source.keep);
    // With other policies to come, what the first allows is kept only if they allow it too.
    if rank == 0 && policies > 1 {
        for source in &mut all {
            source.keep = false;
        }
    }
    merged[position].1 = all;
}

/// Whether the source `wide` covers `narrow`, by the matching of paths of CSP (a final slash covers what is below).
fn covers(wide: &str, narrow: &str) -> bool {
    if wide.is_empty() || wide == "/" && narrow.is_empty() {
        return true;
    }
    let exact = !wide.ends_with('/');
    let mut left: Vec<&str> = wide.split('/').collect();
    let right: Vec<&str> = narrow.split('/').collect();
    if left.len() > right.len() || exact && left.len() != right.len() {
        return false;
    }
    if !exact {
        left.pop();
    }
    left.iter().zip(right).all(|(one, other)| percent_decode_str(one).eq(percent_decode_str(other)))
}
