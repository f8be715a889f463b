//! The Observatory's test of the Content-Security-Policy.

mod policy;

use std::collections::BTreeSet;

use super::Observed;
use super::outcome::{Outcome, csp as outcome};

pub use policy::{Policy, Unreadable};

const BROAD: [&str; 8] = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];
const INLINE: [&str; 2] = ["'unsafe-inline'", "data:"];
const TRUSTED: [&str; 4] = ["'sha256-", "'sha384-", "'sha512-", "'nonce-"];
const PASSIVE: [&str; 2] = ["img-src", "media-src"];

/// The conclusion, and the policy in force when there is one.
pub(super) fn test(observed: &Observed<'_>) -> (Outcome, Option<Policy>) {
    // A comma separates policies, in one header as between several (CSP 3, 2.2; RFC 9110, 5.3).
    let split = |values: Vec<String>| -> Vec<String> {
        values.iter().flat_map(|value| value.split(',').map(|policy| policy.trim().to_owned())).collect()
    };
    let header = split(observed.headers("content-security-policy"));
    let meta = split(observed.meta_policies());
    let both: Vec<String> = header.iter().chain(&meta).cloned().collect();
    let Ok(mut policy) = Policy::parse(&both) else { return (outcome::INVALID, None) };
    let empty = |parsed: Result<Policy, Unreadable>| parsed.is_ok_and(|policy| policy.is_empty());
    // An unreadable half counts as empty, as the whole was readable.
    let no_header = Policy::parse(&header).is_err() || empty(Policy::parse(&header));
    let no_meta = Policy::parse_meta(&meta).is_err() || empty(Policy::parse_meta(&meta));
    if no_header && no_meta {
        let observed_only = !observed.headers("content-security-policy-report-only").concat().is_empty();
        return (if observed_only { outcome::REPORT_ONLY } else { outcome::ABSENT }, None);
    }
    let conclusion = judge(&mut policy, observed.page.url.scheme() == "https");
    let conclusion = if conclusion.pass && policy.repeats { outcome::DUPLICATES } else { conclusion };
    (conclusion, Some(policy))
}

fn judge(policy: &mut Policy, https: bool) -> Outcome {
    for directive in ["script-src", "style-src"] {
        let Some(sources) = effective_mut(policy, directive) else { continue };
        // With a nonce or a digest, browsers ignore 'unsafe-inline'.
        if any_starts(sources, &TRUSTED) {
            sources.remove("'unsafe-inline'");
        }
    }
    if let Some(scripts) = effective_mut(policy, "script-src")
        && scripts.contains("'strict-dynamic'")
    {
        if !any_starts(scripts, &TRUSTED) {
            return outcome::INVALID;
        }
        scripts.retain(|source| {
            source != "'self'" && source != "'unsafe-inline'" && !BROAD.iter().any(|broad| source.starts_with(broad))
        });
    }
    let (scripts, styles) = (effective(policy, "script-src"), effective(policy, "style-src"));
    let objects = effective(policy, "object-src");
    let active = policy.directives().filter(|(name, _)| !PASSIVE.contains(name) && *name != "script-src");
    let mut active: BTreeSet<&String> = active.flat_map(|(_, sources)| sources).collect();
    active.extend(&scripts);
    let passive = PASSIVE.iter().filter_map(|name| policy.sources(name).or_else(|| policy.sources("default-src")));
    if has_any(&scripts, &BROAD) || has_any(&scripts, &INLINE) || has_any(&objects, &BROAD) {
        outcome::UNSAFE_INLINE
    } else if https && active.into_iter().any(|source| in_clear(source)) {
        outcome::INSECURE_SCHEME
    } else if scripts.contains("'unsafe-eval'") || styles.contains("'unsafe-eval'") {
        outcome::UNSAFE_EVAL
    } else if https && passive.flatten().any(|source| in_clear(source)) {
        outcome::INSECURE_PASSIVE
    } else if has_any(&styles, &BROAD) || has_any(&styles, &INLINE) {
        outcome::UNSAFE_STYLE
    } else if policy.sources("default-src").is_some_and(|sources| sources.iter().eq(["'none'"])) {
        outcome::NONE_BY_DEFAULT
    } else {
        outcome::NO_UNSAFE
    }
}

/// The sources that apply to a directive: its own, else the default's, else anything.
fn effective(policy: &Policy, directive: &str) -> BTreeSet<String> {
    let found = policy.sources(directive).or_else(|| policy.sources("default-src"));
    found.cloned().unwrap_or_else(|| BTreeSet::from(["*".to_owned()]))
}

fn effective_mut<'a>(policy: &'a mut Policy, directive: &str) -> Option<&'a mut BTreeSet<String>> {
    let name = if policy.sources(directive).is_some() { directive } else { "default-src" };
    policy.sources_mut(name)
}

fn any_starts(sources: &BTreeSet<String>, starts: &[&str]) -> bool {
    sources.iter().any(|source| starts.iter().any(|start| source.starts_with(start)))
}

fn has_any(sources: &BTreeSet<String>, wanted: &[&str]) -> bool {
    wanted.iter().any(|wanted| sources.contains(*wanted))
}

fn in_clear(source: &str) -> bool {
    source.starts_with("http:") || source.starts_with("ftp:")
}
