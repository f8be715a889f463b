//! The figures are the same on the page, in JSON and in CSV.

use testkit::App;

use crate::samples::service;

#[tokio::test]
async fn the_page_the_json_and_the_csv_tell_the_same_figure() {
    let app = App::open(Vec::new(), vec![service()]).await;
    let mut anyone = app.anonymous();
    assert!(anyone.get("/stats").await.body.contains("1\u{202f}234"));
    let json = anyone.get("/api/stats").await.json();
    assert_eq!(json[0]["valeur"], 1234.0);
    assert_eq!(json[0]["date"], "2026-08-20");
    assert!(anyone.get("/api/stats.csv").await.body.contains(";essais;1234.0;"));
}
