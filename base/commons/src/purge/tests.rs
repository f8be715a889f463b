//! Nothing goes early, nothing stays late, and one row that is held back holds no other.

use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use kernel::{Clock, Deployment, Ground, Random};
use privacy::{Fate, Period, Retention, Stage, Trigger};
use testkit::App;

use super::{Report, horizon, run};
use crate::rights::Holding;
use crate::rights::tests::toy::{self, add_fiche, add_member, add_note, add_paper, count};

async fn purge(app: &App, at: DateTime<Utc>, simulation: bool) -> Report {
    run(app.kernel(), &Holding::of_deployment(&app.deployment), at, simulation).await.unwrap()
}

fn start() -> DateTime<Utc> {
    testkit::app::START.parse().unwrap()
}

/// The end of the two years of the toy's tables.
fn term() -> DateTime<Utc> {
    start() + Months::new(24)
}

#[tokio::test]
async fn a_row_goes_at_its_term_to_the_second_with_what_belongs_to_it() {
    let app = toy::open().await;
    add_member(app.kernel(), "m", "zoe.petit@exemple.fr", "Zoé Petit", Some(start())).await;
    add_note(app.kernel(), "n", "m", "quelques mots").await;
    purge(&app, term() - TimeDelta::microseconds(1), false).await;
    assert_eq!((count(app.kernel(), "toy_member").await, count(app.kernel(), "toy_note").await), (1, 1));
    let report = purge(&app, term(), false).await;
    assert_eq!((count(app.kernel(), "toy_member").await, count(app.kernel(), "toy_note").await), (0, 0));
    assert_eq!(report.failures(), 0, "{report:?}");
    assert!(app.journal().await.contains(&"data.purged".to_owned()));
}

#[tokio::test]
async fn a_clock_that_has_not_started_keeps_its_row() {
    let app = toy::open().await;
    add_member(app.kernel(), "m", "zoe.petit@exemple.fr", "Zoé Petit", None).await;
    purge(&app, term() + TimeDelta::days(3650), false).await;
    assert_eq!(count(app.kernel(), "toy_member").await, 1);
}

#[tokio::test]
async fn a_published_row_outlives_the_addresses_in_it() {
    let app = toy::open().await;
    let ended = NaiveDate::from_ymd_opt(2026, 8, 20);
    add_fiche(app.kernel(), "f", "zoe.petit@exemple.fr", "paul.lefevre@exemple.fr", ended).await;
    let last = ended.unwrap() + Months::new(24);
    purge(&app, last.and_hms_opt(23, 59, 59).unwrap().and_utc(), false).await;
    assert_eq!(count(app.kernel(), "toy_fiche WHERE lead <> '' AND deputy IS NOT NULL").await, 1);
    purge(&app, last.and_hms_opt(0, 0, 0).unwrap().and_utc() + TimeDelta::days(1), false).await;
    assert_eq!(count(app.kernel(), "toy_fiche WHERE lead = '' AND deputy IS NULL AND title = 'Un produit'").await, 1);
}

#[tokio::test]
async fn a_simulation_counts_and_changes_nothing() {
    let app = toy::open().await;
    add_member(app.kernel(), "m", "zoe.petit@exemple.fr", "Zoé Petit", Some(start())).await;
    let report = purge(&app, term(), true).await;
    assert_eq!(
        report.tables.iter().filter(|line| line.table == "toy_member").map(|line| line.detruites).sum::<u64>(),
        1
    );
    assert_eq!(count(app.kernel(), "toy_member").await, 1);
    assert!(!app.journal().await.contains(&"data.purged".to_owned()));
}

#[tokio::test]
async fn what_goes_to_the_archives_is_written_before_it_is_destroyed() {
    let app = toy::open().await;
    add_paper(app.kernel(), "p", "compte", "un acte", Some(start())).await;
    let report = purge(&app, term(), false).await;
    let line = report.tables.iter().find(|line| line.table == "toy_paper").unwrap();
    assert_eq!((line.versees, line.detruites), (1, 1));
    let day = std::fs::read_dir(app.folder().join("versements")).unwrap().next().unwrap().unwrap();
    let file = std::fs::read_dir(day.path()).unwrap().next().unwrap().unwrap();
    assert!(std::fs::read_to_string(file.path()).unwrap().contains("un acte"));
}

#[tokio::test]
async fn a_row_that_is_held_back_holds_no_other() {
    let app = toy::open().await;
    for id in ["a", "b"] {
        add_member(app.kernel(), id, "zoe.petit@exemple.fr", "Zoé Petit", Some(start())).await;
        add_note(app.kernel(), &format!("n-{id}"), id, "quelques mots").await;
    }
    // The declarations of this holding forget the table of notes: the database alone holds the rows back.
    let mut holdings = Holding::of_kernel(app.kernel());
    holdings[0].records.retain(|record| record.table != "toy_note");
    toy::write(app.kernel(), "DELETE FROM toy_note WHERE id = 'n-b'", Vec::new()).await;
    let report = run(app.kernel(), &holdings, term(), false).await.unwrap();
    let line = report.tables.iter().find(|line| line.table == "toy_member").unwrap();
    assert_eq!((line.detruites, line.echecs), (1, 1), "{report:?}");
    assert_eq!(count(app.kernel(), "toy_member WHERE id = 'a'").await, 1);
}

#[tokio::test]
async fn the_journal_stays_whole_without_its_old_lines() {
    let place = testkit::Place::new().await;
    // The database keeps a year by its own clock: these lines are old for it too.
    let clock = Clock::fixed("2024-03-01T08:00:00Z".parse().unwrap());
    let ground = Ground { config: place.config(), clock: clock.clone(), random: Random::system() };
    let deployment = Deployment::open(ground, Vec::new(), vec![toy::service()]).await.unwrap();
    let kernel = deployment.front();
    add_member(kernel, "m", "zoe.petit@exemple.fr", "Zoé Petit", None).await;
    deployment.tend().await.unwrap();
    clock.advance(TimeDelta::days(400));
    run(kernel, &Holding::of_deployment(&deployment), clock.now(), false).await.unwrap();
    deployment.tend().await.unwrap();
    let report = kernel::journal::verify(kernel.db(), deployment.heads()).await.unwrap();
    assert!(report.is_whole() && report.purged_segments > 0, "{report:?}");
    assert_eq!(count(kernel, "journal_event WHERE kind = 'toy.written'").await, 0);
}

#[tokio::test]
async fn a_young_day_of_the_journal_is_not_purged_even_by_hand() {
    use sea_orm::ConnectionTrait;
    let app = toy::open().await;
    add_member(app.kernel(), "m", "zoe.petit@exemple.fr", "Zoé Petit", None).await;
    app.deployment.tend().await.unwrap();
    for way in ["DELETE FROM journal_event", "UPDATE journal_segment SET purged_at = '2026-08-21T00:00:00+00:00'"] {
        let tx = app.kernel().begin_as_system("essai").await.unwrap();
        assert!(tx.sql().execute_unprepared(way).await.is_err(), "{way}");
    }
}

#[tokio::test]
async fn the_page_of_purges_is_for_who_answers_people() {
    let app = toy::open().await;
    purge(&app, term(), false).await;
    let admin = kernel::Grant { role: "administrateur".into(), scope: kernel::Scope::Everything };
    let page = app.person("Inès Benali", &[admin]).await.get("/purges").await;
    assert!(page.body.contains("lignes détruites"), "{}", page.body);
    assert_eq!(app.person("Paul Lefèvre", &[]).await.get("/purges").await.status, http::StatusCode::FORBIDDEN);
}

proptest::proptest! {
    #[test]
    fn the_horizon_is_the_retention_turned_round(start in 0i64..4_000_000_000, age in 0i64..400_000_000, months in 0u32..120, days in 0u32..400) {
        let retention = Retention {
            trigger: Trigger::Column("x"),
            active: Period::months(months),
            intermediate: (days > 0).then_some(Period::days(days)),
            fate: Fate::Destruction,
            source: "essai",
        };
        let start = DateTime::from_timestamp(start, 0).unwrap();
        let at = start + TimeDelta::seconds(age);
        let over = retention.stage(start, at) == Stage::Over;
        proptest::prop_assert_eq!(horizon(&retention, at).is_some_and(|latest| start <= latest), over);
    }
}
