//! The CNIL's 26 lines, 30 cases of our own, and what counts.

mod cases;

use super::*;
use crate::house::{DOSSIERS, NO, SCREENING};
use cases::{CASES, Case};

const YES: Answer = Answer::Yes("constaté dans le cas d'essai");

fn screened(case: &Case) -> Verdict {
    let answer = |criterion| if case.met.contains(&criterion) { YES } else { NO };
    let screening = Screening {
        evaluation: answer(Criterion::Evaluation),
        monitoring: answer(Criterion::Monitoring),
        large_scale: answer(Criterion::LargeScale),
        matching: answer(Criterion::Matching),
        vulnerable: answer(Criterion::Vulnerable),
        innovation: answer(Criterion::Innovation),
        exclusion: answer(Criterion::Exclusion),
        listed: case.listed,
    };
    let automated_decision = if case.met.contains(&Criterion::AutomatedDecision) {
        AutomatedDecision::Automated {
            logic: "barème publié",
            consequences: "droit ouvert ou refusé",
            ground: "texte d'essai",
        }
    } else {
        AutomatedDecision::None
    };
    screen(&Processing { screening, automated_decision, ..DOSSIERS }, case.categories)
}

#[test]
fn the_fourteen_lines_that_always_need_an_assessment_do() {
    for line in Required::ALL {
        let screening = Screening { listed: Listed::Required(line), ..SCREENING };
        let verdict = screen(&Processing { screening, ..DOSSIERS }, &[]);
        assert_eq!(verdict, Verdict::RequiredByList(line), "{}", line.label());
        assert!(verdict.required());
    }
}

#[test]
fn the_twelve_exempt_lines_need_none_even_with_health_data_of_vulnerable_people() {
    for line in Exempted::ALL {
        let screening = Screening { listed: Listed::Exempted(line), vulnerable: YES, ..SCREENING };
        let verdict = screen(&Processing { screening, ..DOSSIERS }, &[Category::Health]);
        assert_eq!(verdict, Verdict::Exempted(line), "{}", line.label());
        assert!(!verdict.required());
    }
}

#[test]
fn thirty_cases_of_our_own_are_screened_right() {
    assert_eq!(CASES.len(), 30);
    for case in CASES {
        let required = screened(case).required();
        assert_eq!(required, case.required, "{}", case.what);
    }
}

#[test]
fn two_criteria_require_and_one_is_to_weigh() {
    let one = Processing { screening: Screening { large_scale: YES, ..SCREENING }, ..DOSSIERS };
    assert_eq!(screen(&DOSSIERS, &[Category::Identification]), Verdict::NotRequired);
    assert_eq!(screen(&one, &[Category::Identification]), Verdict::ToWeigh(Criterion::LargeScale));
    let both = vec![Criterion::SensitiveData, Criterion::LargeScale];
    assert_eq!(screen(&one, &[Category::Health, Category::Nir]), Verdict::RequiredByCriteria(both));
}

#[test]
fn each_of_the_nine_criteria_counts_once() {
    let all = Screening {
        evaluation: YES,
        monitoring: YES,
        large_scale: YES,
        matching: YES,
        vulnerable: YES,
        innovation: YES,
        exclusion: YES,
        listed: Listed::Nowhere,
    };
    let automated_decision = AutomatedDecision::Automated { logic: "a", consequences: "b", ground: "c" };
    let met = criteria(
        &Processing { screening: all, automated_decision, ..DOSSIERS },
        &[Category::Health, Category::Location],
    );
    assert_eq!(met.len(), 9);
    assert!(met.is_sorted_by(|before, after| before < after));
}

#[test]
fn categories_come_from_the_tables_of_the_processing_only() {
    use crate::{Personal, Record};
    #[derive(Record)]
    #[record(table = "contact", processing = DOSSIERS, subject(contact = "email"), retention = crate::house::FIVE_YEARS)]
    #[allow(dead_code)]
    struct Contact {
        #[field(personal(category = Location, retention = crate::house::FIVE_YEARS, erasure = delete))]
        place: Personal<String>,
        #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
        email: Personal<String>,
        #[field(technical = "déclencheur")]
        closed_at: chrono::NaiveDate,
    }
    let records = [Contact::declaration()];
    assert_eq!(categories(&DOSSIERS, &records), [Category::Identification, Category::Location]);
    assert_eq!(categories(&Processing { id: "autre", ..DOSSIERS }, &records), []);
}
