//! What keeps a service from production.

use super::{ID, answers, app, officer, require, send, validate, with};
use crate::dpia::gate::{blocks, check};

async fn why(app: &testkit::App) -> Option<String> {
    let blocks = blocks(app.kernel()).await.unwrap();
    blocks.into_iter().find(|block| block.processing == ID).map(|block| block.why)
}

#[tokio::test]
async fn an_open_question_blocks_every_processing() {
    let app = app().await;
    let blocks = blocks(app.kernel()).await.unwrap();
    assert!(blocks.len() >= 5 && blocks.iter().any(|block| block.processing == "analyses-d-impact"), "{blocks:?}");
    assert!(blocks.iter().all(|block| block.why.contains("criblage") && !block.name.is_empty()));
}

#[tokio::test]
async fn a_required_assessment_blocks_until_it_is_validated() {
    let app = app().await;
    require(&app).await;
    assert!(why(&app).await.unwrap().contains("n'existe pas encore"));
    let refused = check(std::iter::once(app.kernel())).await.unwrap_err().to_string();
    assert!(
        refused.contains("« Dossiers d'essai » (dossiers-d-essai)") && refused.contains("production = false"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_validated_one_does_not_block() {
    let app = app().await;
    validate(&app).await;
    assert_eq!(why(&app).await, None);
}

#[tokio::test]
async fn a_service_whose_every_processing_is_screened_passes() {
    let app = app().await;
    let mut officer = officer(&app).await;
    for block in blocks(app.kernel()).await.unwrap() {
        let page = format!("/aipd/{}/criteres", block.processing);
        let sent = with(with(answers(&[]), "version", "0"), "decision", "non");
        let sent = with(sent, "motif_decision", "mesures suffisantes");
        assert_eq!(send(&mut officer, &page, &page, &sent).await, http::StatusCode::SEE_OTHER, "{page}");
    }
    assert_eq!(blocks(app.kernel()).await.unwrap(), []);
    check(std::iter::once(app.kernel())).await.unwrap();
    assert!(officer.get("/aipd").await.body.contains("Rien ne bloque la mise en production"));
}
