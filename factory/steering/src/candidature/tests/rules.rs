//! What is accepted of a problem, and every stage × step.

use crate::candidature::domain::{Refusal, Step, TypedProblem, problem, product_id, step};
use crate::candidature::records::problem::Stage;

#[test]
fn every_stage_and_step_goes_on_or_is_refused_as_written() {
    let table = [
        (Stage::Prejury, Step::ToJury, Ok(Stage::Jury)),
        (Stage::Prejury, Step::Keep, Err(Refusal::NoJury)),
        (Stage::Prejury, Step::Refuse, Ok(Stage::Refusee)),
        (Stage::Jury, Step::ToJury, Err(Refusal::AtJury)),
        (Stage::Jury, Step::Keep, Ok(Stage::Retenue)),
        (Stage::Jury, Step::Refuse, Ok(Stage::Refusee)),
        (Stage::Retenue, Step::ToJury, Err(Refusal::Answered)),
        (Stage::Retenue, Step::Keep, Err(Refusal::Answered)),
        (Stage::Retenue, Step::Refuse, Err(Refusal::Answered)),
        (Stage::Refusee, Step::ToJury, Err(Refusal::Answered)),
        (Stage::Refusee, Step::Keep, Err(Refusal::Answered)),
        (Stage::Refusee, Step::Refuse, Err(Refusal::Answered)),
    ];
    for (stage, taken, expected) in table {
        assert_eq!(step(stage, taken), expected, "{stage:?} {taken:?}");
    }
}

#[test]
fn a_problem_says_what_people_live_how_often_whom_and_what_exists() {
    let faults = problem(&TypedProblem::default(), None).unwrap_err();
    let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["titre", "drame", "frequence", "public", "existant", "courriel"]);
}

#[test]
fn a_title_makes_an_identifier_that_an_address_can_carry() {
    assert_eq!(product_id("Les dossiers d'aide se perdent !"), "les-dossiers-d-aide-se-perdent");
    assert_eq!(product_id("Été à l'hôpital"), "ete-a-l-hopital");
    assert_eq!(product_id("«»"), "");
    assert!(product_id(&"a ".repeat(200)).len() <= 60);
}
