//! The clock of 72 hours: it starts with the awareness, it is told, it stops.

use chrono::TimeDelta;
use http::StatusCode;
use testkit::App;

use super::{OPENING, assessed, done, officer, opened, send, with_role};
use crate::rights::tests::toy::{self, open, two_people};

async fn alerts(app: &App) -> Vec<String> {
    let letters = app.letters().await;
    let plain = letters.into_iter().map(|letter| letter.replace("=\r\n", ""));
    plain.filter(|letter| letter.contains("/violations/")).collect()
}

#[tokio::test]
async fn the_officer_is_told_at_24_48_66_and_72_hours_once_each() {
    let app = open().await;
    let mut officer = officer(&app).await;
    opened(&mut officer).await;
    // Known at half past nine, opened at ten.
    for (more, told) in [(23, 0), (1, 1), (20, 1), (4, 2), (18, 3), (6, 4), (500, 4)] {
        app.clock.advance(TimeDelta::hours(more));
        assert_eq!(alerts(&app).await.len(), told, "after {more} more hours");
    }
    let last = alerts(&app).await;
    assert!(last.iter().all(|letter| letter.contains("ines.benali@exemple.fr")), "{last:?}");
    assert!(last.iter().all(|letter| !letter.contains("canari-incident")), "a letter says nothing of what happened");
}

#[tokio::test]
async fn without_an_officer_the_contact_of_the_service_is_told() {
    let app = open().await;
    let mut security = with_role(&app, "Paul Lefèvre", "rssi").await;
    opened(&mut security).await;
    app.clock.advance(TimeDelta::hours(24));
    assert!(alerts(&app).await.iter().any(|letter| letter.contains("equipe@exemple.fr")));
}

#[tokio::test]
async fn a_decision_not_to_notify_stops_the_clock_and_its_reversal_starts_it_again() {
    let app = open().await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    done(&mut officer, &case, "/evaluation", &assessed("nul", "non")).await;
    app.clock.advance(TimeDelta::hours(30));
    assert_eq!(alerts(&app).await.len(), 0);
    // The session ended with the night.
    let mut officer = super::officer(&app).await;
    done(&mut officer, &case, "/evaluation", &assessed("limite", "notifier")).await;
    app.clock.advance(TimeDelta::minutes(20));
    assert_eq!(alerts(&app).await.len(), 1);
}

#[tokio::test]
async fn after_72_hours_the_reasons_of_the_delay_are_asked_for() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    app.clock.advance(TimeDelta::hours(72));
    let mut officer = super::officer(&app).await;
    assert!(officer.get(&case).await.body.contains("Le délai de 72 heures est dépassé"));
    let mut fields = vec![
        ("etape", "initiale"),
        ("envoyee_jour", "2026-08-23"),
        ("envoyee_heure", "09:45"),
        ("accuse", "FNV-2026-78"),
    ];
    let refused = send(&mut officer, &case, "/notification", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("dites pourquoi (RGPD, art. 33 §1)"), "{}", refused.body);
    fields.push(("retard", "Fin de semaine sans astreinte"));
    done(&mut officer, &case, "/notification", &fields).await;
    let text = officer.get(&format!("{case}/notification.txt")).await.body;
    assert!(text.contains("Raison du retard : Fin de semaine sans astreinte"), "{text}");
}

#[tokio::test]
async fn the_clock_runs_from_the_awareness_and_not_from_the_event() {
    let app = open().await;
    let mut officer = officer(&app).await;
    let mut fields = OPENING.to_vec();
    fields.extend([("survenue_jour", "2026-08-01"), ("survenue_heure", "03:00")]);
    let answer = officer.submit("/violations/nouvelle", "/violations", &fields).await;
    let page = officer.get(answer.location()).await.body;
    assert!(page.contains("71\u{a0}h\u{a0}30\u{a0}min"), "{page}");
    assert_eq!(toy::count(app.kernel(), "violation WHERE settled_at IS NULL").await, 1);
}
