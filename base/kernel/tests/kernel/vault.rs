//! One key per person: what it seals is read with it, found without it, and lost with it.

use kernel::vault;
use kernel::{Kernel, Sensitive};
use privacy::Readings;
use sea_orm::ConnectionTrait;
use testkit::{Place, place};

use crate::secrets::{self, SHOW, cell, find, keep, person};
use crate::toy::{count, open_services};

async fn read(kernel: &Kernel, id: &str) -> Option<String> {
    let model = find(kernel, id).await;
    kernel.vault().open(&model.person, cell(id), &model.words, SHOW, &Readings::new()).await.unwrap()
}

async fn open(place: &Place) -> kernel::Deployment {
    open_services(place, vec![secrets::service()]).await.unwrap().0
}

#[tokio::test]
async fn a_value_is_read_back_after_a_restart_and_stands_nowhere_in_clear() {
    let place = Place::new().await;
    let deployment = open(&place).await;
    keep(deployment.front(), "a", &person("ines"), "asthme").await;
    deployment.close().await;
    let again = open(&place).await;
    assert_eq!(read(again.front(), "a").await.as_deref(), Some("asthme"));
    for entry in
        std::fs::read_dir(place.folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
    {
        let bytes = std::fs::read(&entry).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"asthme"), "{}", entry.display());
    }
}

#[tokio::test]
async fn a_value_is_found_by_its_blind_index_alone() {
    let place = Place::new().await;
    let deployment = open(&place).await;
    let kernel = deployment.front();
    keep(kernel, "a", &person("ines"), "asthme").await;
    keep(kernel, "b", &person("paul"), "asthme").await;
    keep(kernel, "c", &person("paul"), "gluten").await;
    let index = kernel.vault().blind("toy_secret", "words", "asthme").await.unwrap();
    assert_eq!(count(kernel, &format!("toy_secret WHERE words_index = '{index}'")).await, 2);
    assert_ne!(index, kernel.vault().blind("toy_secret", "autre", "asthme").await.unwrap());
    assert_ne!(index, deployment.platform().vault().blind("toy_secret", "words", "asthme").await.unwrap());
}

#[tokio::test]
async fn a_destroyed_key_takes_one_person_s_values_and_no_other_s() {
    let place = Place::new().await;
    let deployment = open(&place).await;
    let kernel = deployment.front();
    keep(kernel, "a", &person("ines"), "asthme").await;
    keep(kernel, "b", &person("paul"), "gluten").await;
    assert!(kernel.vault().destroy(&person("ines")).await.unwrap());
    assert_eq!(read(kernel, "a").await, None);
    assert_eq!(read(kernel, "b").await.as_deref(), Some("gluten"));
    assert!(!kernel.vault().destroy(&person("ines")).await.unwrap(), "twice is once");
}

#[tokio::test]
async fn a_key_made_again_after_its_destruction_opens_nothing_old() {
    let place = Place::new().await;
    let deployment = open(&place).await;
    let kernel = deployment.front();
    keep(kernel, "a", &person("ines"), "asthme").await;
    kernel.vault().destroy(&person("ines")).await.unwrap();
    keep(kernel, "b", &person("ines"), "gluten").await;
    let old = find(kernel, "a").await;
    assert!(kernel.vault().open(&old.person, cell("a"), &old.words, SHOW, &Readings::new()).await.is_err());
    assert_eq!(read(kernel, "b").await.as_deref(), Some("gluten"));
}

#[tokio::test]
async fn keys_wanted_at_once_are_one_key() {
    let place = Place::new().await;
    let (ours, theirs) = (open(&place).await, open(&place).await);
    let (one, other) = (ours.front().vault(), theirs.front().vault());
    let (ines, id) = (person("ines"), "a");
    let (sealed, _) = tokio::join!(one.seal(&ines, cell(id), "asthme"), other.make_key(&ines));
    let sealed = Sensitive::new(sealed.unwrap());
    assert_eq!(other.open(&ines, cell(id), &sealed, SHOW, &Readings::new()).await.unwrap().as_deref(), Some("asthme"));
}

#[tokio::test]
async fn a_copy_of_the_data_opens_only_with_the_copy_of_the_keys() {
    let (here, alone, whole) = (Place::new().await, Place::new().await, Place::new().await);
    let shelf = tempfile::tempdir().unwrap();
    let (data, keys) = (shelf.path().join("donnees"), shelf.path().join("coffre"));
    let deployment = open(&here).await;
    keep(deployment.front(), "a", &person("ines"), "asthme").await;
    kernel::backup::backup(&deployment, &data).await.unwrap();
    vault::backup(&deployment, &keys).await.unwrap();
    for place in [&alone, &whole] {
        kernel::backup::restore(&place.config(), &data).await.unwrap();
    }
    vault::restore(&whole.config(), &keys).await.unwrap();
    assert_eq!(read(open(&alone).await.front(), "a").await, None);
    assert_eq!(read(open(&whole).await.front(), "a").await.as_deref(), Some("asthme"));
    assert!(vault::restore(&whole.config(), &keys).await.is_err(), "keys are never overwritten");
}

#[tokio::test]
async fn a_column_that_would_keep_a_sensitive_value_in_clear_stops_the_start() {
    let place = Place::new().await;
    let mut service = secrets::service();
    let plain = "CREATE TABLE toy_secret (id TEXT PRIMARY KEY, person TEXT NOT NULL, words TEXT NOT NULL, words_index TEXT NOT NULL, closed_at TIMESTAMPTZ)";
    service.features[0].migrations = vec![kernel::Migration::new("202601030000_create_secret", plain)];
    let refusal = open_services(&place, vec![service]).await.err().unwrap().to_string();
    assert!(refusal.contains("`toy_secret.words`") && refusal.contains("art. 9 et 32"), "{refusal}");
}

#[tokio::test]
async fn the_application_cannot_rewrite_a_key_nor_read_another_service_s() {
    if !place::on_postgres() {
        return;
    }
    let place = Place::new().await;
    let deployment = open(&place).await;
    keep(deployment.front(), "a", &person("ines"), "asthme").await;
    let tx = deployment.front().begin_as_system("essai").await.unwrap();
    assert!(tx.sql().execute_unprepared("UPDATE notes_coffre.vault_key SET wrapped = ''").await.is_err());
    let tx = deployment.platform().begin_as_system("essai").await.unwrap();
    assert!(tx.sql().execute_unprepared("SELECT wrapped FROM notes_coffre.vault_key").await.is_err());
}
