//! Every state × role × event of a committee.

use crate::committee::events::{Event, Refusal};
use crate::committee::records::session::State;

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
}
