//! Draft, submitted, validated, returned: who may, what is missing, and what comes twice.

use http::StatusCode;

use super::{
    PAGE, advise, app, complete, content, controller, decide, holder, officer, require, review, submit, validate, write,
};
use crate::dpia::state::{Standing, State};

type Fields<'a> = &'a [(&'a str, &'a str)];

#[tokio::test]
async fn an_assessment_goes_from_the_first_answer_to_the_validation() {
    let app = app().await;
    validate(&app).await;
    let review = review(&app).await;
    assert_eq!(
        (review.standing(), review.is_validated(), review.block()),
        (Standing::At(State::Validated), true, None)
    );
    let shown = officer(&app).await.get(PAGE).await.body;
    assert!(shown.contains("Validée") && shown.contains("Amadou Diallo"));
    let kinds = app.journal().await;
    for kind in ["dpia.edited", "dpia.submitted", "dpia.advised", "dpia.validated"] {
        assert!(kinds.contains(&kind.to_owned()), "{kind}");
    }
}

#[tokio::test]
async fn the_same_part_twice_is_one_version() {
    let app = app().await;
    let mut controller = controller(&app).await;
    for _ in 0..2 {
        assert_eq!(write(&app, &mut controller, "donnees", &[("q123", "Une base.")]).await, StatusCode::SEE_OTHER);
    }
    assert_eq!(review(&app).await.number(), 1);
}

#[tokio::test]
async fn a_part_written_over_another_version_is_refused_and_changes_nothing() {
    let app = app().await;
    let mut controller = controller(&app).await;
    write(&app, &mut controller, "donnees", &[("q123", "Une base.")]).await;
    let page = format!("{PAGE}/analyse/donnees");
    let late = controller.submit(&page, &page, &[("version", "0"), ("q123", "Deux bases.")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(content(&app).await.answers[&123].text, "Une base.");
}

#[tokio::test]
async fn a_prefilled_answer_cannot_be_typed_over() {
    let app = app().await;
    let mut controller = controller(&app).await;
    write(&app, &mut controller, "necessite", &[("q211", "Autre finalité"), ("q213", "Nécessaire.")]).await;
    assert_eq!(content(&app).await.answers.keys().copied().collect::<Vec<_>>(), [213]);
    assert!(controller.get(&format!("{PAGE}/analyse")).await.body.contains("Instruire les demandes d&#39;essai"));
}

#[tokio::test]
async fn what_cannot_be_read_comes_back_with_its_reason_and_its_text() {
    let app = app().await;
    let mut controller = controller(&app).await;
    let long = "x".repeat(20_001);
    let cases: [(&str, Fields<'_>, &str); 5] = [
        ("donnees", &[("q123", &long)], "q123"),
        ("acces-illegitime", &[("q325", "9"), ("q321", "gardé")], "q325"),
        ("acces-illegitime", &[("reste_gravite", "2"), ("q321", "gardé")], "reste_vraisemblance"),
        ("mesures", &[("titre_0", "Coffre numéro sept"), ("contenu_0", "gardé")], "titre_0"),
        ("plan-d-action", &[("jugement_0", "ameliorer"), ("constat_0", "gardé")], "point_0"),
    ];
    for (part, fields, field) in cases {
        let page = format!("{PAGE}/analyse/{part}");
        let answer = controller.submit(&page, &page, fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{part} {field}");
        assert!(answer.body.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(fields.len() == 1 || answer.body.contains("gardé"), "{field}");
    }
    assert!(review(&app).await.latest.is_none());
    assert_eq!(controller.get(&format!("{PAGE}/analyse/inconnue")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_plan_of_action_judges_points_measures_and_risks() {
    let app = app().await;
    let mut controller = controller(&app).await;
    write(&app, &mut controller, "acces-illegitime", &[("reste_gravite", "3"), ("reste_vraisemblance", "3")]).await;
    let fields = [
        ("point_0", "3.2"),
        ("jugement_0", "ameliorer"),
        ("action_0", "Chiffrer les sauvegardes"),
        ("echeance_0", "2027-01-31"),
        ("charge_0", "Équipe produit"),
        ("point_1", "3.1.1"),
        ("jugement_1", "acceptable"),
        ("constat_1", "Le coffre est fermé"),
    ];
    assert_eq!(write(&app, &mut controller, "plan-d-action", &fields).await, StatusCode::SEE_OTHER);
    let content = content(&app).await;
    assert_eq!(content.evaluations.len(), 2);
    assert_eq!((content.evaluations[0].severity, content.evaluations[1].measure.as_str()), (3, "Coffre numéro sept"));
    let shown = controller.get(&format!("{PAGE}/analyse")).await.body;
    assert!(shown.contains("La CNIL est consultée") && shown.contains("janvier"));
}

#[tokio::test]
async fn an_incomplete_assessment_is_not_submitted() {
    let app = app().await;
    let mut controller = controller(&app).await;
    assert_eq!(submit(&app, &mut controller).await, StatusCode::UNPROCESSABLE_ENTITY);
    write(&app, &mut controller, "donnees", &[("q123", "Une base.")]).await;
    assert_eq!(submit(&app, &mut controller).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(controller.get(PAGE).await.body.contains("Il manque des réponses : questions 213, 214, 321"));
}

#[tokio::test]
async fn a_submission_sent_twice_is_refused_the_second_time() {
    let app = app().await;
    let mut controller = controller(&app).await;
    complete(&app, &mut controller).await;
    assert_eq!(submit(&app, &mut controller).await, StatusCode::SEE_OTHER);
    assert_eq!(submit(&app, &mut controller).await, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn nobody_validates_without_the_officer_s_opinion() {
    let app = app().await;
    let mut controller = controller(&app).await;
    complete(&app, &mut controller).await;
    submit(&app, &mut controller).await;
    assert_eq!(decide(&app, &mut controller, "valider", "").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(review(&app).await.standing(), Standing::At(State::Submitted));
}

#[tokio::test]
async fn an_unfavourable_opinion_is_passed_over_only_with_a_reason() {
    let app = app().await;
    let (mut officer, mut controller) = (officer(&app).await, controller(&app).await);
    complete(&app, &mut controller).await;
    submit(&app, &mut controller).await;
    advise(&app, &mut officer, "defavorable").await;
    assert_eq!(decide(&app, &mut controller, "valider", " ").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(decide(&app, &mut controller, "valider", "Le service est urgent.").await, StatusCode::SEE_OTHER);
    assert!(content(&app).await.adjusted.contains("Le service est urgent."));
}

#[tokio::test]
async fn a_change_after_the_opinion_asks_for_the_opinion_again() {
    let app = app().await;
    let (mut officer, mut controller) = (officer(&app).await, controller(&app).await);
    complete(&app, &mut controller).await;
    advise(&app, &mut officer, "favorable").await;
    write(&app, &mut controller, "donnees", &[("q123", "Deux bases désormais.")]).await;
    submit(&app, &mut controller).await;
    assert_eq!(decide(&app, &mut controller, "valider", "").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(advise(&app, &mut officer, "favorable").await, StatusCode::SEE_OTHER);
    assert_eq!(decide(&app, &mut controller, "valider", "").await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_is_returned_says_why_and_is_submitted_again() {
    let app = app().await;
    let mut controller = controller(&app).await;
    complete(&app, &mut controller).await;
    submit(&app, &mut controller).await;
    assert_eq!(decide(&app, &mut controller, "renvoyer", "").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(decide(&app, &mut controller, "renvoyer", "Les durées manquent.").await, StatusCode::SEE_OTHER);
    assert_eq!(review(&app).await.standing(), Standing::At(State::Returned));
    assert!(controller.get(PAGE).await.body.contains("Les durées manquent."));
    assert_eq!(decide(&app, &mut controller, "valider", "").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(submit(&app, &mut controller).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_officer_does_not_validate_and_the_controller_does_not_advise() {
    let app = app().await;
    require(&app).await;
    let (mut officer, mut controller) = (officer(&app).await, controller(&app).await);
    for (client, path) in [(&mut officer, "decision"), (&mut controller, "avis")] {
        let path = format!("{PAGE}/{path}");
        assert_eq!(client.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(client.post(&path, &[("avis", "favorable")]).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let mut narrow = holder(&app, "Zoé Petit", "administrateur").await;
    assert_eq!(narrow.get(PAGE).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_draft_after_a_validation_leaves_the_validation_standing() {
    let app = app().await;
    validate(&app).await;
    let mut controller = controller_again(&app).await;
    write(&app, &mut controller, "donnees", &[("q123", "Trois bases.")]).await;
    let review = review(&app).await;
    assert_eq!((review.standing(), review.block()), (Standing::At(State::Draft), None));
}

async fn controller_again(app: &testkit::App) -> testkit::Client {
    holder(app, "Paul Lefèvre", "responsable-traitement").await
}
