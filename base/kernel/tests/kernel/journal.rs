//! The journal is written with the change, sealed after it, and shows what was done to it.

use kernel::journal::{self, Report};
use kernel::{Deployment, Engine};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use testkit::{Place, place};

use crate::toy::{self, count, write_note};

async fn sealed(place: &Place, notes: usize) -> Deployment {
    let (deployment, _) = toy::open(place).await.unwrap();
    for i in 0..notes {
        write_note(deployment.front(), &i.to_string()).await;
    }
    deployment.tend().await.unwrap();
    deployment
}

async fn verify(deployment: &Deployment) -> Report {
    journal::verify(deployment.front().db(), deployment.heads()).await.unwrap()
}

/// Somebody who has the database itself: its file, or the owner's password.
async fn intruder(place: &Place) -> DatabaseConnection {
    let config = place.config();
    let url = match &config.base.url {
        Some(url) => format!("{}?options=-c%20search_path%3Dnotes", url.reveal()),
        None => format!("sqlite://{}/notes.db", config.donnees.display()),
    };
    let connection = Database::connect(url).await.unwrap();
    let unlock = if place::on_postgres() { "SET fabrique.migration = 'on'; ALTER TABLE journal_event DISABLE TRIGGER ALL" } else { "DROP TRIGGER journal_event_is_final; DROP TRIGGER journal_event_is_kept" };
    connection.execute_unprepared(unlock).await.unwrap();
    connection
}

#[tokio::test]
async fn a_whole_journal_is_found_whole() {
    let place = Place::new().await;
    let deployment = sealed(&place, 5).await;
    let report = verify(&deployment).await;
    assert_eq!((report.lines, report.waiting, report.faults.len()), (5, 0, 0), "{report:?}");
}

#[tokio::test]
async fn sealing_twice_changes_nothing() {
    let place = Place::new().await;
    let deployment = sealed(&place, 3).await;
    assert_eq!(journal::seal(deployment.front().db(), deployment.heads()).await.unwrap(), 0);
    assert!(verify(&deployment).await.is_whole());
}

#[tokio::test]
async fn every_way_of_altering_it_is_found() {
    let ways = [
        "UPDATE journal_event SET kind = 'rien.vu' WHERE position = 3",
        "UPDATE journal_event SET subject = 'autre' WHERE position = 5",
        "DELETE FROM journal_event WHERE position = 2",
        "DELETE FROM journal_event WHERE position >= 4",
        "UPDATE journal_event SET position = CASE position WHEN 2 THEN -3 ELSE -2 END WHERE position IN (2, 3);
         UPDATE journal_event SET position = -position WHERE position < 0",
        "DELETE FROM journal_event; DELETE FROM journal_segment",
        "DELETE FROM journal_event WHERE position >= 4; UPDATE journal_segment SET last_position = 3, root = (SELECT link FROM journal_event WHERE position = 3)",
    ];
    for way in ways {
        let place = Place::new().await;
        let deployment = sealed(&place, 5).await;
        intruder(&place).await.execute_unprepared(way).await.unwrap();
        assert!(!verify(&deployment).await.is_whole(), "not found: {way}");
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_rewrite_a_line() {
    let place = Place::new().await;
    let deployment = sealed(&place, 1).await;
    let kernel = deployment.front();
    let tx = kernel.begin_as_system("essai").await.unwrap();
    assert!(tx.sql().execute_unprepared("UPDATE journal_event SET kind = 'rien.vu'").await.is_err());
}

#[tokio::test]
async fn a_forged_head_is_found() {
    let place = Place::new().await;
    let deployment = sealed(&place, 2).await;
    let file = place.folder().join("journal/notes.json");
    let head = std::fs::read_to_string(&file).unwrap().replace("\"position\": 2", "\"position\": 1");
    std::fs::write(&file, head).unwrap();
    assert!(verify(&deployment).await.faults[0].contains("signature"));
}

#[tokio::test]
async fn each_day_has_its_segment() {
    let place = Place::new().await;
    let (deployment, clock) = toy::open(&place).await.unwrap();
    for id in ["a", "b", "c"] {
        write_note(deployment.front(), id).await;
        deployment.tend().await.unwrap();
        clock.advance(chrono::TimeDelta::days(1));
    }
    assert_eq!(count(deployment.front(), "journal_segment").await, 3);
    assert!(verify(&deployment).await.is_whole());
}

#[tokio::test]
async fn lines_go_a_year_later_and_what_follows_is_still_proved() {
    let place = Place::new().await;
    let (deployment, clock) = toy::open(&place).await.unwrap();
    write_note(deployment.front(), "a").await;
    deployment.tend().await.unwrap();
    clock.advance("2027-08-20T23:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - clock.now());
    write_note(deployment.front(), "b").await;
    deployment.tend().await.unwrap();
    assert_eq!(count(deployment.front(), "journal_event WHERE kind = 'note.written'").await, 2);
    clock.advance(chrono::TimeDelta::hours(1));
    deployment.tend().await.unwrap();
    assert_eq!(count(deployment.front(), "journal_event WHERE kind = 'note.written'").await, 1);
    let report = verify(&deployment).await;
    assert_eq!((report.purged_segments, report.faults.len()), (1, 0), "{report:?}");
}

#[tokio::test]
async fn two_sealers_at_once_make_one_chain() {
    let place = Place::new().await;
    let (ours, _) = toy::open(&place).await.unwrap();
    let (theirs, _) = toy::open(&place).await.unwrap();
    for i in 0..30 {
        write_note(ours.front(), &i.to_string()).await;
        let (one, other) = tokio::join!(ours.tend(), theirs.tend());
        one.and(other).unwrap();
    }
    ours.tend().await.unwrap();
    let report = verify(&ours).await;
    assert_eq!((report.lines, report.faults.len()), (30, 0), "{report:?}");
}

#[tokio::test]
async fn the_engine_is_the_one_asked_for() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let expected = if place::on_postgres() { Engine::Postgres } else { Engine::Sqlite };
    assert_eq!(deployment.front().db().engine(), expected);
}
