//! Nothing expired, unknown or refuted is ever green; the rest of the rule, case by case.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use privacy::Digest;
use proptest::prelude::*;

use super::{Context, Counts, Fact, Kind, Origin, State, Status, standing};
use crate::referential::Class;

fn day(offset: i64) -> NaiveDate {
    let start = NaiveDate::from_ymd_opt(2026, 8, 20).unwrap();
    if offset < 0 { start - Days::new(offset.unsigned_abs()) } else { start + Days::new(offset.unsigned_abs()) }
}

fn at(offset: i64) -> DateTime<Utc> {
    day(offset).and_hms_opt(8, 0, 0).unwrap().and_utc()
}

fn fact(kind: Kind, status: Status, origin: Origin, when: i64, end: i64) -> Fact {
    Fact { kind, status, origin, at: at(when), expires_on: Some(day(end)), scope: None }
}

fn on(class: Class, history: &[Fact], offset: i64) -> State {
    standing(history, Context { class, now: at(offset), today: day(offset), scope: None }).state
}

fn scan(status: Status, when: i64, end: i64) -> Fact {
    fact(Kind::Machine, status, Origin::Scan, when, end)
}

fn word(status: Status, origin: Origin, when: i64, end: i64) -> Fact {
    fact(Kind::Parole, status, origin, when, end)
}

#[test]
fn without_history_nothing_is_green() {
    for (class, state) in [
        (Class::Automatic, State::Inconnu),
        (Class::Records, State::Inconnu),
        (Class::Refutable, State::Absent),
        (Class::Document, State::Absent),
        (Class::Attestation, State::Absent),
    ] {
        assert_eq!(on(class, &[], 0), state);
    }
}

#[test]
fn a_scan_proves_until_its_last_day_and_a_failed_one_is_unknown() {
    let good = scan(Status::Conforme, -3, 12);
    assert_eq!(on(Class::Automatic, std::slice::from_ref(&good), 0), State::Prouve);
    assert_eq!(on(Class::Automatic, std::slice::from_ref(&good), 12), State::Expirant);
    assert_eq!(on(Class::Automatic, std::slice::from_ref(&good), 13), State::Expire);
    assert_eq!(on(Class::Automatic, &[good, scan(Status::Inconnu, -1, 14)], 0), State::Inconnu);
}

#[test]
fn a_machine_alone_never_validates_what_it_can_only_refute() {
    let good = scan(Status::Conforme, -3, 12);
    assert_eq!(on(Class::Refutable, std::slice::from_ref(&good), 0), State::Absent);
    let attested = word(Status::Conforme, Origin::Attestation, -2, 300);
    assert_eq!(on(Class::Refutable, &[good, attested.clone()], 0), State::Atteste);
    let refuted = scan(Status::NonConforme, -1, 14);
    assert_eq!(on(Class::Refutable, &[attested, refuted], 0), State::NonConforme);
}

#[test]
fn a_contradiction_has_an_end_and_survives_the_next_scan() {
    let refuted = [scan(Status::NonConforme, -8, 7), scan(Status::NonConforme, -1, 14)];
    let contest = fact(Kind::Contestation, Status::Conforme, Origin::Attestation, -5, 40);
    let history = [refuted.to_vec(), vec![contest]].concat();
    assert_eq!(on(Class::Automatic, &history, 0), State::Atteste);
    assert_eq!(on(Class::Automatic, &history, 41), State::NonConforme);
}

#[test]
fn a_word_is_no_document() {
    let attested = word(Status::Conforme, Origin::Attestation, -2, 300);
    assert_eq!(on(Class::Document, std::slice::from_ref(&attested), 0), State::Absent);
    let piece = word(Status::Conforme, Origin::Piece, -1, 300);
    assert_eq!(on(Class::Document, &[attested, piece], 0), State::Prouve);
}

#[test]
fn a_derogation_excuses_until_its_end_and_hides_no_success() {
    let derogation = fact(Kind::Derogation, Status::NonConforme, Origin::Attestation, -5, 30);
    let history = vec![scan(Status::NonConforme, -1, 14), derogation];
    assert_eq!(on(Class::Automatic, &history, 0), State::Deroge);
    assert_eq!(on(Class::Automatic, &history, 31), State::NonConforme);
    let mended = [history, vec![scan(Status::Conforme, 0, 15)]].concat();
    assert_eq!(on(Class::Automatic, &mended, 1), State::Prouve);
}

#[test]
fn only_a_person_sets_a_criterion_aside() {
    let aside = |origin| fact(Kind::SansObjet, Status::NonApplicable, origin, -5, 30);
    assert_eq!(on(Class::Attestation, &[aside(Origin::Attestation)], 0), State::NonApplicable);
    assert_eq!(on(Class::Attestation, &[aside(Origin::Scan)], 0), State::Absent);
    assert_eq!(on(Class::Automatic, &[scan(Status::NonApplicable, -1, 14)], 0), State::Absent);
}

#[test]
fn another_scope_expires_what_was_attested_for_the_first() {
    let (before, after) = (Digest::of(b"avant"), Digest::of(b"apres"));
    let attested = Fact { scope: Some(before.clone()), ..word(Status::Conforme, Origin::Attestation, -2, 300) };
    let asked = |scope| Context { class: Class::Attestation, now: at(0), today: day(0), scope: Some(scope) };
    assert_eq!(standing(std::slice::from_ref(&attested), asked(&before)).state, State::Atteste);
    assert_eq!(standing(&[attested], asked(&after)).state, State::Expire);
}

#[test]
fn a_product_is_its_gravest_criterion() {
    let counts = Counts::of([State::Prouve, State::Inconnu, State::NonApplicable, State::Absent]);
    assert_eq!((counts.conforme(), counts.a_prouver(), counts.non_conforme(), counts.inconnu()), (1, 1, 0, 1));
    assert_eq!((counts.minimum(), counts.asked()), (Some(State::Absent), 3));
    assert_eq!(Counts::of([State::NonApplicable]).minimum(), None);
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let kind =
        prop::sample::select(vec![Kind::Machine, Kind::Parole, Kind::SansObjet, Kind::Derogation, Kind::Contestation]);
    let status =
        prop::sample::select(vec![Status::Conforme, Status::NonConforme, Status::NonApplicable, Status::Inconnu]);
    let origin = prop::sample::select(vec![
        Origin::Scan,
        Origin::Registre,
        Origin::Piece,
        Origin::Attestation,
        Origin::ParConstruction,
    ]);
    let scope = prop::option::of(prop::sample::select(vec!["a", "b"]));
    (kind, status, origin, -40_i64..40, prop::option::of(-40_i64..60), scope).prop_map(
        |(kind, status, origin, when, end, scope)| Fact {
            kind,
            status,
            origin,
            at: at(when),
            expires_on: end.map(day),
            scope: scope.map(|scope| Digest::of(scope.as_bytes())),
        },
    )
}

fn any_class() -> impl Strategy<Value = Class> {
    prop::sample::select(Class::ALL.to_vec())
}

/// What makes green honest, said without the rule: some fact speaks in favour, has happened, has not ended, and is of this scope; and the last
/// thing that a machine found is no refutation, unless a person contests it in the same way.
fn honest(history: &[Fact], class: Class, now: i64, scope: &Digest) -> bool {
    let holds = |fact: &&Fact| {
        fact.status == Status::Conforme
            && fact.at <= at(now)
            && fact.expires_on.is_some_and(|end| day(now) <= end)
            && fact.scope.as_ref().is_none_or(|made_for| made_for == scope)
    };
    let supports: Vec<&Fact> = history.iter().filter(holds).collect();
    let machine = history
        .iter()
        .filter(|fact| fact.kind == Kind::Machine && fact.at <= at(now))
        .max_by_key(|fact| fact.at)
        .map(|fact| fact.status);
    let contested = supports.iter().any(|fact| fact.kind == Kind::Contestation);
    let refuted = machine == Some(Status::NonConforme) && !contested;
    let blind = matches!(class, Class::Automatic | Class::Records)
        && matches!(machine, None | Some(Status::Inconnu | Status::NonApplicable));
    !supports.is_empty() && !refuted && !blind
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_expired_unknown_or_refuted_is_green(
        history in prop::collection::vec(any_fact(), 0..8),
        class in any_class(),
        now in -45_i64..70,
    ) {
        // Two facts of one instant have no order: histories are made of distinct instants, as the store makes them.
        let mut history = history;
        history.iter_mut().enumerate().for_each(|(place, fact)| fact.at += TimeDelta::seconds(-(place as i64)));
        let scope = Digest::of(b"a");
        let context = Context { class, now: at(now), today: day(now), scope: Some(&scope) };
        let found = standing(&history, context);
        prop_assert!(!found.state.is_green() || honest(&history, class, now, &scope), "{found:?}");
        if found.state == State::NonApplicable {
            let person = |fact: &Fact| fact.status == Status::NonApplicable && !fact.origin.is_machine();
            prop_assert!(history.iter().any(person));
        }
        let much_later = Context { now: at(400), today: day(400), ..context };
        prop_assert!(!standing(&history, much_later).state.is_green());
    }
}
