//! The matrix: what is measured, what is late, what has stopped.

use crate::impact::mandatory::Mandatory;
use crate::impact::{brief, figures};
use crate::matrix::domain::{Filters, Flagship, rows};
use crate::trial::{app, intrapreneur};

const PAGE: &str = "/produits/carnet-de-bord/impact";

async fn told() -> testkit::App {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let sent = [
        ("obligatoire", "utilisateurs-actifs"),
        ("unite", "unité"),
        ("frequence", "mensuelle"),
        ("mode_calcul", "Comptes ouverts dans le mois"),
        ("source", "Base du service"),
        ("depuis", "2026-01-01"),
        ("phare", "oui"),
    ];
    let at = paul.submit(&format!("{PAGE}/nouveau"), PAGE, &sent).await;
    let at = at.location().split('?').next().unwrap().to_owned();
    let measure = [("valeur", "120"), ("date", "2026-05-31")];
    assert_eq!(paul.submit(&at, &format!("{at}/mesures"), &measure).await.status, 303);
    app
}

#[tokio::test]
async fn a_late_flagship_stands_out_and_filters_narrow() {
    let app = told().await;
    let page = app.anonymous().get("/impact?phare=en-retard").await.body;
    assert!(page.contains("Carnet de bord") && page.contains("Non revue, en retard"));
    assert!(!page.contains("Boussole emploi"));
    let page = app.anonymous().get("/impact?indicateur=satisfaction&revue=validee").await.body;
    assert!(page.contains("Aucun produit ne correspond"));
    let page = app.anonymous().get("/impact?phare=demain").await.body;
    assert!(page.contains("cette valeur n&#39;existe pas") && page.contains("Boussole emploi"));
    let csv = app.anonymous().get("/impact.csv?indicateur=utilisateurs-actifs").await.body;
    assert!(
        csv.lines().count() == 2
            && csv.contains("carnet-de-bord;Carnet de bord;construction;en-retard;absente;non-revue")
    );
}

#[tokio::test]
async fn a_product_that_stopped_is_shown_on_demand_and_is_not_late() {
    let app = told().await;
    let today = portfolio::catalogue::today(app.kernel()).await.unwrap();
    let figures = figures::today(app.kernel()).await.unwrap();
    let all = rows(&today, &figures, &Filters::default());
    assert!(all.iter().all(|row| !row.state.next().is_empty()));
    assert_eq!(all[0].product.source.id, "carnet-de-bord");
    assert!(all[0].cell(Mandatory::UtilisateursActifs).late && !all[0].cell(Mandatory::CoutUtilisation).late);
    let stopped = Filters { phase: Some(portfolio::phase::PhaseName::Abandon), ..Filters::default() };
    let stopped = rows(&today, &figures, &stopped);
    assert!(!stopped.is_empty() && stopped.iter().all(|row| row.flagship == Flagship::Aucune));
}

#[tokio::test]
async fn use_alone_is_never_told_as_an_impact() {
    let app = told().await;
    let figures = figures::today(app.kernel()).await.unwrap();
    let (product, day) = ("carnet-de-bord", app.clock.today());
    let told = brief::told(&figures, product, day);
    let found = |term: &str| told.iter().find(|(known, _)| known == term).map(|(_, text)| text.as_str()).unwrap();
    assert!(found("Impact mesuré").contains("l'usage ne compte pas"));
    assert!(found("Usage, qui ne vaut pas impact").contains("120"));
    assert!(brief::proof(&figures, product, day).is_none() && brief::targets(&figures, product, day).is_none());
    assert_eq!(brief::stale(&figures, day).len(), 1);
}
