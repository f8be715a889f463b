//! The register: kept whole, exported in three formats, sealed in the database.

use super::{MEASURE, assessed, done, officer, opened};
use crate::rights::tests::toy::{self, open, two_people};

#[tokio::test]
async fn every_violation_stands_in_the_exports_notified_or_not() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    assert!(officer.get("/violations.csv").await.body.contains("Aucune violation"));
    let case = opened(&mut officer).await;
    done(&mut officer, &case, "/mesures", &MEASURE).await;
    done(&mut officer, &case, "/evaluation", &assessed("nul", "non")).await;
    let csv = officer.get("/violations.csv").await.body;
    for words in ["V-2026-001", "canari-incident", "Les données étaient chiffrées", "Message rappelé"] {
        assert!(csv.contains(words), "{words}: {csv}");
    }
    let json = officer.get("/violations.json").await.json();
    assert_eq!(json["violations"][0]["Décision"], "ne pas notifier");
    let ods = officer.get("/violations.ods").await;
    assert_eq!(ods.headers["content-type"], crate::ods::MEDIA_TYPE);
    let pdf = officer.get("/violations.pdf").await;
    assert_eq!(pdf.headers["content-type"], "application/pdf");
}

#[tokio::test]
async fn the_notification_says_the_four_things_of_the_law_and_what_is_not_known_yet() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    let text = officer.get(&format!("{case}/notification.txt")).await.body;
    for words in [
        "ART. 33 §3 A",
        "ART. 33 §3 B",
        "ART. 33 §3 C",
        "ART. 33 §3 D",
        "Pas encore connu",
        "approximatif de personnes : 4",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let json = officer.get(&format!("{case}/notification.json")).await.json();
    assert_eq!(json["format"], "fabrique-violation-1");
    let pdf = officer.get(&format!("{case}/notification.pdf")).await;
    assert_eq!(pdf.headers["content-type"], "application/pdf");
    assert!(pdf.body.starts_with("%PDF-"));
    let html = officer.get(&format!("{case}/notification.html")).await.body;
    assert!(html.contains("<h2>Mesures prises ou envisagées (art. 33 §3 d)</h2>"), "{html}");
}

#[tokio::test]
async fn nothing_written_of_a_violation_is_readable_in_the_database_or_the_journal() {
    let app = open().await;
    let mut officer = officer(&app).await;
    opened(&mut officer).await;
    let said = "journal_event WHERE details LIKE '%canari%' OR subject LIKE '%canari%'";
    assert_eq!(toy::count(app.kernel(), said).await, 0);
    app.deployment.tend().await.unwrap();
    let mut hits = Vec::new();
    for entry in std::fs::read_dir(app.folder()).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        let bytes = std::fs::read(entry.path()).unwrap();
        if bytes.windows(15).any(|window| window == b"canari-incident") {
            hits.push(entry.path());
        }
    }
    assert!(hits.is_empty(), "{hits:?}");
    assert!(app.journal().await.contains(&"violation.opened".to_owned()));
}

#[tokio::test]
async fn a_register_is_purged_five_years_after_the_end_with_its_keys_and_not_before() {
    let app = open().await;
    two_people(&app).await;
    let mut officer = officer(&app).await;
    let case = opened(&mut officer).await;
    done(&mut officer, &case, "/mesures", &MEASURE).await;
    done(&mut officer, &case, "/evaluation", &assessed("nul", "non")).await;
    done(&mut officer, &case, "/cloture", &[("enseignements", "Rien de plus")]).await;
    let holdings = crate::rights::Holding::of_deployment(&app.deployment);
    let end = app.clock.now() + chrono::Months::new(60);
    for (at, left) in [(end - chrono::TimeDelta::seconds(1), 1), (end, 0)] {
        let keys = app.kernel().vault().count().await.unwrap();
        crate::purge::run(app.kernel(), &holdings, at, false).await.unwrap();
        assert_eq!(toy::count(app.kernel(), "violation").await, left);
        assert_eq!(toy::count(app.kernel(), "violation_step").await > 0, left == 1);
        assert_eq!(app.kernel().vault().count().await.unwrap() < keys, left == 0, "the key goes with the row");
    }
}
