//! What was backed up comes back whole, into an empty place only.

use kernel::{backup, journal};
use testkit::Place;

use crate::toy::{self, count, write_note};

#[tokio::test]
async fn a_backup_restores_data_journal_and_keys() {
    let (here, there, shelf) = (Place::new().await, Place::new().await, tempfile::tempdir().unwrap());
    let (deployment, _) = toy::open(&here).await.unwrap();
    write_note(deployment.front(), "a").await;
    deployment.tend().await.unwrap();
    let copy = shelf.path().join("copie");
    backup::backup(&deployment, &copy).await.unwrap();
    backup::restore(&there.config(), &copy).await.unwrap();
    let (restored, _) = toy::open(&there).await.unwrap();
    assert_eq!(count(restored.front(), "toy_note").await, 1);
    assert!(journal::verify(restored.front().db(), restored.heads()).await.unwrap().is_whole());
    assert_eq!(restored.heads().public_key(), deployment.heads().public_key());
}

#[tokio::test]
async fn a_backup_never_overwrites() {
    let (place, shelf) = (Place::new().await, tempfile::tempdir().unwrap());
    let (deployment, _) = toy::open(&place).await.unwrap();
    assert!(backup::backup(&deployment, shelf.path()).await.is_err());
}

#[tokio::test]
async fn an_altered_backup_is_refused_before_anything_is_written() {
    let (here, there, shelf) = (Place::new().await, Place::new().await, tempfile::tempdir().unwrap());
    let (deployment, _) = toy::open(&here).await.unwrap();
    let copy = shelf.path().join("copie");
    backup::backup(&deployment, &copy).await.unwrap();
    std::fs::write(copy.join("cles/secret"), "autre").unwrap();
    let refusal = backup::restore(&there.config(), &copy).await.unwrap_err();
    assert!(refusal.to_string().contains("secret"), "{refusal:#}");
    assert!(!there.folder().exists());
}

#[tokio::test]
async fn a_place_that_holds_data_is_never_restored_over() {
    let (place, shelf) = (Place::new().await, tempfile::tempdir().unwrap());
    let (deployment, _) = toy::open(&place).await.unwrap();
    let copy = shelf.path().join("copie");
    backup::backup(&deployment, &copy).await.unwrap();
    assert!(backup::restore(&place.config(), &copy).await.is_err());
}
