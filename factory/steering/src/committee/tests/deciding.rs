//! What a committee may conclude.

use chrono::NaiveDate;

use crate::committee::domain::{Conclusion, TypedDecision, conclude, sentences};
use crate::committee::records::session::Outcome;
use crate::gate::gates::Gate;
use crate::machine::State;
use portfolio::phase::PhaseName;

const CONSTRUCTION: State = State::In(PhaseName::Construction);

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn typed(outcome: &str) -> TypedDecision {
    TypedDecision {
        issue: outcome.into(),
        motif: "Les preuves sont là, ou non.".into(),
        signature: "oui".into(),
        ..TypedDecision::default()
    }
}

fn read(typed: &TypedDecision, gate: Gate, state: State) -> Result<Conclusion, Vec<String>> {
    conclude(typed, gate, state, on("2026-08-31"))
        .map_err(|faults| faults.into_iter().map(|fault| fault.field).collect())
}

#[test]
fn a_committee_is_not_closed_without_a_decision_a_reason_and_a_signature() {
    assert_eq!(read(&TypedDecision::default(), Gate::Investissement, CONSTRUCTION), Err(vec!["issue".into()]));
    let bare = TypedDecision { issue: "non-convaincu".into(), ..TypedDecision::default() };
    assert_eq!(read(&bare, Gate::Investissement, CONSTRUCTION), Err(vec!["motif".into(), "signature".into()]));
}

#[test]
fn convinced_gives_six_months_at_most_and_an_envelope() {
    let sent = TypedDecision { enveloppe: "250 000".into(), ..typed("convaincu") };
    let conclusion = read(&sent, Gate::Investissement, CONSTRUCTION).unwrap();
    assert_eq!(
        (conclusion.envelope, conclusion.until, conclusion.to),
        (Some(25_000_000), Some(on("2027-02-28")), None)
    );
    assert_eq!(read(&typed("convaincu"), Gate::Investissement, CONSTRUCTION), Err(vec!["enveloppe".into()]));
    let long = TypedDecision { terme: "2027-03-01".into(), ..sent.clone() };
    assert_eq!(read(&long, Gate::Investissement, CONSTRUCTION), Err(vec!["terme".into()]));
    let opened = read(&typed("convaincu"), Gate::Acceleration, CONSTRUCTION).unwrap();
    assert_eq!(opened.to, Some(PhaseName::Acceleration));
}

#[test]
fn uncertain_lasts_one_or_two_months_and_asks_for_a_proof() {
    let sent = TypedDecision { preuve: "Le taux de rendez-vous honorés.".into(), ..typed("incertain") };
    assert_eq!(read(&sent, Gate::Investissement, CONSTRUCTION).unwrap().until, Some(on("2026-10-31")));
    for (until, fine) in [("2026-09-30", true), ("2026-10-31", true), ("2026-09-29", false), ("2026-11-01", false)] {
        let sent = TypedDecision { terme: until.into(), ..sent.clone() };
        assert_eq!(read(&sent, Gate::Investissement, CONSTRUCTION).is_ok(), fine, "{until}");
    }
    assert_eq!(read(&typed("incertain"), Gate::Investissement, CONSTRUCTION), Err(vec!["preuve".into()]));
}

#[test]
fn not_convinced_stops_the_product_and_spends_nothing_more() {
    for state in [CONSTRUCTION, State::In(PhaseName::Investigation), State::In(PhaseName::Consolidation)] {
        let conclusion = read(&typed("non-convaincu"), Gate::Investissement, state).unwrap();
        assert_eq!((conclusion.to, conclusion.envelope, conclusion.until), (state.stop(), None, None));
    }
    let spent = TypedDecision { enveloppe: "10".into(), ..typed("non-convaincu") };
    assert_eq!(read(&spent, Gate::Investissement, CONSTRUCTION), Err(vec!["enveloppe".into()]));
}

#[test]
fn where_a_gate_opens_two_phases_the_committee_says_which() {
    let state = State::In(PhaseName::Consolidation);
    assert_eq!(read(&typed("convaincu"), Gate::FinIncubation, state), Err(vec!["phase".into()]));
    let chosen = TypedDecision { phase: "transfere".into(), ..typed("convaincu") };
    assert_eq!(read(&chosen, Gate::FinIncubation, state).unwrap().to, Some(PhaseName::Transfere));
    let other = TypedDecision { phase: "construction".into(), ..typed("convaincu") };
    assert_eq!(read(&other, Gate::FinIncubation, state), Err(vec!["phase".into()]));
}

#[test]
fn the_decision_says_its_conclusion_its_money_and_its_phase() {
    let conclusion = read(&typed("non-convaincu"), Gate::Investissement, CONSTRUCTION).unwrap();
    assert_eq!(conclusion.outcome, Outcome::NonConvaincu);
    let days = (on("2026-08-31"), on("2026-09-01"));
    let says = sentences("Mano", Gate::Investissement, CONSTRUCTION, days, &conclusion);
    assert_eq!(says[0], "Comité d'investissement du 31\u{a0}août 2026 : non convaincu.");
    assert!(says[1].contains("« Construction » à la phase « Abandonné » le 1"));
}
