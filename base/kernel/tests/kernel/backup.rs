//! What was backed up comes back whole, into an empty place only.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use kernel::{backup, journal, vault};
use testkit::{Place, place};

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

/// A copy of a deployment with one note, whose index then says `said` instead of `written`.
async fn forged_copy(place: &Place, shelf: &Path, written: &str, said: &str) -> PathBuf {
    let (deployment, _) = toy::open(place).await.unwrap();
    write_note(deployment.front(), "a").await;
    deployment.tend().await.unwrap();
    let copy = shelf.join("copie");
    backup::backup(&deployment, &copy).await.unwrap();
    let index = copy.join("sauvegarde.json");
    let text = std::fs::read_to_string(&index).unwrap();
    assert!(text.contains(written), "{text}");
    std::fs::write(&index, text.replace(written, said)).unwrap();
    copy
}

#[tokio::test]
async fn a_copy_never_writes_outside_the_place_it_is_restored_into() {
    for (written, said) in [
        ("\"plateforme\"", "\"../evade\""),
        ("\"cles/secret\"", "\"cles/../../secret\""),
        ("\"cles/secret\"", "\"/cles/secret\""),
    ] {
        let (here, there, shelf) = (Place::new().await, Place::new().await, tempfile::tempdir().unwrap());
        let copy = forged_copy(&here, shelf.path(), written, said).await;
        for name in ["evade.db", "bases/../evade.dump", "secret"] {
            std::fs::copy(copy.join("cles/secret"), copy.join(name)).unwrap();
        }
        std::fs::copy(copy.join("cles/secret"), shelf.path().join("secret")).unwrap();
        let refusal = backup::restore(&there.config(), &copy).await.unwrap_err();
        assert!(refusal.to_string().contains("sauvegarde"), "{refusal:#}");
        assert!(!there.folder().exists() && !there.folder().with_file_name("evade.db").exists());
    }
}

#[tokio::test]
async fn keys_never_go_where_their_index_does_not_say() {
    let (place, shelf) = (Place::new().await, tempfile::tempdir().unwrap());
    let copy = forged_copy(&place, shelf.path(), "\"plateforme\"", "\"../evade\"").await;
    assert!(vault::restore(&Place::new().await.config(), &copy).await.unwrap_err().to_string().contains("sauvegarde"));
}

#[tokio::test]
async fn a_file_that_the_index_does_not_name_is_left_aside() {
    let (here, there, shelf) = (Place::new().await, Place::new().await, tempfile::tempdir().unwrap());
    let copy = forged_copy(&here, shelf.path(), "bases", "bases").await;
    std::fs::write(copy.join("journal/intrus.json"), "{}").unwrap();
    backup::restore(&there.config(), &copy).await.unwrap();
    assert!(there.folder().join("journal/notes.json").exists() && !there.folder().join("journal/intrus.json").exists());
}

#[tokio::test]
async fn copies_and_what_comes_back_are_their_owner_s_alone() {
    let (here, there, shelf) = (Place::new().await, Place::new().await, tempfile::tempdir().unwrap());
    let copy = forged_copy(&here, shelf.path(), "bases", "bases").await;
    backup::restore(&there.config(), &copy).await.unwrap();
    let mut private = vec![
        here.folder(),
        copy.clone(),
        copy.join("sauvegarde.json"),
        copy.join("journal/notes.json"),
        there.folder(),
        there.folder().join("cles/secret"),
    ];
    if !place::on_postgres() {
        private.extend([copy.join("bases/notes.db"), there.folder().join("notes.db")]);
    }
    for path in private {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} is open: {mode:o}", path.display());
    }
}

#[tokio::test]
async fn a_restoration_sets_further_heads_aside_and_the_journal_goes_on() {
    let (here, there, shelf) = (Place::new().await, Place::new().await, tempfile::tempdir().unwrap());
    let published = |place: &Place| {
        let mut config = place.config();
        config.journal.publication = vec![shelf.path().join("ailleurs")];
        config
    };
    let clock = || kernel::Clock::fixed("2026-08-20T08:00:00Z".parse().unwrap());
    let deployment = toy::open_with(published(&here), vec![toy::service()], clock()).await.unwrap();
    write_note(deployment.front(), "a").await;
    deployment.tend().await.unwrap();
    backup::backup(&deployment, &shelf.path().join("copie")).await.unwrap();
    write_note(deployment.front(), "b").await;
    deployment.tend().await.unwrap();
    backup::restore(&published(&there), &shelf.path().join("copie")).await.unwrap();
    let restored = toy::open_with(published(&there), vec![toy::service()], clock()).await.unwrap();
    write_note(restored.front(), "c").await;
    restored.tend().await.unwrap();
    assert!(journal::verify(restored.front().db(), restored.heads()).await.unwrap().is_whole());
    let kept = std::fs::read_dir(shelf.path().join("ailleurs")).unwrap().count();
    assert_eq!(kept, 2, "the head of what was lost stays as evidence beside the new one");
}
