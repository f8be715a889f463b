//! Work asked for in a transaction: done once it is committed, tried again when it fails, visible when it is given up.

use chrono::TimeDelta;
use kernel::{Event, Letter, Personal};
use testkit::Place;

use crate::toy::{self, count};

#[tokio::test]
async fn a_job_runs_once_its_transaction_is_committed() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let kernel = deployment.front();
    let tx = kernel.begin_as_system("essai").await.unwrap();
    tx.enqueue("notes.write", &"depuis-un-travail").await.unwrap();
    tx.commit(Event::new("work.asked")).await.unwrap();
    deployment.tend().await.unwrap();
    deployment.tend().await.unwrap();
    assert_eq!(count(kernel, "toy_note").await, 1);
}

#[tokio::test]
async fn a_job_of_a_dropped_transaction_never_runs() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let tx = deployment.front().begin_as_system("essai").await.unwrap();
    tx.enqueue("notes.write", &"jamais").await.unwrap();
    drop(tx);
    deployment.tend().await.unwrap();
    assert_eq!(count(deployment.front(), "toy_note").await, 0);
}

#[tokio::test]
async fn a_failing_job_waits_longer_each_time_then_is_given_up_visibly() {
    for kind in ["notes.fail", "notes.panic", "notes.unknown"] {
        let place = Place::new().await;
        let (deployment, clock) = toy::open(&place).await.unwrap();
        let tx = deployment.front().begin_as_system("essai").await.unwrap();
        tx.enqueue(kind, &()).await.unwrap();
        tx.commit(Event::new("work.asked")).await.unwrap();
        deployment.tend().await.unwrap();
        clock.advance(TimeDelta::seconds(29));
        deployment.tend().await.unwrap();
        assert_eq!(deployment.front().db().backlog().await.unwrap().dead, 0);
        for _ in 0..8 {
            clock.advance(TimeDelta::hours(2));
            deployment.tend().await.unwrap();
        }
        assert_eq!(deployment.front().db().backlog().await.unwrap().dead, 1, "{kind}");
        assert_eq!(
            count(deployment.front(), &format!("kernel_job WHERE kind = '{kind}' AND state <> 'mort'")).await,
            0
        );
        assert!(!deployment.front().db().dead_jobs().await.unwrap()[0].last_error.is_empty());
    }
}

#[tokio::test]
async fn a_letter_leaves_after_its_commit_and_its_words_do_not_stay() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    let kernel = deployment.front();
    let tx = kernel.begin_as_system("essai").await.unwrap();
    let letter = Letter {
        recipient: Personal::new("ines.benali@exemple.fr".to_owned()),
        subject: "Bonjour".into(),
        body: Personal::new("Des mots d'essai.".to_owned()),
    };
    tx.letter(letter).await.unwrap();
    tx.commit(Event::new("letter.asked")).await.unwrap();
    assert!(!place.folder().join("courriels").exists());
    let words = "kernel_letter WHERE CAST(body AS TEXT) LIKE '%mots%' OR length(body) < 40";
    assert_eq!((count(kernel, words).await, kernel.vault().count().await.unwrap()), (0, 1));
    deployment.tend().await.unwrap();
    let sent: Vec<_> = std::fs::read_dir(place.folder().join("courriels")).unwrap().collect();
    assert_eq!(sent.len(), 1);
    assert_eq!(
        count(kernel, "kernel_letter WHERE recipient = '' AND length(body) = 0 AND sent_at IS NOT NULL").await,
        1
    );
    assert_eq!(kernel.vault().count().await.unwrap(), 0, "its key is destroyed");
}
