//! A validation holds for a scope: one retention changes, and register, notice, purge, assessment and digest change together.

use chrono::{DateTime, Months, Utc};
use kernel::{Clock, Deployment, Ground, Random};
use privacy::{Record, Stage};

use super::{ID, app, service, validate};
use crate::dpia::review::{self, Review};
use crate::dpia::state::Standing;
use crate::dpia::{pia, prefill};
use crate::purge::horizon;
use crate::register::tests::{Case, LongerCase};
use crate::register::{Field, gather, of_records};

#[test]
fn one_retention_changes_register_notice_purge_assessment_and_digest_together() {
    let seen = |record: privacy::RecordDeclaration| {
        let declared = gather(&[record]).remove(0);
        let register = of_records("Essai", chrono::NaiveDate::MIN, &[record]).entries.remove(0);
        let notice = crate::notice::parts(&[record]).remove(0);
        let retention = record.personal().find_map(|field| field.kind.retention()).unwrap();
        let at: DateTime<Utc> = "2040-01-01T00:00:00Z".parse().unwrap();
        let answers = prefill::prefilled(&declared);
        (
            register.lines(Field::Retention).to_vec(),
            notice.kept,
            horizon(retention, at),
            (answers[&122].clone(), answers[&215].clone()),
            pia::export(&declared, None, at),
            declared.digest(),
        )
    };
    let (before, after) = (seen(Case::DECLARATION), seen(LongerCase::DECLARATION));
    assert_ne!(before.0, after.0, "register");
    assert_ne!(before.1, after.1, "notice");
    assert_ne!(before.2, after.2, "purge");
    assert_ne!(before.3, after.3, "assessment");
    assert_ne!(before.4, after.4, "file");
    assert_ne!(before.5, after.5, "digest");
    assert!(after.3.1.contains("4 ans en base active") && after.4.contains("4 ans en base active"));
}

#[test]
fn the_purge_follows_the_declaration_to_the_day() {
    let start: DateTime<Utc> = "2026-08-20T08:00:00Z".parse().unwrap();
    let retention =
        |record: privacy::RecordDeclaration| record.personal().find_map(|one| one.kind.retention()).unwrap();
    let at = start + Months::new(12 * 5);
    assert_eq!(retention(Case::DECLARATION).stage(start, at), Stage::Over);
    assert_ne!(retention(LongerCase::DECLARATION).stage(start, at), Stage::Over);
}

/// The same place, opened by a program whose declaration has changed.
async fn reopened<R: Record>(app: &testkit::App) -> (Deployment, Review) {
    let clock = Clock::fixed(testkit::app::START.parse().unwrap());
    let ground = Ground { config: app.config(), clock, random: Random::system() };
    let deployment = Deployment::open(ground, Vec::new(), vec![service::<R>()]).await.unwrap();
    let review = review::find(deployment.front(), ID).await.unwrap().unwrap();
    (deployment, review)
}

#[tokio::test]
async fn a_validation_expires_with_its_scope_and_comes_back_with_it() {
    let app = app().await;
    validate(&app).await;
    let (deployment, review) = reopened::<LongerCase>(&app).await;
    assert_eq!((review.standing(), review.is_validated()), (Standing::Expired, false));
    assert!(review.block().unwrap().contains("périmètre qui a changé"), "{:?}", review.block());
    assert!(review.screened_elsewhere() && review.outcome.requires() == Some(true));
    deployment.close().await;
    let (deployment, review) = reopened::<Case>(&app).await;
    assert_eq!(review.block(), None);
    deployment.close().await;
}
