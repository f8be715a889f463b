//! The dates of the method, and what is accepted of a day.

use chrono::NaiveDate;

use crate::committee::domain::{TypedPlan, Window, cents, day, gate, window};
use crate::machine::State;
use portfolio::phase::PhaseName;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn asked(date: &str, reason: &str) -> TypedPlan {
    TypedPlan { date: date.into(), raison: reason.into(), ..TypedPlan::default() }
}

#[test]
fn the_next_committee_comes_within_six_months_and_before_the_envelope_ends() {
    let window = window(Some(on("2026-03-31")), Some(on("2026-12-31")));
    assert_eq!(window.latest, Some(on("2026-09-30")));
    assert_eq!(window.best, Some((on("2026-11-16"), on("2026-12-01"))));
    assert!(window.outside(on("2026-10-01")).unwrap().contains("six mois"));
    assert!(window.outside(on("2026-09-30")).unwrap().contains("45 à 30 jours"));
    let free = Window::default();
    assert_eq!(free.outside(on("2030-01-01")), None);
}

#[test]
fn a_day_outside_the_dates_needs_a_reason_and_a_past_one_is_refused() {
    let today = on("2026-08-20");
    let window = Window { latest: Some(on("2026-09-30")), best: None };
    assert_eq!(day(&asked("2026-09-30", ""), window, today), Ok((on("2026-09-30"), String::new())));
    let late = day(&asked("2026-10-01", "vite"), window, today).unwrap_err();
    assert!(late[0].field == "raison" && late[0].text.contains("30\u{a0}septembre 2026"));
    assert!(day(&asked("2026-10-01", "Le sponsor change en septembre."), window, today).is_ok());
    for bad in ["", "demain", "2026-08-19"] {
        assert_eq!(day(&asked(bad, ""), window, today).unwrap_err()[0].field, "date", "{bad}");
    }
}

#[test]
fn a_committee_judges_a_gate_of_the_phase_of_now() {
    let typed = |gate: &str| TypedPlan { jalon: gate.into(), ..TypedPlan::default() };
    let state = State::In(PhaseName::Acceleration);
    assert!(gate(&typed("investissement"), state).is_ok() && gate(&typed("consolidation"), state).is_ok());
    for bad in ["acceleration", "engagement", "fin-investigation", "autre", ""] {
        assert_eq!(gate(&typed(bad), state).unwrap_err().field, "jalon", "{bad}");
    }
}

#[test]
fn euros_are_read_as_people_write_them_and_kept_in_cents() {
    for (text, expected) in [("250 000", 25_000_000), ("250\u{202f}000,5 €", 25_000_050), ("1,05", 105), ("3.20", 320)]
    {
        assert_eq!(cents(text), Some(expected), "{text}");
    }
    for bad in ["", "0", "-5", "1,234", "mille", "1,2,3", "9999999999999", "€"] {
        assert_eq!(cents(bad), None, "{bad}");
    }
}
