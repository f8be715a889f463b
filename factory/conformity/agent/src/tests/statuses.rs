//! By construction, observed, attested, or nothing.

use chrono::TimeDelta;

use super::now;
use crate::{FRESH_HOURS, Proof, Seen, proof};

const MANIFEST: &str = "empreinte";

fn seen(hours: i64, manifest: &'static str, agrees: bool) -> Option<Seen<'static>> {
    Some(Seen { at: now() - TimeDelta::hours(hours), manifest, agrees })
}

#[test]
fn only_a_fresh_report_that_agrees_with_this_manifest_observes() {
    let status = |seen| proof(false, Some(MANIFEST), seen, now());
    assert_eq!(status(seen(0, MANIFEST, true)), Some(Proof::Observed));
    assert_eq!(status(seen(FRESH_HOURS, MANIFEST, true)), Some(Proof::Observed));
    for doubtful in [
        None,
        seen(FRESH_HOURS + 1, MANIFEST, true),
        seen(-1, MANIFEST, true),
        seen(0, "une autre empreinte", true),
        seen(0, MANIFEST, false),
    ] {
        assert_eq!(status(doubtful), Some(Proof::Attested), "{doubtful:?}");
    }
}

#[test]
fn a_report_without_a_signed_manifest_proves_nothing() {
    assert_eq!(proof(false, None, seen(0, MANIFEST, true), now()), None);
}

#[test]
fn what_is_built_here_needs_neither() {
    assert_eq!(proof(true, None, None, now()), Some(Proof::ByConstruction));
    let labels = [Proof::ByConstruction, Proof::Observed, Proof::Attested].map(Proof::label);
    assert_eq!(labels, ["par construction", "observé", "attesté"]);
}
