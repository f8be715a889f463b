//! The rule: a history, an instant, a scope; the state.
//!
//! What a state depends on is the latest fact of each kind. Nothing is green unless a fact that says so is in force: not ended, made for
//! the scope of today, and not refuted since by a machine.

use chrono::{DateTime, Days, NaiveDate, Utc};
use privacy::Digest;

use super::{Fact, Kind, Origin, State, Status};
use crate::referential::Class;

/// What the rule is asked.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// How the criterion is verified.
    pub class: Class,
    /// The instant: what came later does not count.
    pub now: DateTime<Utc>,
    /// The day of that instant in France.
    pub today: NaiveDate,
    /// The digest of today's scope, for a criterion that is bound to one.
    pub scope: Option<&'a Digest>,
}

/// A state, and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The state.
    pub state: State,
    /// Since when the fact that decides holds.
    pub since: Option<DateTime<Utc>>,
    /// The last day on which the state holds, when it has one.
    pub until: Option<NaiveDate>,
}

/// Days before its end when a proof is said to end soon: a month, or the last quarter of a short life.
const SOON: i64 = 30;

/// Where a criterion stands. The order of `history` does not count, only its instants.
pub fn standing(history: &[Fact], context: Context<'_>) -> Standing {
    let past = || history.iter().filter(|fact| fact.at <= context.now);
    let latest = |kind: Kind| past().filter(|fact| fact.kind == kind).max_by_key(|fact| fact.at);
    let word = latest(Kind::Parole);
    // A proof given later says that the criterion is asked after all.
    let last_word = |fact: &&Fact| word.is_none_or(|word| word.at <= fact.at);
    let set_aside = |fact: &&Fact| fact.status == Status::NonApplicable && !fact.origin.is_machine();
    if let Some(fact) = latest(Kind::SansObjet).filter(set_aside).filter(last_word).filter(|f| in_force(f, context)) {
        return of(State::NonApplicable, fact);
    }
    let contest = latest(Kind::Contestation).filter(|fact| fact.status == Status::Conforme && in_force(fact, context));
    let found = decide(latest(Kind::Machine), word, contest, context);
    let derogation =
        latest(Kind::Derogation).filter(|fact| fact.status == Status::NonConforme && in_force(fact, context));
    match derogation {
        Some(fact) if !found.state.is_green() => of(State::Deroge, fact),
        _ => found,
    }
}

fn decide(machine: Option<&Fact>, word: Option<&Fact>, contest: Option<&Fact>, context: Context<'_>) -> Standing {
    if let Some(refuted) = machine.filter(|fact| fact.status == Status::NonConforme) {
        return contest.map_or_else(|| of(State::NonConforme, refuted), |fact| said(fact, context));
    }
    let built = machine.filter(|fact| fact.origin == Origin::ParConstruction && fact.status == Status::Conforme);
    match context.class {
        Class::Automatic | Class::Records => by_machine(machine, context),
        _ if built.is_some_and(|fact| in_force(fact, context)) => by_machine(built, context),
        Class::Refutable | Class::Attestation => by_word(word, context),
        Class::Document => by_word(word.filter(|fact| fact.origin == Origin::Piece || refuses(fact)), context),
    }
}

fn by_machine(machine: Option<&Fact>, context: Context<'_>) -> Standing {
    let Some(fact) = machine else { return nothing(State::Inconnu) };
    match fact.status {
        Status::Conforme if in_force(fact, context) => ending(State::Prouve, fact, context),
        Status::Conforme => of(State::Expire, fact),
        Status::NonConforme => of(State::NonConforme, fact),
        // "Not applicable" needs a reason and a person: a machine may only suggest it.
        Status::NonApplicable => of(State::Absent, fact),
        Status::Inconnu => of(State::Inconnu, fact),
    }
}

fn by_word(word: Option<&Fact>, context: Context<'_>) -> Standing {
    let Some(fact) = word else { return nothing(State::Absent) };
    match fact.status {
        Status::Conforme => said(fact, context),
        Status::NonConforme => of(State::NonConforme, fact),
        Status::NonApplicable | Status::Inconnu => of(State::Absent, fact),
    }
}

fn said(fact: &Fact, context: Context<'_>) -> Standing {
    if !in_force(fact, context) {
        return of(State::Expire, fact);
    }
    let state = if fact.origin == Origin::Piece { State::Prouve } else { State::Atteste };
    ending(state, fact, context)
}

fn ending(state: State, fact: &Fact, context: Context<'_>) -> Standing {
    let soon = fact.expires_on.is_some_and(|end| {
        let life = (end - fact.at.date_naive()).num_days().max(0);
        let ahead = SOON.min(life / 4);
        end.checked_sub_days(Days::new(ahead.unsigned_abs())).is_none_or(|from| context.today > from)
    });
    of(if soon { State::Expirant } else { state }, fact)
}

/// A fact that speaks in favour holds until its last day, for the scope that it was made for; without a last day it does not hold.
fn in_force(fact: &Fact, context: Context<'_>) -> bool {
    let in_time = fact.expires_on.is_some_and(|end| context.today <= end);
    let in_scope = match (&fact.scope, context.scope) {
        (Some(made_for), Some(today)) => made_for == today,
        (None, _) | (_, None) => true,
    };
    in_time && in_scope
}

fn refuses(fact: &Fact) -> bool {
    fact.status != Status::Conforme
}

fn of(state: State, fact: &Fact) -> Standing {
    Standing { state, since: Some(fact.at), until: fact.expires_on }
}

fn nothing(state: State) -> Standing {
    Standing { state, since: None, until: None }
}
