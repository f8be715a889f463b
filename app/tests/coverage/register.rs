//! The register of the whole program: every processing of every service says everything that the model asks for.

use commons::register::{self, Field};
use http::StatusCode;
use kernel::{Grant, Scope};

use crate::program::open;

#[tokio::test]
async fn every_processing_of_the_program_fills_the_eighteen_fields() {
    let app = open().await;
    for one in &app.deployment.running[1..] {
        let register = register::of(&one.kernel);
        assert!(register.entries.len() >= 5, "{} processings", register.entries.len());
        for entry in &register.entries {
            for field in Field::MODEL {
                let lines = entry.lines(field);
                assert!(!lines.is_empty() && lines.iter().all(|line| line.len() > 3), "{}: {field:?}", entry.id);
            }
            for stated in [Field::MainObjective, Field::People, Field::Retention, Field::TechnicalMeasures] {
                assert_ne!(entry.lines(stated), ["Aucune"], "{}: {stated:?}", entry.id);
            }
        }
    }
}

#[tokio::test]
async fn every_processing_has_its_page_and_its_part_of_the_notice() {
    let app = open().await;
    let everywhere = Grant { role: "administrateur".into(), scope: Scope::Everything };
    let mut reader = app.person("Zoe Petit", &[everywhere]).await;
    let notice = app.anonymous().get("/donnees-personnelles").await.body;
    for entry in register::of(app.kernel()).entries {
        let answer = reader.get(&format!("/registre/{}", entry.id)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", entry.id);
        assert_eq!(answer.body.matches("<h1").count(), 1, "{}", entry.id);
        assert!(notice.contains(&format!("<h2 id=\"{}\">", entry.id)), "{}", entry.id);
    }
}
