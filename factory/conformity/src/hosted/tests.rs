//! The factory's own service stands on the wall like any other.

use crate::state::State;
use crate::trial::{bare, beside, everywhere};

#[tokio::test]
async fn the_service_is_observed_once_and_shown_like_any_product() {
    let app = bare().await;
    app.deployment.tend().await.unwrap();
    let board = crate::board::today(app.kernel()).await.unwrap();
    let row = board.place("essai").expect("the service stands on the board");
    let state = |criterion: &str| board.standing(row, board.column(criterion).unwrap()).state;
    assert_eq!(state("obl.rgpd-registre"), State::Prouve);
    // The trial has no page of legal notices: the base sees it.
    assert_eq!(state("obl.mentions-legales"), State::NonConforme);
    assert!(board.subjects[row].perimeter.declared.is_some());
    let observed = |journal: Vec<String>| journal.iter().filter(|kind| *kind == "conformity.base_observed").count();
    assert_eq!(observed(app.journal().await), 1);
    app.clock.advance(chrono::TimeDelta::hours(25));
    app.deployment.tend().await.unwrap();
    assert_eq!(observed(app.journal().await), 1, "nothing has changed");
    let mut officer = everywhere(&app, "Zoe Petit", "rssi").await;
    assert_eq!(officer.get("/produits/essai/carnet").await.status, 200);
    assert!(officer.get("/conformite").await.body.contains("/produits/essai/carnet"));
    assert!(app.anonymous().get("/produits/essai/conformite").await.body.contains("Traitements inscrits au registre"));
}

#[tokio::test]
async fn every_service_of_the_deployment_stands_on_the_wall_with_what_it_declares() {
    let app = beside().await;
    app.deployment.tend().await.unwrap();
    let board = crate::board::today(app.kernel()).await.unwrap();
    let row = board.place("voisin").expect("the neighbour stands on the board");
    assert!(board.subjects[row].link.as_deref().unwrap().ends_with("/voisin"));
    let state = |criterion: &str| board.standing(row, board.column(criterion).unwrap()).state;
    assert_eq!(state("obl.rgpd-information"), State::Prouve, "its notice is derived from its declarations");
    assert_eq!(state("obl.rgpd-droits"), State::NonConforme, "it has no form of request");
    let mut officer = everywhere(&app, "Zoe Petit", "rssi").await;
    assert_eq!(officer.get("/produits/voisin/carnet").await.status, 200);
}
