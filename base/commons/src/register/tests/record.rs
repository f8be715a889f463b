//! What a record says, and what changes it.

use chrono::NaiveDate;
use privacy::dpia::{Answer, Screening};
use privacy::{Processing, Record, RecordDeclaration};

use super::super::{Entry, Field, Register, of_records};
use super::{CASES, Case, LongerCase};

pub fn register(records: &[RecordDeclaration]) -> Register {
    of_records("Service d'essai", NaiveDate::from_ymd_opt(2026, 8, 20).unwrap(), records)
}

fn entry(records: &[RecordDeclaration]) -> Entry {
    register(records).entries.remove(0)
}

/// The same table under another declaration of its processing.
fn under(processing: Processing) -> RecordDeclaration {
    RecordDeclaration { processing: Some(Box::leak(Box::new(processing))), ..Case::DECLARATION }
}

#[test]
fn each_of_the_eighteen_fields_holds_a_line_or_says_none() {
    let entry = entry(&[Case::DECLARATION]);
    for field in Field::MODEL {
        assert!(entry.lines(field).iter().all(|line| !line.is_empty()) && !entry.lines(field).is_empty(), "{field:?}");
    }
    assert_eq!(entry.lines(Field::Transfers), ["Aucun"]);
    assert_eq!(entry.lines(Field::Controller), ["Ministère d'essai, 1 rue de l'Essai, 75000 Paris"]);
    assert_eq!(entry.lines(Field::OtherObjectives), ["Répondre aux demandeurs"]);
    assert!(entry.lines(Field::Categories)[0].ends_with(" : Adresse électronique"));
}

#[test]
fn no_two_fields_share_a_name_or_a_label() {
    let names: std::collections::BTreeSet<_> = Field::all().flat_map(|field| <[_; 2]>::from(field.names())).collect();
    assert_eq!(names.len(), 2 * Field::all().count());
}

#[test]
fn one_retention_changes_the_record_and_the_digest_and_nothing_else() {
    let (before, after) = (entry(&[Case::DECLARATION]), entry(&[LongerCase::DECLARATION]));
    let changed: Vec<_> = Field::all().filter(|field| before.lines(*field) != after.lines(*field)).collect();
    assert_eq!(changed, [Field::Retention, Field::Digest]);
    assert!(before.lines(Field::Retention)[0].contains("2 ans en base active, puis 3 ans en archive intermédiaire"));
    assert!(after.lines(Field::Retention)[0].contains("4 ans en base active"));
    assert!(before.lines(Field::Retention)[0].contains("à compter de « Clôture du dossier »"));
}

#[test]
fn a_question_without_a_reason_is_unanswered_and_concludes_nothing() {
    let screening = Screening { monitoring: Answer::No(""), ..CASES.screening };
    let screened = entry(&[under(Processing { screening, ..CASES })]).screening.unwrap();
    let open: Vec<_> =
        screened.questions.iter().filter(|one| one.answer == "Sans réponse").map(|one| one.criterion).collect();
    assert_eq!(open, ["Surveillance systématique"]);
    assert_eq!(screened.questions.len(), 9);
    assert!(screened.verdict.starts_with("À compléter"), "{}", screened.verdict);
}

#[test]
fn two_criteria_require_an_assessment() {
    let yes = Answer::Yes("oui, pour l'essai");
    let screening = Screening { evaluation: yes, exclusion: yes, ..CASES.screening };
    let screened = entry(&[under(Processing { screening, ..CASES })]).screening.unwrap();
    assert!(screened.verdict.starts_with("Requise : 2 critères"), "{}", screened.verdict);
}

#[test]
fn tables_about_nobody_make_no_record() {
    let nobody = RecordDeclaration { processing: None, no_person: Some("essai"), ..Case::DECLARATION };
    assert_eq!(register(&[nobody]).entries, []);
}
