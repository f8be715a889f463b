//! The rules of a handing over, on plain values.

use chrono::NaiveDate;
use sea_orm::Iterable;

use crate::transfer::domain::*;
use crate::transfer::records::item::{Kind, State as Check};
use crate::transfer::records::plan::State;

const PREPARE: [&str; 6] =
    ["membre", "intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];

#[test]
fn every_event_in_every_state_for_every_role_happens_or_is_refused_as_written() {
    for event in Event::ALL {
        for state in State::iter() {
            for role in portfolio::ROLES.iter().map(|role| role.id).chain(["inconnu"]) {
                let may = match event {
                    Event::Ajouter => PREPARE.contains(&role),
                    Event::Verifier | Event::Signer => PREPARE.contains(&role) || role == "sponsor",
                    Event::Abandonner => PREPARE.contains(&role) && role != "membre",
                };
                let expected = match state {
                    _ if !may => Err(Refusal::Role),
                    State::Signe => Err(Refusal::Signed),
                    State::Abandonne => Err(Refusal::Abandoned),
                    State::Ouvert => Ok(match event {
                        Event::Ajouter | Event::Verifier => State::Ouvert,
                        Event::Signer => State::Signe,
                        Event::Abandonner => State::Abandonne,
                    }),
                };
                assert_eq!(event.happen(state, role), expected, "{event:?} {state:?} {role}");
            }
        }
    }
}

#[test]
fn only_the_one_who_was_named_checks_and_never_who_gives() {
    let who = |account, email| Checker { account, email };
    let named = "ines@exemple.fr";
    let check = |who, givers: &[&str], state| may_check(who, named, givers, state);
    assert_eq!(check(who("i", "Ines@exemple.fr"), &["p"], Check::ATransmettre), Ok(()));
    assert_eq!(check(who("i", named), &["p"], Check::Reserve), Ok(()), "a reserve is lifted by a second check");
    assert_eq!(check(who("a", "autre@exemple.fr"), &["p"], Check::ATransmettre), Err(Refusal::NotReceiver));
    assert_eq!(check(who("i", named), &["p", "i"], Check::ATransmettre), Err(Refusal::Giver));
    assert_eq!(check(who("i", named), &["p"], Check::Recu), Err(Refusal::Received));
}

#[test]
fn a_plan_names_somebody_else_and_a_day_to_come() {
    let today: NaiveDate = "2026-08-20".parse().unwrap();
    let typed = TypedPlan {
        sens: "administration".into(),
        repreneur: "Direction des essais".into(),
        courriel: "ines@exemple.fr".into(),
        terme: "2026-10-01".into(),
        liste: String::new(),
    };
    let fields = |typed: &TypedPlan| -> Vec<String> {
        plan(typed, "paul@exemple.fr", today)
            .map_or_else(|faults| faults.into_iter().map(|f| f.field).collect(), |_| vec![])
    };
    assert!(fields(&typed).is_empty());
    assert_eq!(fields(&TypedPlan { courriel: " PAUL@exemple.fr ".into(), ..typed.clone() }), ["courriel"]);
    assert_eq!(fields(&TypedPlan { terme: "2026-08-19".into(), ..typed }), ["terme"]);
    assert_eq!(fields(&TypedPlan::default()), ["sens", "repreneur", "courriel", "terme"]);
}

#[test]
fn the_usual_list_has_every_kind_and_no_label_too_long() {
    for kind in Kind::ALL {
        assert!(USUAL.iter().any(|(own, _)| *own == kind), "{kind:?}");
    }
    for (kind, label) in USUAL {
        let typed = TypedItem { nature: kind.id().into(), libelle: label.into(), lieu: String::new() };
        assert!(item(&typed).is_ok(), "{label}");
    }
}
