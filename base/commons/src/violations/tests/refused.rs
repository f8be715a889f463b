//! What is refused: roles, unknown addresses, forms sent twice, two people at once, what is closed.

use http::StatusCode;

use super::{MEASURE, OPENING, assessed, done, officer, opened, send, sent, version, with_role};
use crate::rights::tests::toy::{self, open};

#[tokio::test]
async fn violations_are_for_the_officer_and_the_security_officer() {
    let app = open().await;
    assert_eq!(app.anonymous().get("/violations").await.status, StatusCode::UNAUTHORIZED);
    for role in ["membre", "agent"] {
        let mut other = with_role(&app, &format!("Role {role}"), role).await;
        assert_eq!(other.get("/violations").await.status, StatusCode::FORBIDDEN);
        assert_eq!(other.post("/violations", &OPENING).await.status, StatusCode::FORBIDDEN);
    }
    for role in ["dpd", "rssi", "administrateur"] {
        let mut one = with_role(&app, &format!("Role {role}"), role).await;
        assert_eq!(one.get("/violations").await.status, StatusCode::OK);
    }
    assert_eq!(toy::count(app.kernel(), "violation").await, 0);
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let app = open().await;
    let mut officer = officer(&app).await;
    for page in ["", "/faits", "/evaluation", "/notification", "/notification.txt", "/personnes"] {
        assert_eq!(officer.get(&format!("/violations/inconnue{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for page in ["/faits", "/mesures", "/evaluation", "/denombrement", "/notification", "/personnes", "/cloture"] {
        let answer =
            officer.submit("/violations/nouvelle", &format!("/violations/inconnue{page}"), &[("version", "1")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn an_opening_sent_twice_opens_one() {
    let app = open().await;
    let mut officer = officer(&app).await;
    let mut fields = OPENING.to_vec();
    fields.push(("cle", "une-cle"));
    let first = officer.submit("/violations/nouvelle", "/violations", &fields).await.location().to_owned();
    let second = officer.submit("/violations/nouvelle", "/violations", &fields).await.location().to_owned();
    assert_eq!(first, second);
    assert_eq!(toy::count(app.kernel(), "violation").await, 1);
}

#[tokio::test]
async fn a_form_that_lacks_something_keeps_what_was_typed_and_writes_nothing() {
    let app = open().await;
    let mut officer = officer(&app).await;
    let wrong = [
        [("titre", ""), ("nature", "integrite"), ("connue_jour", "2026-08-20"), ("details", "Récit gardé")],
        [("titre", "Fuite"), ("nature", "autre"), ("connue_jour", "2026-08-20"), ("details", "Récit gardé")],
        [("titre", "Fuite"), ("nature", "integrite"), ("connue_jour", ""), ("details", "Récit gardé")],
        [("titre", "Fuite"), ("nature", "integrite"), ("connue_jour", "2026-08-21"), ("details", "Récit gardé")],
        [("titre", "Fuite"), ("nature", "integrite"), ("connue_jour", "2026-13-41"), ("details", "Récit gardé")],
    ];
    for fields in wrong {
        let answer = officer.submit("/violations/nouvelle", "/violations", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(answer.body.contains("Récit gardé"));
    }
    let mut late = OPENING.to_vec();
    late.extend([("sous_traitant", "Hébergeur"), ("signalee_jour", "2026-08-19"), ("signalee_heure", "10:00")]);
    let answer = officer.submit("/violations/nouvelle", "/violations", &late).await;
    assert!(answer.body.contains("au plus tard quand le sous-traitant la signale"), "{}", answer.body);
    assert_eq!(toy::count(app.kernel(), "violation").await, 0);
}

#[tokio::test]
async fn of_two_people_at_once_the_second_is_told_to_look_again() {
    let app = open().await;
    let (mut ines, mut paul) = (officer(&app).await, with_role(&app, "Paul Lefèvre", "rssi").await);
    let case = opened(&mut ines).await;
    let seen = version(&mut paul, &case).await;
    done(&mut ines, &case, "/mesures", &MEASURE).await;
    let mut fields = vec![("version", seen.as_str())];
    fields.extend(MEASURE);
    let late = paul.submit(&format!("{case}/faits"), &format!("{case}/mesures"), &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(toy::count(app.kernel(), "violation_step").await, 2);
}

#[tokio::test]
async fn a_risk_is_not_left_unnotified_and_what_was_notified_is_not_taken_back() {
    let app = open().await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    let refused = send(&mut officer, &case, "/evaluation", &assessed("limite", "non")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Seule une violation dont le risque est improbable"));
    done(&mut officer, &case, "/evaluation", &assessed("limite", "notifier")).await;
    assert_eq!(send(&mut officer, &case, "/notification", &sent("complémentaire", "10:00")).await.status, 422);
    done(&mut officer, &case, "/notification", &sent("initiale", "10:00")).await;
    assert_eq!(send(&mut officer, &case, "/notification", &sent("initiale", "10:00")).await.status, 422);
    assert_eq!(send(&mut officer, &case, "/evaluation", &assessed("nul", "non")).await.status, 422);
}

#[tokio::test]
async fn what_is_closed_does_not_change() {
    let app = open().await;
    crate::rights::tests::toy::two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    done(&mut officer, &case, "/mesures", &MEASURE).await;
    done(&mut officer, &case, "/evaluation", &assessed("nul", "non")).await;
    done(&mut officer, &case, "/cloture", &[("enseignements", "Rien de plus")]).await;
    for (page, fields) in [("/mesures", MEASURE.to_vec()), ("/evaluation", assessed("eleve", "notifier").to_vec())] {
        assert_eq!(send(&mut officer, &case, page, &fields).await.status, StatusCode::CONFLICT, "{page}");
    }
}
