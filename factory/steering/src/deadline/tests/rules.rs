//! What is due, from plain values.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{Id, Personal, Slug};
use portfolio::phase::{Phase, PhaseName};

use crate::committee::records::session::{Model, Outcome, State};
use crate::deadline::calendar;
use crate::deadline::domain::{Due, Known, Near, due, gathered, near, publication};
use crate::gate::gates::Gate;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn session(day: &str, state: State, outcome: Option<Outcome>, until: Option<&str>) -> Model {
    Model {
        id: Id::parse("c").unwrap(),
        product: Slug::parse("mano").unwrap(),
        gate: Gate::Investissement,
        held_on: on(day),
        place: String::new(),
        state,
        schedule_reason: String::new(),
        problem: String::new(),
        last_months: String::new(),
        strategy: String::new(),
        ask: String::new(),
        outcome,
        envelope_cents: None,
        covers_until: until.map(on),
        proof: String::new(),
        decision: None,
        author: Personal::new(Id::parse("a").unwrap()),
        written_at: DateTime::<Utc>::UNIX_EPOCH,
        revision: 1,
        demonstration: false,
    }
}

fn told(phase: PhaseName, since: &str, sessions: &[Model], assessed: bool) -> Vec<(String, String)> {
    let phases = [Phase { name: phase, start: on(since), end: None, comment: None }];
    let documented = HashSet::new();
    let known = Known {
        id: "mano",
        phases: &phases,
        sessions,
        documented: &documented,
        derogations: &[],
        assessed,
        budgeted: false,
    };
    due(&known, on("2026-08-20")).into_iter().map(|due| (due.on.to_string(), due.what)).collect()
}

fn day<'a>(all: &'a [(String, String)], what: &str) -> Option<&'a str> {
    all.iter().find(|(_, told)| told.contains(what)).map(|(day, _)| day.as_str())
}

#[test]
fn a_committee_is_due_six_months_after_the_last_or_before_the_envelope_ends() {
    let closed = session("2026-05-01", State::Clos, Some(Outcome::Convaincu), Some("2026-11-01"));
    let all = told(PhaseName::Acceleration, "2025-06-02", std::slice::from_ref(&closed), true);
    assert_eq!(day(&all, "Comité à planifier"), Some("2026-09-17"), "45 days before the envelope ends");
    assert_eq!(day(&all, "Fin de l'enveloppe"), Some("2026-11-01"));
    assert_eq!(day(&all, "Consolidation au plus tard"), Some("2028-06-02"));
    assert_eq!(day(&all, "budget"), Some("2027-01-31"));
    let planned = session("2026-09-20", State::Planifie, None, None);
    let all = told(PhaseName::Acceleration, "2025-06-02", &[planned, closed], true);
    assert_eq!(day(&all, "Comité à planifier"), None);
    assert_eq!(
        (day(&all, "Documents"), day(&all, "Comité d'investissement")),
        (Some("2026-09-13"), Some("2026-09-13"))
    );
}

#[test]
fn a_committee_that_was_held_without_a_decision_is_late() {
    let held = session("2026-08-19", State::Planifie, None, None);
    let all = told(PhaseName::Construction, "2026-01-01", &[held], true);
    assert_eq!(day(&all, "la décision manque"), Some("2026-08-19"));
    assert_eq!(near(on("2026-08-19"), on("2026-08-20")), Near::Late);
}

#[test]
fn the_impact_assessment_on_data_comes_before_the_acceleration() {
    assert_eq!(day(&told(PhaseName::Construction, "2026-01-01", &[], false), "AIPD"), Some("2027-07-01"));
    assert_eq!(day(&told(PhaseName::Construction, "2026-01-01", &[], true), "AIPD"), None);
}

#[test]
fn a_product_that_stopped_owes_nothing() {
    let stopped = session("2026-05-01", State::Clos, Some(Outcome::NonConvaincu), None);
    assert_eq!(told(PhaseName::Abandon, "2026-05-01", &[stopped], false), []);
}

#[test]
fn budgets_are_published_in_january_and_june() {
    let cases = [
        ("2026-01-01", "2026-01-31"),
        ("2026-01-31", "2026-01-31"),
        ("2026-02-01", "2026-06-30"),
        ("2026-07-01", "2027-01-31"),
    ];
    for (today, expected) in cases {
        assert_eq!(publication(on(today)), on(expected), "{today}");
    }
}

#[test]
fn the_calendar_has_an_event_a_deadline_with_a_name_that_stays() {
    let closed = session("2026-05-01", State::Clos, Some(Outcome::Convaincu), Some("2026-11-01"));
    let phases = [Phase { name: PhaseName::Acceleration, start: on("2025-06-02"), end: None, comment: None }];
    let sessions = [closed];
    let documented = HashSet::from(["c".to_owned()]);
    let known = Known {
        id: "mano",
        phases: &phases,
        sessions: &sessions,
        documented: &documented,
        derogations: &[],
        assessed: true,
        budgeted: false,
    };
    let all = due(&known, on("2026-08-20"));
    let now = "2026-08-20T08:00:00Z".parse().unwrap();
    let file = calendar::file(&all, |id| id.to_uppercase(), "https://fabrique.exemple.fr", now);
    assert_eq!(file.matches("BEGIN:VEVENT").count(), all.len());
    assert!(file.starts_with("BEGIN:VCALENDAR") && file.contains("DTSTART;VALUE=DATE:20261101"), "{file}");
    assert!(file.contains("SUMMARY:MANO – Fin de l'enveloppe"));
    assert_eq!(file, calendar::file(&all, |id| id.to_uppercase(), "https://fabrique.exemple.fr", now));
}

#[test]
fn a_short_list_tells_how_many_proofs_of_a_product_end_and_keeps_the_rest() {
    let line = |product: &str, day: &str, what: &str, proof: bool| Due {
        on: on(day),
        product: product.to_owned(),
        what: what.to_owned(),
        href: String::new(),
        proof,
        entry: None,
    };
    let all = vec![
        line("mano", "2026-08-12", "Fin de la preuve : A", true),
        line("mano", "2026-08-10", "Fin de la preuve : B", true),
        line("mano", "2026-08-11", "Fin de l'homologation", false),
        line("nata", "2026-08-13", "Fin de la preuve : A", true),
    ];
    let told: Vec<(String, String)> = gathered(all).into_iter().map(|due| (due.on.to_string(), due.what)).collect();
    let expected = [
        ("2026-08-10", "2 preuves du carnet de conformité"),
        ("2026-08-11", "Fin de l'homologation"),
        ("2026-08-13", "Fin de la preuve : A"),
    ];
    assert_eq!(told, expected.map(|(day, what)| (day.to_owned(), what.to_owned())));
}
