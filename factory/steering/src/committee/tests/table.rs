//! Every state × role × event of a committee.

use sea_orm::Iterable;

use crate::committee::domain::{self, TypedDecision, TypedPlan};
use crate::committee::events::{Event, Refusal};
use crate::committee::records::session::{Outcome, State};
use crate::gate::gates::Gate;
use crate::machine::State as Phase;

/// Rows: event; columns: planned, closed, cancelled. p stays planned, c closes, x cancels, = stays closed, k closed, n cancelled.
const TABLE: [(Event, &str); 6] = [
    (Event::Preparer, "pkn"),
    (Event::Inviter, "pkn"),
    (Event::Joindre, "p=n"),
    (Event::Deplacer, "pkn"),
    (Event::Annuler, "xkn"),
    (Event::Decider, "ckn"),
];

const PREPARE: [&str; 6] =
    ["membre", "intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
const PLAN: [&str; 5] =
    ["intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
const SIGN: [&str; 3] = ["responsable-portefeuille", "responsable-incubateur", "administrateur"];

#[test]
fn every_event_in_every_state_for_every_role_happens_or_is_refused_as_written() {
    let mut happened = 0;
    for (event, row) in TABLE {
        for (state, letter) in [State::Planifie, State::Clos, State::Annule].into_iter().zip(row.chars()) {
            for role in portfolio::ROLES.iter().map(|role| role.id).chain(["inconnu", ""]) {
                let may = match event {
                    Event::Preparer | Event::Inviter | Event::Joindre => PREPARE.contains(&role),
                    Event::Deplacer | Event::Annuler => PLAN.contains(&role),
                    Event::Decider => SIGN.contains(&role),
                };
                let expected = match letter {
                    _ if !may => Err(Refusal::Role),
                    'p' => Ok(State::Planifie),
                    'c' | '=' => Ok(State::Clos),
                    'x' => Ok(State::Annule),
                    'k' => Err(Refusal::Closed),
                    _ => Err(Refusal::Cancelled),
                };
                assert_eq!(event.happen(state, role), expected, "{event:?} {state:?} {role}");
                happened += usize::from(expected.is_ok());
            }
        }
    }
    assert_eq!(happened, 3 * 6 + 6 + 2 * 5 + 3);
    assert_eq!(TABLE.map(|(event, _)| event), Event::ALL, "no event is left out");
    assert_eq!(State::iter().count(), 3, "no state is left out");
}

/// What each gate opens, written again by hand: gate, phase of the product, phases among which a convinced committee chooses.
const OPENS: [(&str, &str, &[&str]); 10] = [
    ("fin-investigation", "investigation", &["construction"]),
    ("investissement", "construction", &[]),
    ("investissement", "acceleration", &[]),
    ("investissement", "consolidation", &[]),
    ("acceleration", "construction", &["acceleration"]),
    ("consolidation", "acceleration", &["consolidation"]),
    ("fin-incubation", "construction", &["transfere"]),
    ("fin-incubation", "acceleration", &["opere", "transfere"]),
    ("fin-incubation", "consolidation", &["opere", "transfere"]),
    ("fin-incubation", "opere", &["transfere"]),
];

#[test]
fn every_gate_state_and_conclusion_moves_the_phase_as_written() {
    let day = "2026-08-31".parse().unwrap();
    for gate in Gate::ALL {
        for state in Phase::ALL {
            let written = OPENS.iter().find(|(own, phase, _)| *own == gate.id() && *phase == state.id());
            let typed = TypedPlan { jalon: gate.id().into(), ..TypedPlan::default() };
            assert_eq!(domain::gate(&typed, state).is_ok(), written.is_some(), "{gate:?} {state}");
            let Some((_, _, opened)) = written else { continue };
            for outcome in Outcome::ALL {
                let chosen = TypedDecision {
                    issue: outcome.id().into(),
                    motif: "Les preuves sont là, ou non.".into(),
                    signature: "oui".into(),
                    enveloppe: if outcome == Outcome::Convaincu { "1000".into() } else { String::new() },
                    preuve: if outcome == Outcome::Incertain { "La mesure de l'impact.".into() } else { String::new() },
                    phase: opened.last().copied().unwrap_or_default().into(),
                    ..TypedDecision::default()
                };
                let expected = match outcome {
                    Outcome::Convaincu => opened.last().copied(),
                    Outcome::Incertain => None,
                    Outcome::NonConvaincu if *state.id() == *"investigation" => Some("abandon-investigation"),
                    Outcome::NonConvaincu => Some("abandon"),
                };
                let conclusion = domain::conclude(&chosen, gate, state, day);
                let to = conclusion.map(|conclusion| conclusion.to.map(|to| to.id()));
                assert_eq!(to, Ok(expected), "{gate:?} {state} {outcome:?}");
            }
        }
    }
}
