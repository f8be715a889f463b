//! The rule of the current phase, its ties, and what is ambiguous.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn phase(name: PhaseName, start: &str, end: Option<&str>) -> Phase {
    Phase { name, start: day(start), end: end.map(day), comment: None }
}

use PhaseName::{Abandon, Acceleration, Consolidation, Construction, Investigation, Transfere};

#[test]
fn on_a_tie_the_later_phase_of_the_order_is_current() {
    let phases = [phase(Construction, "2025-07-29", None), phase(Investigation, "2025-07-29", None)];
    assert_eq!(current(&phases, day("2025-07-29")).unwrap().name, Construction);
}

#[test]
fn a_phase_dated_in_the_future_is_announced_never_current() {
    let phases = [phase(Investigation, "2026-09-07", None)];
    assert_eq!(current(&phases, day("2026-08-20")), None);
    assert_eq!(announced(&phases, day("2026-08-20")).len(), 1);
    assert_eq!(current(&phases, day("2026-09-07")).unwrap().name, Investigation);
}

#[test]
fn a_later_date_wins_over_a_later_phase_and_the_order_of_the_file_does_not_count() {
    let phases = [
        phase(Construction, "2022-11-01", None),
        phase(Investigation, "2021-04-01", None),
        phase(Consolidation, "2022-04-01", None),
    ];
    assert_eq!(current(&phases, day("2026-08-20")).unwrap().name, Construction);
    assert_eq!(current(&phases, day("2022-05-01")).unwrap().name, Consolidation);
}

#[test]
fn an_end_date_does_not_end_the_current_phase() {
    let phases = [phase(Investigation, "2020-03-01", Some("2020-06-15"))];
    assert_eq!(current(&phases, day("2021-01-01")).unwrap().name, Investigation);
    assert_eq!(ambiguities(&phases), [Ambiguity::EndOnLast { at: 0 }]);
}

#[test]
fn overlaps_and_gaps_are_told_apart_and_one_day_is_neither() {
    let next = phase(Construction, "2020-06-16", None);
    let with_end = |end| ambiguities(&[phase(Investigation, "2020-03-01", Some(end)), next.clone()]);
    assert_eq!(with_end("2020-06-15"), []);
    assert_eq!(with_end("2020-06-16"), []);
    assert_eq!(with_end("2020-06-14"), [Ambiguity::Gap { at: 0, next: 1 }]);
    assert_eq!(with_end("2020-06-17"), [Ambiguity::Overlap { at: 0, next: 1 }]);
}

#[test]
fn a_backward_move_and_an_abandon_after_a_transfer_are_ambiguous() {
    let back = [phase(Consolidation, "2019-04-01", None), phase(Acceleration, "2025-06-22", None)];
    assert_eq!(ambiguities(&back), [Ambiguity::Backward { at: 0, next: 1 }]);
    let stopped = [phase(Transfere, "2022-11-30", None), phase(Abandon, "2023-01-01", None)];
    assert_eq!(ambiguities(&stopped), [Ambiguity::TransferThenAbandon { at: 1 }]);
}

#[test]
fn the_phases_of_one_day_are_told_once_with_their_names() {
    let phases = [phase(Construction, "2017-04-01", None), phase(Investigation, "2017-04-01", None)];
    let found = ambiguities(&phases);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text(&phases), "Plusieurs phases commencent le 01/04/2017 : Construction, Investigation.");
}

#[test]
fn older_names_have_a_meaning_and_unknown_ones_have_none() {
    let meaning = |old| PhaseName::from_alias(old).map(|alias| alias.name);
    assert_eq!(meaning("success"), Some(PhaseName::Opere));
    assert_eq!(meaning("transfer"), Some(Transfere));
    assert_eq!(meaning("alumni"), Some(Abandon));
    assert_eq!(meaning("death"), Some(Abandon));
    assert_eq!(meaning("croissance"), None);
}

#[test]
fn the_guide_counts_weeks_and_months_from_the_first_day() {
    let guide = Guide::of(Investigation).unwrap();
    assert_eq!(guide.span(day("2026-01-01")), (day("2026-02-12"), day("2026-03-05")));
    assert_eq!(guide.pace(day("2026-01-01"), day("2026-03-06")), Pace::Over);
    assert_eq!(Guide::of(Acceleration).unwrap().text(), "environ 12 mois");
    assert_eq!(Guide::of(Abandon), None);
}

fn any_phase() -> impl Strategy<Value = Phase> {
    (0usize..8, 0i64..20_000, proptest::option::of(0i64..20_000)).prop_map(|(name, start, end)| {
        let day = |days| day("1990-01-01") + chrono::TimeDelta::days(days);
        Phase { name: PhaseName::ALL[name], start: day(start), end: end.map(day), comment: None }
    })
}

proptest! {
    #[test]
    fn current_is_never_a_future_phase_and_never_depends_on_the_order_of_the_file(
        phases in proptest::collection::vec(any_phase(), 0..8), at in 0i64..20_000, turn in 0usize..8,
    ) {
        let at = day("1990-01-01") + chrono::TimeDelta::days(at);
        let found = current(&phases, at).map(|phase| (phase.start, phase.name));
        prop_assert!(found.is_none_or(|(start, _)| start <= at));
        prop_assert_eq!(found.is_none(), announced(&phases, at).len() == phases.len());
        let mut turned = phases.clone();
        turned.rotate_left(turn.min(phases.len()));
        prop_assert_eq!(current(&turned, at).map(|phase| (phase.start, phase.name)), found);
    }

    #[test]
    fn ambiguities_never_panic_and_point_inside(phases in proptest::collection::vec(any_phase(), 0..8)) {
        for found in ambiguities(&phases) {
            prop_assert!(found.position() < phases.len());
            prop_assert!(!found.text(&phases).is_empty());
        }
    }
}
