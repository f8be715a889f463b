//! Reading, writing, migrating.

use kernel::{Error, Event, Migration, Service};
use sea_orm::ConnectionTrait;
use testkit::Place;

use crate::toy::{self, count, write_note};

#[tokio::test]
async fn a_committed_write_is_there_after_a_restart() {
    let place = Place::new().await;
    let (first, _) = toy::open(&place).await.unwrap();
    write_note(first.front(), "a").await;
    first.close().await;
    let (again, _) = toy::open(&place).await.unwrap();
    assert_eq!(count(again.front(), "toy_note").await, 1);
}

#[tokio::test]
async fn a_dropped_transaction_leaves_nothing() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let tx = deployment.front().begin_as_system("essai").await.unwrap();
    toy::add_note(&tx, "a").await.unwrap();
    tx.note(Event::new("note.written")).await.unwrap();
    drop(tx);
    write_note(deployment.front(), "b").await;
    assert_eq!(count(deployment.front(), "toy_note").await, 1);
    assert_eq!(count(deployment.front(), "journal_event").await, 1);
}

#[tokio::test]
async fn the_reader_cannot_write() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let wrote = deployment.front().db().reader().execute_unprepared("INSERT INTO toy_note VALUES ('x', 'y')").await;
    assert!(wrote.is_err());
    assert_eq!(count(deployment.front(), "toy_note").await, 0);
}

#[tokio::test]
async fn the_same_key_twice_is_a_conflict() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    write_note(deployment.front(), "a").await;
    let tx = deployment.front().begin_as_system("essai").await.unwrap();
    let again = toy::add_note(&tx, "a").await;
    assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
}

#[tokio::test]
async fn writers_at_once_all_succeed() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let writers = (0..40).map(|i| {
        let kernel = deployment.front().clone();
        tokio::spawn(async move { write_note(&kernel, &i.to_string()).await })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    assert_eq!(count(deployment.front(), "toy_note").await, 40);
    assert_eq!(count(deployment.front(), "journal_event").await, 40);
}

#[tokio::test]
async fn a_migration_changed_after_its_application_stops_the_start() {
    let place = Place::new().await;
    toy::open(&place).await.unwrap().0.close().await;
    let changed = Migration::new(toy::NOTES.name, "CREATE TABLE toy_note (id TEXT PRIMARY KEY)");
    let refusal = toy::open_services(&place, vec![with(&[changed])]).await.err().unwrap();
    assert!(format!("{refusal:#}").contains(toy::NOTES.name), "{refusal:#}");
}

#[tokio::test]
async fn a_database_newer_than_the_program_stops_the_start() {
    let place = Place::new().await;
    toy::open(&place).await.unwrap().0.close().await;
    let refusal = toy::open_services(&place, vec![with(&[])]).await.err().unwrap();
    assert!(format!("{refusal:#}").contains("version plus récente"), "{refusal:#}");
}

#[tokio::test]
async fn a_failed_migration_changes_nothing() {
    let place = Place::new().await;
    let half = Migration::new("202601020000_half", "CREATE TABLE toy_half (id TEXT); CREATE TABLE toy_half (id TEXT)");
    assert!(toy::open_services(&place, vec![with(&[toy::NOTES, half])]).await.is_err());
    let (deployment, _) = toy::open(&place).await.unwrap();
    assert_eq!(count(deployment.front(), "toy_note").await, 0);
    assert!(deployment.front().db().reader().execute_unprepared("SELECT * FROM toy_half").await.is_err());
}

#[tokio::test]
async fn a_derived_value_is_kept_until_somebody_writes() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let kernel = deployment.front();
    let notes = async || *kernel.derived(async |kernel| Ok(count(&kernel, "toy_note").await)).await.unwrap();
    assert_eq!(notes().await, 0);
    write_note(kernel, "a").await;
    assert_eq!(notes().await, 1);
    let kept = kernel.derived::<i64, _, _>(async |_| panic!("computed again without a change")).await.unwrap();
    assert_eq!(*kept, 1);
}

#[tokio::test]
async fn another_process_s_write_is_noticed() {
    let place = Place::new().await;
    let (ours, _) = toy::open(&place).await.unwrap();
    let (theirs, _) = toy::open(&place).await.unwrap();
    let before = ours.front().db().version();
    write_note(theirs.front(), "a").await;
    ours.tend().await.unwrap();
    assert!(ours.front().db().version() > before);
}

fn with(steps: &[Migration]) -> Service {
    let mut service = toy::service();
    service.features[0].migrations = steps.to_vec();
    service
}

#[tokio::test]
async fn after_the_engine_undid_a_transaction_by_itself_an_acknowledged_write_is_there() {
    if testkit::place::on_postgres() {
        return;
    }
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let kernel = deployment.front();
    // What SQLite does on a full disk, behind the driver's back.
    let tx = kernel.begin_as_system("essai").await.unwrap();
    tx.sql().execute_unprepared("ROLLBACK").await.unwrap();
    drop(tx);
    let refused = kernel.begin_as_system("essai").await.unwrap();
    toy::add_note(&refused, "z").await.unwrap();
    drop(refused);
    for id in ["a", "b"] {
        write_note(kernel, id).await;
    }
    assert_eq!(count(kernel, "toy_note").await, 2);
}

#[tokio::test]
async fn a_full_database_is_told_as_such_and_writes_again_once_there_is_room() {
    if testkit::place::on_postgres() {
        return;
    }
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let kernel = deployment.front();
    let tx = kernel.begin_as_system("essai").await.unwrap();
    tx.sql().execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
    let big = "INSERT INTO toy_note (id, words) VALUES ('gros', hex(zeroblob(4000000)))";
    let refusal = kernel::Error::from(tx.sql().execute_unprepared(big).await.unwrap_err());
    assert!(matches!(refusal, Error::Unavailable), "{refusal:?}");
    tx.sql().execute_unprepared("PRAGMA max_page_count = 1000000").await.unwrap();
    drop(tx);
    write_note(kernel, "a").await;
    assert_eq!(count(kernel, "toy_note").await, 1);
}
