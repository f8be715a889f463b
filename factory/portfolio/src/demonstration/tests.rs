//! The demonstration shows every phase and every state.

use super::*;
use crate::phase::{Pace, PhaseName, ambiguities, announced, current};
use crate::statistics::{Life, is_untracked, times_in_phase};

fn today() -> NaiveDate {
    "2026-08-20".parse().expect("a date of the test")
}

#[test]
fn a_dozen_products_cover_every_phase_that_still_runs_or_ended() {
    let products = products(today());
    assert_eq!(products.len(), 12);
    let phases: Vec<PhaseName> =
        products.iter().filter_map(|product| current(&product.dated(), today()).map(|phase| phase.name)).collect();
    for phase in PhaseName::ALL {
        assert!(phases.contains(&phase), "{phase}");
    }
}

#[test]
fn something_is_announced_late_untracked_and_ambiguous() {
    let products = products(today());
    let dated: Vec<_> = products.iter().map(ProductSource::dated).collect();
    let lives: Vec<Life<'_>> = dated.iter().map(|phases| Life { id: "x", phases }).collect();
    assert!(dated.iter().any(|phases| !announced(phases, today()).is_empty()));
    assert!(times_in_phase(&lives, today()).iter().any(|time| time.pace == Pace::Over));
    assert!(times_in_phase(&lives, today()).iter().any(|time| time.pace != Pace::Over));
    assert!(products.iter().any(is_untracked));
    assert!(dated.iter().any(|phases| !ambiguities(phases).is_empty()));
}

#[test]
fn the_products_of_the_mission_have_their_real_dates() {
    let mano = real::products().remove(0);
    let starts: Vec<String> = mano.dated().iter().map(|phase| format!("{} {}", phase.name, phase.start)).collect();
    assert_eq!(
        starts,
        ["investigation 2020-08-01", "construction 2020-09-01", "acceleration 2021-08-01", "transfere 2024-03-01"]
    );
}
