//! The journal is written with the change, sealed after it, and shows what was done to it.

use chrono::{DateTime, Utc};
use kernel::journal::{self, Report};
use kernel::{Deployment, Engine, Event};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use sha2::{Digest, Sha256};
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
    let unlock = if place::on_postgres() {
        "SET fabrique.migration = 'on'; ALTER TABLE journal_event DISABLE TRIGGER ALL; ALTER TABLE journal_segment DISABLE TRIGGER ALL".to_owned()
    } else {
        let list =
            "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'journal%'";
        let rows =
            connection.query_all_raw(Statement::from_string(connection.get_database_backend(), list)).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect::<Vec<_>>().join("; ")
    };
    connection.execute_unprepared(&unlock).await.unwrap();
    connection
}

/// Rewrites line 2 and every link after it, as anybody can: the chain alone has no secret.
async fn rewrite(intruder: &DatabaseConnection) {
    let backend = intruder.get_database_backend();
    intruder.execute_unprepared("UPDATE journal_event SET kind = 'rien.vu' WHERE position = 2").await.unwrap();
    let list = "SELECT at, actor_kind, actor, kind, subject_kind, subject, details, position FROM journal_event WHERE position IS NOT NULL ORDER BY position";
    let mut link = [0; 32];
    for row in intruder.query_all_raw(Statement::from_string(backend, list)).await.unwrap() {
        let (at, position): (DateTime<Utc>, i64) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(7).unwrap());
        let mut hash = Sha256::new_with_prefix(link);
        hash.update(position.to_be_bytes());
        hash.update(at.timestamp_micros().to_be_bytes());
        for index in 1..7 {
            let text: String = row.try_get_by_index(index).unwrap();
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
        link = hash.finalize().into();
        let link = link.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let set = format!(
            "UPDATE journal_event SET link = '{link}' WHERE position = {position}; UPDATE journal_segment SET last_position = {position}, root = '{link}'"
        );
        intruder.execute_unprepared(&set).await.unwrap();
    }
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
async fn a_chain_rewritten_and_prolonged_without_the_key_is_found() {
    let place = Place::new().await;
    let deployment = sealed(&place, 5).await;
    let intruder = intruder(&place).await;
    let prolong = "INSERT INTO journal_event (at, actor_kind, actor, kind, subject_kind, subject, details, position)
        SELECT at, actor_kind, actor, kind, subject_kind, subject, details, 6 FROM journal_event WHERE position = 5";
    intruder.execute_unprepared(prolong).await.unwrap();
    rewrite(&intruder).await;
    let faults = verify(&deployment).await.faults;
    assert_eq!(faults, ["la ligne 5 ne correspond pas à la tête signée"]);
}

#[tokio::test]
async fn the_sealer_never_signs_a_rewritten_chain() {
    let place = Place::new().await;
    let deployment = sealed(&place, 5).await;
    rewrite(&intruder(&place).await).await;
    let file = place.folder().join("journal/notes.json");
    let head = std::fs::read_to_string(&file).unwrap();
    write_note(deployment.front(), "apres").await;
    assert!(journal::seal(deployment.front().db(), deployment.heads()).await.is_err());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), head);
    let report = verify(&deployment).await;
    assert_eq!((report.lines, report.waiting, report.is_whole()), (5, 1, false), "{report:?}");
}

#[tokio::test]
async fn the_sealer_never_replaces_a_head_that_was_deleted() {
    let place = Place::new().await;
    let deployment = sealed(&place, 3).await;
    let file = place.folder().join("journal/notes.json");
    std::fs::remove_file(&file).unwrap();
    write_note(deployment.front(), "apres").await;
    assert!(journal::seal(deployment.front().db(), deployment.heads()).await.is_err());
    assert!(!file.exists());
}

#[tokio::test]
async fn the_sealer_goes_on_from_a_head_that_a_power_cut_left_behind() {
    let place = Place::new().await;
    let deployment = sealed(&place, 2).await;
    let file = place.folder().join("journal/notes.json");
    let before = std::fs::read(&file).unwrap();
    write_note(deployment.front(), "a").await;
    deployment.tend().await.unwrap();
    std::fs::write(&file, before).unwrap();
    assert!(verify(&deployment).await.is_whole());
    write_note(deployment.front(), "b").await;
    deployment.tend().await.unwrap();
    let report = verify(&deployment).await;
    assert_eq!((report.lines, report.faults.len()), (4, 0), "{report:?}");
}

#[tokio::test]
async fn the_head_of_another_database_is_no_head() {
    let place = Place::new().await;
    let deployment = sealed(&place, 1).await;
    let tx = deployment.platform().begin_as_system("essai").await.unwrap();
    tx.commit(Event::new("essai.fait")).await.unwrap();
    deployment.tend().await.unwrap();
    let folder = place.folder().join("journal");
    std::fs::copy(folder.join("plateforme.json"), folder.join("notes.json")).unwrap();
    assert!(verify(&deployment).await.faults[0].contains("autre base"));
}

#[tokio::test]
async fn a_purge_that_the_journal_did_not_make_is_found() {
    let purges = [
        "UPDATE journal_segment SET purged_at = '2026-01-02 03:04:05+00:00'; DELETE FROM journal_event",
        "UPDATE journal_segment SET purged_at = '2024-08-20 09:00:00+00:00'; DELETE FROM journal_event",
        "UPDATE journal_segment SET purged_at = '2999-01-01 00:00:00+00:00'; DELETE FROM journal_event",
        "UPDATE journal_segment SET purged_at = '2026-01-02 03:04:05+00:00'",
    ];
    let said = ["n'a été signée par personne", "avant son terme", "dans l'avenir", "sont restées"];
    for (purge, said) in purges.into_iter().zip(said) {
        let place = Place::new().await;
        let (deployment, clock) = toy::open_long_ago(&place).await.unwrap();
        write_note(deployment.front(), "a").await;
        deployment.tend().await.unwrap();
        clock.advance(chrono::TimeDelta::days(600));
        intruder(&place).await.execute_unprepared(purge).await.unwrap();
        let faults = verify(&deployment).await.faults.join(" ; ");
        assert!(faults.contains(said), "{purge}: {faults}");
    }
}

#[tokio::test]
async fn the_database_itself_keeps_a_year_of_lines_by_its_own_clock() {
    let place = Place::new().await;
    let deployment = sealed(&place, 1).await;
    let ways = [
        "UPDATE journal_segment SET purged_at = '2999-01-01 00:00:00+00:00'",
        "UPDATE journal_segment SET purged_at = NULL",
        "UPDATE journal_segment SET day = '2020-01-01'",
        "DELETE FROM journal_segment",
        "INSERT INTO journal_segment (day, first_position, last_position, opening, root, purged_at) VALUES ('2020-01-01', 1, 9, '', '', '2022-01-01 00:00:00+00:00')",
        "DELETE FROM journal_event",
    ];
    for way in ways {
        let tx = deployment.front().begin_as_system("essai").await.unwrap();
        assert!(tx.sql().execute_unprepared(way).await.is_err(), "accepted: {way}");
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
    let (deployment, clock) = toy::open_long_ago(&place).await.unwrap();
    write_note(deployment.front(), "a").await;
    deployment.tend().await.unwrap();
    clock.advance("2025-08-20T23:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - clock.now());
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
