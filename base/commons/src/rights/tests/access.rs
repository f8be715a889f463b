//! The access export.

use super::toy::{self, open, two_people};
use crate::rights::{Holding, Known, gather, write};

const CAMILLE: &str = "camille.canaricamille@exemple.fr";

async fn export(app: &testkit::App, who: &str) -> String {
    let known = Known::named(app.kernel(), [who]).await.unwrap();
    let dossier = gather(app.kernel(), &Holding::of_deployment(&app.deployment), &known).await.unwrap();
    let to = app.folder().join("export");
    write(app.kernel(), &dossier, &to).unwrap();
    let json = std::fs::read_to_string(to.join("donnees.json")).unwrap();
    let html = std::fs::read_to_string(to.join("donnees.html")).unwrap();
    assert_eq!(html.contains("canaricamille"), json.contains("canaricamille"));
    let piece = std::fs::read_to_string(to.join("fichiers/pieces/f-camille.txt")).unwrap_or_default();
    assert_eq!(piece == "piece-canaricamille", json.contains("pieces/f-camille.txt"));
    assert!(!to.join("fichiers/pieces/f-amadou.txt").exists() || json.contains("canariamadou"));
    std::fs::remove_dir_all(to).unwrap();
    json
}

#[tokio::test]
async fn an_export_holds_every_value_of_the_person_and_none_of_others() {
    let app = open().await;
    two_people(&app).await;
    let json = export(&app, CAMILLE).await;
    for canary in [
        CAMILLE,
        "Camille Canaricamille",
        "nom-canaricamille",
        "texte-canaricamille",
        "acte-canaricamille",
        "Camille.canaricamille@",
    ] {
        assert!(json.contains(canary), "{canary} is missing: {json}");
    }
    assert!(!json.to_lowercase().contains("canariamadou"), "{json}");
}

#[tokio::test]
async fn an_account_an_address_in_capitals_and_an_address_lead_to_the_same_export() {
    let app = open().await;
    two_people(&app).await;
    let account = Known::named(app.kernel(), [CAMILLE]).await.unwrap().account.unwrap();
    for who in [account.as_str(), "CAMILLE.CANARICAMILLE@EXEMPLE.FR"] {
        assert!(export(&app, who).await.contains("texte-canaricamille"), "{who}");
    }
}

#[tokio::test]
async fn a_person_whom_nobody_knows_is_answered_like_any_other() {
    let app = open().await;
    two_people(&app).await;
    let json = export(&app, "paul.lefevre@exemple.fr").await;
    assert!(json.contains("\"tables\": []"), "{json}");
    assert!(app.journal().await.contains(&"rights.exported".to_owned()));
}

#[tokio::test]
async fn an_export_that_cannot_be_written_leaves_nothing() {
    let app = open().await;
    let known = Known::named(app.kernel(), [CAMILLE]).await.unwrap();
    let dossier = gather(app.kernel(), &Holding::of_deployment(&app.deployment), &known).await.unwrap();
    let to = app.folder().join("export");
    std::fs::create_dir(&to).unwrap();
    assert!(write(app.kernel(), &dossier, &to).is_err());
    assert!(!app.folder().join("export.partiel").exists());
    assert_eq!(std::fs::read_dir(to).unwrap().count(), 0);
}

#[tokio::test]
async fn a_sensitive_value_exported_leaves_a_line_without_it() {
    let app = open().await;
    two_people(&app).await;
    export(&app, CAMILLE).await;
    assert!(app.journal().await.contains(&"data.read".to_owned()));
    assert_eq!(
        toy::count(app.kernel(), "journal_event WHERE details LIKE '%canari%' OR subject LIKE '%canari%'").await,
        0
    );
}
