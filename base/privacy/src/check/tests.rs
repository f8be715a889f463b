//! The texts that checks compare, and a processing that fails each rule in turn.

use super::{
    processing,
    text::{all_given, given, is_day, same},
};
use crate::house::{DOSSIERS, FACTORY, SCREENING};
use crate::{dpia::Answer, *};

#[test]
fn a_blank_text_says_nothing() {
    assert!(given("é") && !given("") && !given(" \t\n"));
    assert!(all_given(&["a"]) && !all_given(&[]) && !all_given(&["a", " "]));
    assert!(same("été", "été") && !same("été", "ete") && !same("a", "ab"));
}

#[test]
fn a_day_exists_in_the_calendar() {
    assert!(is_day("2028-02-29"));
    for text in ["2027-02-29", "2027-13-01", "2027/01/01", "27-01-01", "2027-1-1", "", "2027-0é-1"] {
        assert!(!is_day(text), "{text}");
    }
}

#[test]
fn a_complete_processing_has_no_problem() {
    assert_eq!(processing(&DOSSIERS), None);
    let interest = LegalBasis::LegitimateInterest {
        interest: "sécurité des locaux",
        outside_task: Some("hors mission : gestion du bâtiment"),
    };
    assert_eq!(processing(&Processing { basis: interest, ..DOSSIERS }), None);
}

#[test]
fn every_missing_part_is_told_with_its_article() {
    let nobody = Controller { name: "", ..FACTORY };
    const HOST: Recipient =
        Recipient { name: "Hébergeur", kind: RecipientKind::Processor { contract: " " }, hosts: &[] };
    const ABROAD: Transfer =
        Transfer { recipient: "Inconnu", country: "Suisse", guarantee: Guarantee::Adequacy, document: "décision" };
    let interest = LegalBasis::LegitimateInterest { interest: "sécurité", outside_task: None };
    let machine = AutomatedDecision::Automated { logic: "", consequences: "refus", ground: "loi" };
    let cases = [
        (Processing { id: "", ..DOSSIERS }, "art. 30"),
        (Processing { name: " ", ..DOSSIERS }, "art. 30"),
        (Processing { updated: "hier", ..DOSSIERS }, "art. 30"),
        (Processing { objectives: &[], ..DOSSIERS }, "art. 5 §1 b"),
        (Processing { controller: nobody, ..DOSSIERS }, "art. 30 §1 a"),
        (Processing { dpo: nobody, ..DOSSIERS }, "37"),
        (Processing { basis: LegalBasis::PublicTask { text: "" }, ..DOSSIERS }, "art. 6 §3"),
        (Processing { basis: interest, ..DOSSIERS }, "hors mission"),
        (Processing { article9: Some(Article9::Care { text: "" }), ..DOSSIERS }, "art. 9 §2"),
        (Processing { people: &[], ..DOSSIERS }, "art. 30 §1 c"),
        (Processing { recipients: &[HOST], ..DOSSIERS }, "art. 28"),
        (Processing { transfers: &[ABROAD], ..DOSSIERS }, "art. 30 §1 d et e"),
        (Processing { technical_measures: &[], ..DOSSIERS }, "32"),
        (Processing { organisational_measures: &[""], ..DOSSIERS }, "32"),
        (Processing { sources: &[], ..DOSSIERS }, "art. 13"),
        (Processing { automated_decision: machine, ..DOSSIERS }, "22"),
        (Processing { screening: dpia::Screening { innovation: Answer::No(""), ..SCREENING }, ..DOSSIERS }, "art. 35"),
    ];
    for (declared, article) in cases {
        let problem = processing(&declared).unwrap_or_default();
        assert!(problem.contains(article) && problem.contains('`'), "{article}: {problem}");
    }
}

#[test]
fn the_derive_knows_the_same_categories() {
    let known = include_str!("../../derive/src/checks.rs");
    for category in Category::ALL {
        let line = format!("(\"{category:?}\", {})", category.is_sensitive());
        assert!(known.contains(&line), "{line}");
    }
}
