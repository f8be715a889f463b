//! Every gate × state × role × act.

use crate::gate::gates::{Act, Gate, Refusal};
use crate::machine::State;
use portfolio::phase::PhaseName::{self, Acceleration, Consolidation, Construction, Investigation, Opere};

/// The phases that each gate concerns, written again by hand.
fn concerned(gate: Gate) -> Vec<State> {
    let phases: &[PhaseName] = match gate {
        Gate::Engagement => return vec![State::Candidature, State::In(Investigation)],
        Gate::FinInvestigation => &[Investigation],
        Gate::Investissement => &[Construction, Acceleration, Consolidation],
        Gate::Acceleration => &[Construction],
        Gate::Consolidation => &[Acceleration],
        Gate::FinIncubation => &[Construction, Acceleration, Consolidation, Opere],
    };
    phases.iter().map(|phase| State::In(*phase)).collect()
}

/// Whether the gate leads on from a state, written again by hand.
fn leads(gate: Gate, state: State) -> bool {
    match gate {
        Gate::Engagement => state == State::Candidature,
        Gate::Investissement => false,
        other => concerned(other).contains(&state),
    }
}

const PREPARE: [&str; 6] =
    ["membre", "intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
const SIGN: [&str; 3] = ["responsable-portefeuille", "responsable-incubateur", "administrateur"];

#[test]
fn every_gate_state_role_and_act_is_allowed_or_refused_as_written() {
    let mut allowed = 0;
    for gate in Gate::ALL {
        for state in State::ALL {
            for role in portfolio::ROLES.iter().map(|role| role.id).chain(["inconnu"]) {
                for act in Act::ALL {
                    let of_role = match act {
                        Act::Renseigner => PREPARE.contains(&role),
                        Act::Deroger | Act::Franchir => SIGN.contains(&role),
                        Act::Signer => ["intrapreneur", "sponsor"].contains(&role),
                    };
                    let expected = if !of_role {
                        Err(Refusal::Role)
                    } else if !concerned(gate).contains(&state) {
                        Err(Refusal::OtherPhase)
                    } else if act == Act::Signer && gate != Gate::Engagement {
                        Err(Refusal::NotSigned)
                    } else if act == Act::Franchir && !leads(gate, state) {
                        Err(Refusal::OpensNothing)
                    } else {
                        Ok(())
                    };
                    assert_eq!(gate.may(state, role, act), expected, "{gate:?} {state} {role} {act:?}");
                    allowed += usize::from(expected.is_ok());
                }
            }
        }
    }
    assert_eq!(allowed, 12 * 6 + 12 * 3 + 2 * 2 + 8 * 3);
    assert_eq!(State::ALL.len(), PhaseName::ALL.len() + 1, "every phase, and the candidature");
    for role in ["membre", "intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "sponsor"]
        .into_iter()
        .chain(["dpd", "rssi", "juriste", "auditeur", "administrateur"])
    {
        assert!(portfolio::ROLES.iter().any(|known| known.id == role), "{role} is a role of the factory");
    }
}

#[test]
fn each_ordinary_move_forward_has_its_gate_and_a_stop_has_none() {
    for state in State::ALL {
        for to in PhaseName::ALL {
            let gate = Gate::for_move(state, to);
            let ordinary = state.next().contains(&to) && !to.is_stopped();
            assert_eq!(gate.is_some(), ordinary, "{state} → {to}");
            assert!(gate.is_none_or(|gate| gate.concerns(state)), "{state} → {to}");
        }
    }
}

#[test]
fn criteria_have_distinct_names_and_each_gate_blocks_on_something() {
    for gate in Gate::ALL {
        let mut ids: Vec<_> = gate.criteria().iter().map(|criterion| criterion.id).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{gate:?}");
        assert!(gate.criteria().iter().any(|criterion| criterion.blocking));
        assert_eq!(Gate::of(gate.id()), Some(gate));
    }
}
