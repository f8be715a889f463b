//! What the declaration establishes, what people answer, and what follows.

use http::StatusCode;
use privacy::dpia::{Answer, Criterion, Exempted, Listed, Required, Screening, Verdict};
use privacy::{Category, Processing, Record, RecordDeclaration};

use super::{PAGE, answers, app, controller, holder, officer, review, send, with};
use crate::dpia::screening::{Answers, Named, Outcome, Reply, Stated, outcome, possible, stated};
use crate::dpia::screening_form::read;
use crate::register::tests::{CASES, Case};
use crate::register::{Declared, gather};

const FORM: &str = "/aipd/dossiers-d-essai/criteres";

/// The table of cases, under another declaration of its processing.
fn declared(processing: Processing) -> Declared {
    let record = RecordDeclaration { processing: Some(Box::leak(Box::new(processing))), ..Case::DECLARATION };
    gather(&[record]).remove(0)
}

fn all(yes: &[Criterion]) -> Answers {
    let reply = |criterion: &Criterion| Reply { yes: yes.contains(criterion), why: "pour l'essai".into() };
    Answers {
        criteria: Criterion::ALL.iter().map(|criterion| (*criterion, reply(criterion))).collect(),
        required: Some(Named { line: None, why: "relu".into() }),
        exempted: Some(Named { line: None, why: "relu".into() }),
        decision: None,
    }
}

#[test]
fn a_no_of_the_declaration_is_a_question_and_a_yes_is_an_answer() {
    let yes = Answer::Yes("un suivi quotidien");
    let declared = declared(Processing { screening: Screening { monitoring: yes, ..CASES.screening }, ..CASES });
    let stated = stated(&declared, None);
    let open: Vec<_> =
        stated.iter().filter(|(_, one)| matches!(one, Stated::Open { .. })).map(|(one, _)| *one).collect();
    assert_eq!(open.len(), 6);
    assert!(!open.contains(&Criterion::Monitoring) && !open.contains(&Criterion::SensitiveData));
    assert_eq!(outcome(&declared, None), Outcome::Open(8));
}

#[test]
fn a_person_cannot_answer_no_to_what_the_declaration_establishes() {
    let yes = Answer::Yes("un suivi quotidien");
    let declared = declared(Processing { screening: Screening { monitoring: yes, ..CASES.screening }, ..CASES });
    let concluded = outcome(&declared, Some(&all(&[Criterion::LargeScale])));
    let both = vec![Criterion::Monitoring, Criterion::LargeScale];
    assert_eq!(concluded, Outcome::Concluded(Verdict::RequiredByCriteria(both)));
}

#[test]
fn one_question_without_an_answer_concludes_nothing() {
    let declared = declared(CASES);
    for criterion in [Criterion::Evaluation, Criterion::Exclusion] {
        let mut answers = all(&[]);
        answers.criteria.remove(&criterion);
        assert_eq!(outcome(&declared, Some(&answers)).requires(), None, "{criterion:?}");
    }
    let without_list = Answers { exempted: None, ..all(&[]) };
    assert_eq!(outcome(&declared, Some(&without_list)), Outcome::Open(1));
}

#[test]
fn the_twenty_six_lines_conclude_as_the_cnil_says_when_a_person_names_them() {
    let declared = declared(CASES);
    for line in Required::ALL {
        let named = Answers { required: Some(Named { line: Some(line), why: "oui".into() }), ..all(&[]) };
        assert_eq!(outcome(&declared, Some(&named)).requires(), Some(true), "{line:?}");
    }
    let every = Criterion::ALL;
    for line in Exempted::ALL {
        let named = Answers { exempted: Some(Named { line: Some(line), why: "oui".into() }), ..all(&every) };
        assert_eq!(outcome(&declared, Some(&named)).requires(), Some(false), "{line:?}");
    }
}

#[test]
fn a_line_of_both_lists_requires() {
    let named = Answers {
        required: Some(Named { line: Some(Required::SocialSupport), why: "oui".into() }),
        exempted: Some(Named { line: Some(Exempted::LocalChildhood), why: "oui".into() }),
        ..all(&[])
    };
    assert_eq!(outcome(&declared(CASES), Some(&named)).requires(), Some(true));
}

#[test]
fn every_pair_of_criteria_that_people_answer_requires_and_none_alone_does() {
    let declared = declared(CASES);
    let asked: Vec<_> = stated(&declared, None)
        .into_iter()
        .filter(|(_, one)| matches!(one, Stated::Open { .. }))
        .map(|(criterion, _)| criterion)
        .collect();
    assert_eq!(outcome(&declared, Some(&all(&[]))).requires(), Some(false));
    for (rank, first) in asked.iter().enumerate() {
        assert_eq!(outcome(&declared, Some(&all(&[*first]))), Outcome::Open(1), "{first:?} waits for a decision");
        for second in &asked[rank + 1..] {
            assert_eq!(
                outcome(&declared, Some(&all(&[*first, *second]))).requires(),
                Some(true),
                "{first:?} {second:?}"
            );
        }
    }
}

#[test]
fn a_declared_line_of_the_first_list_requires_without_a_question() {
    let listed = Listed::Required(Required::ProfessionalAlerts);
    let declared = declared(Processing { screening: Screening { listed, ..CASES.screening }, ..CASES });
    assert_eq!(outcome(&declared, None).requires(), Some(true));
}

#[test]
fn a_declared_exemption_is_still_a_question() {
    let listed = Listed::Exempted(Exempted::Suppliers);
    let declared = declared(Processing { screening: Screening { listed, ..CASES.screening }, ..CASES });
    assert_eq!(outcome(&declared, None).requires(), None);
}

#[test]
fn lines_that_the_tables_rule_out_are_not_offered() {
    let lines = possible(&declared(CASES));
    assert_eq!(lines.len(), 9, "no health, genetic, biometric data nor positions");
    for line in Required::ALL.into_iter().filter(|line| !lines.contains(line)) {
        assert!(matches!(
            line.needs(),
            Some(Category::Health | Category::Genetic | Category::Biometric | Category::Location)
        ));
    }
    let sent = with(answers(&[]), "liste_requise", "genetic_of_vulnerable");
    assert_eq!(read(&declared(CASES), &sent).unwrap_err()[0].field, "liste_requise");
}

#[tokio::test]
async fn the_officer_answers_and_the_answers_are_kept_dated_and_signed() {
    let app = app().await;
    let mut officer = officer(&app).await;
    let page = officer.get(FORM).await.body;
    assert!(!page.contains(" checked") && page.contains("ne s&#39;applique pas à un essai"), "{page}");
    assert_eq!(send(&mut officer, FORM, FORM, &with(answers(&[]), "version", "0")).await, StatusCode::SEE_OTHER);
    let screening = review(&app).await.screening.unwrap();
    assert_eq!((screening.number, screening.content.criteria.len()), (1, 7));
    let shown = officer.get(PAGE).await.body;
    assert!(shown.contains("Répondu par Inès Benali le 20") && shown.contains("Non requise"), "{shown}");
    assert!(app.journal().await.contains(&"dpia.screened".to_owned()));
}

#[tokio::test]
async fn the_same_answers_twice_are_one_version_and_others_make_a_second() {
    let app = app().await;
    let mut officer = officer(&app).await;
    let sent = with(answers(&[]), "version", "0");
    for _ in 0..2 {
        assert_eq!(send(&mut officer, FORM, FORM, &sent).await, StatusCode::SEE_OTHER);
    }
    assert_eq!(review(&app).await.screening.unwrap().number, 1);
    let other = with(answers(&["matching", "innovation"]), "version", "1");
    assert_eq!(send(&mut officer, FORM, FORM, &other).await, StatusCode::SEE_OTHER);
    let review = review(&app).await;
    assert_eq!((review.screening.as_ref().unwrap().number, review.outcome.requires()), (2, Some(true)));
}

#[tokio::test]
async fn answers_over_somebody_else_s_are_refused() {
    let app = app().await;
    let (mut officer, mut controller) = (officer(&app).await, controller(&app).await);
    send(&mut officer, FORM, FORM, &with(answers(&[]), "version", "0")).await;
    let late = with(answers(&["matching", "innovation"]), "version", "0");
    assert_eq!(send(&mut controller, FORM, FORM, &late).await, StatusCode::CONFLICT);
    assert_eq!(review(&app).await.outcome.requires(), Some(false));
}

#[tokio::test]
async fn a_form_with_an_open_question_writes_nothing_and_keeps_what_was_typed() {
    let app = app().await;
    let mut officer = officer(&app).await;
    for missing in ["evaluation", "motif_exclusion", "liste_requise", "motif_liste_dispense"] {
        let sent = with(answers(&[]), missing, "");
        let sent: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = officer.submit(FORM, FORM, &sent).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{missing}");
        assert!(answer.body.contains("pour matching") && answer.body.contains(&format!("href=\"#{missing}\"")));
    }
    assert!(review(&app).await.screening.is_none());
}

#[tokio::test]
async fn a_single_criterion_waits_for_a_written_decision() {
    let app = app().await;
    let mut officer = officer(&app).await;
    let one = with(answers(&["innovation"]), "version", "0");
    assert_eq!(send(&mut officer, FORM, FORM, &one).await, StatusCode::UNPROCESSABLE_ENTITY);
    let decided = with(with(one, "decision", "oui"), "motif_decision", "technique encore mal connue");
    assert_eq!(send(&mut officer, FORM, FORM, &decided).await, StatusCode::SEE_OTHER);
    assert_eq!(review(&app).await.outcome.requires(), Some(true));
}

#[tokio::test]
async fn others_see_nothing_and_write_nothing() {
    let app = app().await;
    assert_eq!(app.anonymous().get("/aipd").await.status, StatusCode::UNAUTHORIZED);
    let mut other = holder(&app, "Zoé Petit", "membre").await;
    for path in ["/aipd", PAGE, FORM, "/aipd/dossiers-d-essai/pia.json"] {
        assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(other.post(FORM, &[("evaluation", "non")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(officer(&app).await.get("/aipd/inconnu").await.status, StatusCode::NOT_FOUND);
}
