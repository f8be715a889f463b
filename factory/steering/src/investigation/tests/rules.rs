//! What is accepted of an interview, a hypothesis, a report.

use crate::investigation::domain::*;

fn fields<T: std::fmt::Debug>(result: Result<T, Vec<kernel::FieldError>>) -> Vec<String> {
    result.unwrap_err().into_iter().map(|fault| fault.field).collect()
}

#[test]
fn a_quotation_needs_an_agreement_and_names_nobody_by_an_address() {
    let today = "2026-08-20".parse().unwrap();
    let said = TypedInterview {
        cible: "Agents d'accueil".into(),
        jour: "2026-08-19".into(),
        verbatim: "On ressaisit tout trois fois.".into(),
        ..TypedInterview::default()
    };
    assert_eq!(fields(interview(&said, today)), ["accord"]);
    let agreed = TypedInterview { accord: "oui".into(), ..said };
    assert!(interview(&agreed, today).unwrap().consent);
    let named = TypedInterview { verbatim: "Écrivez à zoe.petit@exemple.fr".into(), ..agreed.clone() };
    assert_eq!(fields(interview(&named, today)), ["verbatim"]);
    let ahead = TypedInterview { jour: "2026-08-21".into(), ..agreed };
    assert_eq!(fields(interview(&ahead, today)), ["jour"]);
}

#[test]
fn a_verdict_needs_its_evidence() {
    let typed = |state: &str, evidence: &str| TypedHypothesis {
        enonce: "Les agents ressaisissent".into(),
        etat: state.into(),
        preuve: evidence.into(),
        ..TypedHypothesis::default()
    };
    assert!(hypothesis(&typed("a-tester", "")).is_ok());
    assert_eq!(fields(hypothesis(&typed("refutee", ""))), ["preuve"]);
    assert!(hypothesis(&typed("refutee", "Vingt agents sur trente copient-collent.")).is_ok());
    assert_eq!(fields(hypothesis(&typed("peut-être", ""))), ["etat"]);
}

#[test]
fn what_is_published_says_something() {
    let empty = TypedReport { public: "oui".into(), ..TypedReport::default() };
    assert_eq!(fields(report(&empty)), ["synthese"]);
    assert!(report(&TypedReport::default()).is_ok(), "a draft may be empty");
}

#[test]
fn progress_counts_people_and_targets() {
    let thirty = ["a", "b", "c", "d"].into_iter().flat_map(|target| std::iter::repeat_n(target, 8));
    let progress = Progress::of(thirty);
    assert_eq!((progress.held, progress.targets.len(), progress.missing()), (32, 4, String::new()));
    assert!(Progress::of(["a"; 31].into_iter()).missing().contains("3\u{a0}cibles"));
    assert!(Progress::of(["a"].into_iter()).missing().contains("29\u{a0}entretiens"));
}
