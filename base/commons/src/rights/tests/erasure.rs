//! The erasure, its proof, and its replay.

use std::path::Path;

use kernel::{Deployment, Ground, Random, backup};

use super::toy::{self, open, two_people};
use crate::rights::{Holding, Known, erase, replay, store};

const CAMILLE: &str = "camille.canaricamille@exemple.fr";

/// Files that hold these bytes, whatever their case.
fn holding_files(folder: &Path, canary: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            holding_files(&path, canary, found);
            continue;
        }
        let bytes: Vec<u8> = std::fs::read(&path).unwrap().iter().map(u8::to_ascii_lowercase).collect();
        if bytes.windows(canary.len()).any(|window| window == canary.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
}

async fn erase_camille(app: &testkit::App) -> crate::rights::Proof {
    let known = Known::named(app.kernel(), [CAMILLE]).await.unwrap();
    erase(app.kernel(), &Holding::of_deployment(&app.deployment), &known).await.unwrap()
}

#[tokio::test]
async fn an_erasure_leaves_nothing_of_the_person_but_what_the_law_keeps_and_says_so() {
    let app = open().await;
    two_people(&app).await;
    let proof = erase_camille(&app).await;
    let kept: Vec<_> = proof.tables.iter().filter(|table| table.table == "toy_paper").collect();
    assert!(kept[0].motifs.contains("archive publique, art. 17 §3 d"));
    assert_eq!(toy::count(app.kernel(), "toy_member").await, 1);
    assert_eq!(toy::count(app.kernel(), "toy_note").await, 1);
    assert_eq!(
        toy::count(app.kernel(), "toy_fiche WHERE lead LIKE 'efface-%' AND deputy = 'amadou.canariamadou@exemple.fr'")
            .await,
        1
    );
    let proofs = store::list_proofs(app.kernel().db()).await.unwrap();
    assert_eq!(proofs[0].digest, proof.digest());
    assert!(proof.cles_detruites >= 1);
    assert_eq!(proof.fichiers, 1);
    let pieces = app.folder().join("fichiers/pieces");
    assert!(!pieces.join("f-camille.txt").exists() && pieces.join("f-amadou.txt").exists());
}

#[tokio::test]
async fn no_file_holds_an_erased_person() {
    let app = open().await;
    two_people(&app).await;
    toy::write(app.kernel(), "DELETE FROM toy_paper", Vec::new()).await;
    let mut before = Vec::new();
    holding_files(&app.folder(), "canaricamille", &mut before);
    assert!(testkit::place::on_postgres() || !before.is_empty(), "the canary was nowhere");
    erase_camille(&app).await;
    app.deployment.tend().await.unwrap();
    let copy = app.folder().join("copie");
    backup::backup(&app.deployment, &copy).await.unwrap();
    let mut left = Vec::new();
    holding_files(&app.folder(), "canaricamille", &mut left);
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn an_erasure_twice_or_of_nobody_finds_nothing() {
    let app = open().await;
    two_people(&app).await;
    erase_camille(&app).await;
    let again = erase_camille(&app).await;
    assert_eq!((again.deleted(), again.changed()), (0, 0), "{again:?}");
}

#[tokio::test]
async fn a_restored_backup_forgets_again_whom_the_ledger_tells() {
    let app = open().await;
    two_people(&app).await;
    toy::write(app.kernel(), "DELETE FROM toy_paper", Vec::new()).await;
    let shelf = tempfile::tempdir().unwrap();
    let copy = shelf.path().join("copie");
    backup::backup(&app.deployment, &copy).await.unwrap();
    app.clock.advance(chrono::TimeDelta::hours(1));
    erase_camille(&app).await;

    let there = testkit::Place::new().await;
    let date = backup::restore(&there.config(), &copy).await.unwrap();
    let ledger = std::fs::read(app.folder().join("journal/effacements.jsonl")).unwrap();
    std::fs::create_dir_all(there.folder().join("journal")).unwrap();
    std::fs::write(there.folder().join("journal/effacements.jsonl"), ledger).unwrap();
    let ground = Ground { config: there.config(), clock: app.clock.clone(), random: Random::system() };
    let restored = Deployment::open(ground, vec![crate::accounts::feature(true)], vec![toy::service()]).await.unwrap();
    assert_eq!(toy::count(restored.front(), "toy_member").await, 2);
    assert_eq!(replay(restored.front(), &Holding::of_deployment(&restored), date).await.unwrap(), 1);
    restored.close().await;
    let mut left = Vec::new();
    holding_files(&there.folder(), "canaricamille", &mut left);
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn an_altered_ledger_is_not_replayed() {
    let app = open().await;
    two_people(&app).await;
    erase_camille(&app).await;
    let file = app.folder().join("journal/effacements.jsonl");
    let text = std::fs::read_to_string(&file).unwrap().replacen("2026", "2027", 1);
    std::fs::write(&file, text).unwrap();
    assert!(kernel::erasures::list(app.kernel()).is_err());
}
