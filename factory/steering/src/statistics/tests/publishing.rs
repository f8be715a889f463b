//! The public page: what is measured, and what is missing, said.

use super::importing::followed;
use crate::trial::app;

#[tokio::test]
async fn what_is_missing_is_said_and_never_green() {
    let app = app().await;
    let page = app.anonymous().get("/produits/carnet-de-bord/stats").await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("pas encore choisi de métrique phare")
            && page.body.contains("Taux de satisfaction : non suivi.")
    );
    assert!(page.body.contains("Le budget annuel n&#39;est pas connu") && !page.body.contains("fr-badge--success"));
    let api = app.anonymous().get("/api/produits/carnet-de-bord/stats").await.json();
    assert!(api["metrique_phare"].is_null() && api["mesures"].as_array().unwrap().is_empty());
    assert_eq!(app.anonymous().get("/produits/inconnu/stats").await.status, 404);
    assert_eq!(app.anonymous().get("/api/produits/inconnu/stats").await.status, 404);
    assert!(app.anonymous().get("/produits/carnet-de-bord").await.body.contains("/produits/carnet-de-bord/stats"));
}

#[tokio::test]
async fn a_figure_stands_with_its_table_its_method_and_its_level() {
    let (app, mut paul) = followed().await;
    let page = paul.get("/produits/carnet-de-bord/impact").await.body;
    let at = page.split("href=\"").find(|part| part.starts_with("/produits/carnet-de-bord/impact/0")).unwrap();
    let at = at.split('"').next().unwrap().to_owned();
    for (value, on, target) in [("70", "2026-06-30", ""), ("80", "2026-07-31", ""), ("90", "2027-01-31", "oui")] {
        let sent = [("valeur", value), ("date", on), ("cible", target)];
        assert_eq!(paul.submit(&at, &format!("{at}/mesures"), &sent).await.status, 303);
    }
    let page = app.anonymous().get("/produits/carnet-de-bord/stats").await.body;
    assert!(page.contains("<svg") && page.contains("Réponses favorables du mois") && page.contains("Non revue"));
    assert!(page.contains("Cible : 90\u{a0}% au 31\u{a0}janvier 2027, pas encore atteinte"));
    assert!(page.contains("<table") && page.contains("07/2026"));
    let api = app.anonymous().get("/api/produits/carnet-de-bord/stats").await.json();
    assert_eq!(
        (api["indicateurs"][0]["niveau_de_revue"].as_str(), api["mesures"].as_array().unwrap().len()),
        (Some("non-revue"), 3)
    );
}
