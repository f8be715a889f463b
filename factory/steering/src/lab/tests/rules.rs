//! What is accepted and when it is due, on plain values.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{Digest, Id, Personal, Slug};
use portfolio::phase::{Phase, PhaseName};

use crate::lab::counted::{Counted, TypedReport, report};
use crate::lab::domain::*;
use crate::lab::records::session::Model;
use crate::lab::rhythm::{Owed, days_to_first_user, owed};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn fields<T: std::fmt::Debug>(result: Result<T, Vec<kernel::FieldError>>) -> Vec<String> {
    result.unwrap_err().into_iter().map(|fault| fault.field).collect()
}

fn session(day: &str, held: bool, next: Option<&str>) -> Model {
    Model {
        id: Id::parse("s").unwrap(),
        product: Slug::parse("mano").unwrap(),
        held_on: on(day),
        place: "Lille".into(),
        profiles: "[]".into(),
        table_count: 0,
        roti: "[0,0,0,0,0]".into(),
        next_on: next.map(on),
        digest: held.then(|| Digest::of(b"tenue")),
        author: Personal::new(Id::parse("a").unwrap()),
        written_at: DateTime::<Utc>::UNIX_EPOCH,
        demonstration: false,
    }
}

#[test]
fn a_report_counts_people_by_profile_and_never_more_marks_than_people() {
    let (day, today) = (on("2026-08-19"), on("2026-08-20"));
    let typed = TypedReport {
        profils: "Agents d'accueil : 12\nParents : 9".into(),
        groupes: "3".into(),
        roti4: "14".into(),
        roti5: "6".into(),
        prochaine: "2026-10-01".into(),
        ..TypedReport::default()
    };
    let counted = report(&typed, day, today).unwrap();
    assert_eq!((counted.participants(), counted.groups), (21, 3));
    assert_eq!(counted.mean(), Some(4.3));
    assert!(counted.remarks().iter().any(|told| told.starts_with("21\u{a0}participants")), "said, not refused");
    assert_eq!(counted.remarks().len(), 1);
    assert_eq!(fields(report(&TypedReport { roti1: "2".into(), ..typed.clone() }, day, today)), ["roti1"]);
    assert_eq!(
        fields(report(&TypedReport { profils: "beaucoup".into(), ..typed.clone() }, day, today)),
        ["profils", "roti1"]
    );
    assert_eq!(
        fields(report(&TypedReport { prochaine: "2026-08-19".into(), ..typed.clone() }, day, today)),
        ["prochaine"]
    );
    assert_eq!(fields(report(&typed, on("2026-08-21"), today)), ["profils"], "a report follows its session");
    assert_eq!(Counted::default().mean(), None);
}

#[test]
fn what_becomes_public_names_nobody_and_a_no_has_its_reason() {
    let named = TypedLesson { enonce: "Appelez-moi au 06 12 34 56 78 pour en parler".into() };
    assert_eq!(fields(lesson(&named)), ["enonce"]);
    assert_eq!(fields(choice(&TypedChoice { decision: "non".into(), motif: String::new() })), ["motif"]);
    assert_eq!(
        fields(choice(&TypedChoice { decision: "peut-être".into(), motif: "On verra plus tard.".into() })),
        ["decision"]
    );
    let early =
        TypedDelivery { jour: "2026-08-01".into(), livraison: "Une bande claire".into(), lien: "javascript:x".into() };
    assert_eq!(fields(delivery(&early, Some(on("2026-08-10")), on("2026-08-20"))), ["jour", "lien"]);
    assert_eq!(
        fields(invitations(&TypedInvitations { courriels: "zoe.petit@exemple.fr; pas-une-adresse".into() })),
        ["courriels"]
    );
    assert_eq!(
        invitations(&TypedInvitations { courriels: "zoe.petit@exemple.fr;paul.lefevre@exemple.fr".into() })
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn the_first_lab_is_due_a_month_after_the_first_user_then_every_two_months() {
    let today = on("2026-08-20");
    let built = [Phase { name: PhaseName::Construction, start: on("2026-01-10"), end: None, comment: None }];
    assert_eq!(
        owed(&built, None, &[], today),
        Some((on("2026-08-10"), Owed::First)),
        "six months of construction, then one"
    );
    assert_eq!(owed(&built, Some(on("2026-03-31")), &[], today), Some((on("2026-04-30"), Owed::First)));
    assert_eq!(days_to_first_user(&built, Some(on("2026-03-31"))), Some(80));
    assert_eq!(days_to_first_user(&built, None), None);
    let held = session("2026-06-30", true, None);
    assert_eq!(owed(&built, None, std::slice::from_ref(&held), today), Some((on("2026-08-30"), Owed::Next)));
    let announced = session("2026-06-30", true, Some("2026-08-15"));
    assert_eq!(owed(&built, None, &[announced], today), Some((on("2026-08-15"), Owed::Next)));
    let silent = session("2026-08-02", false, None);
    assert_eq!(owed(&built, None, &[silent, held.clone()], today), Some((on("2026-08-02"), Owed::Report)));
    let planned = session("2026-09-02", false, None);
    assert_eq!(owed(&built, None, &[planned, held], today), Some((on("2026-09-02"), Owed::Planned)));
    let stopped = [Phase { name: PhaseName::Abandon, start: on("2026-01-10"), end: None, comment: None }];
    assert_eq!(owed(&stopped, None, &[], today), None);
}
