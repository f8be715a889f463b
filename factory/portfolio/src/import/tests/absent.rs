//! What an import says and does of what the folder does not have.

use super::*;
use crate::registry::processing::SHOW;
use crate::registry::store;
use crate::source::{Kind, Warning};
use crate::trial;

fn of(report: &Report, kind: Kind) -> Vec<&Warning> {
    report.avertissements.iter().filter(|told| told.genre == kind).collect()
}

fn remove(dir: &TempDir, path: &str) {
    std::fs::remove_file(dir.path().join(path)).expect("a file");
}

#[tokio::test]
async fn incubators_and_organisations_that_left_are_told_and_people_only_counted() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    for gone in ["_incubators/essai.md", "_organisations/dinum.md", "_authors/camille.martin.md"] {
        remove(&dir, gone);
    }
    let report = import(app.kernel(), dir.path()).await;
    let told: Vec<&str> = of(&report, Kind::Absent).iter().map(|told| told.fichier.as_str()).collect();
    assert_eq!(told, ["_incubators/essai.md", "_organisations/dinum.md", "_authors"]);
    assert!(!report.avertissements.iter().any(|told| told.message.contains("amille")));
    assert_eq!(of(&report, Kind::UnknownIncubator).len() + of(&report, Kind::UnknownOrganisation).len(), 0);
}

#[tokio::test]
async fn a_missing_folder_is_told_once_and_nothing_has_left_it() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    for kind in ["_authors", "_organisations", "_incubators"] {
        std::fs::remove_dir_all(dir.path().join(kind)).expect("a folder");
    }
    let report = import(app.kernel(), dir.path()).await;
    let told: Vec<&str> = of(&report, Kind::MissingFolder).iter().map(|told| told.fichier.as_str()).collect();
    assert_eq!(told, ["_incubators", "_organisations", "_authors"]);
    assert_eq!(of(&report, Kind::Absent).len(), 0);
}

#[tokio::test]
async fn the_demonstration_leaves_when_real_content_comes_but_for_what_somebody_edited() {
    let (app, dir) = (trial::app().await, folder());
    let mut zoe = trial::administrator(&app).await;
    let form = trial::form_values(&zoe.get("/produits/nata/modifier").await.body);
    let edited: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), if name == "title" { "Nata, repris" } else { value.as_str() }))
        .collect();
    assert_eq!(zoe.post("/produits/nata/modifier", &edited).await.status, 303);
    put(&dir, "_startups/mano.md", &product("Mano", "2024-01-01"));
    let report = import(app.kernel(), dir.path()).await;
    let reader = app.kernel().db().reader();
    let ids: Vec<String> =
        store::list_products(reader, SHOW).await.unwrap().into_iter().map(|product| product.source.id).collect();
    assert_eq!(ids, ["alpha", "beta", "données-et-cartes", "mano", "nata"]);
    let told = of(&report, Kind::Withdrawn);
    assert!(told[0].message.contains("10 de produits"), "{}", told[0].message);
    let withdrawn = app.journal().await.iter().filter(|event| *event == "product.withdrawn").count();
    assert_eq!(withdrawn, 10);
    let kept: Vec<String> =
        store::list_incubators(reader, SHOW).await.unwrap().into_iter().map(|(one, _)| one.id).collect();
    assert_eq!(kept, ["essai", "sgmas"], "the incubator of the product that stays, stays");
    assert_eq!(of(&import(app.kernel(), dir.path()).await, Kind::Withdrawn).len(), 0);
}

#[tokio::test]
async fn after_the_real_content_the_portfolio_is_exactly_that_content() {
    let Some(path) = crate::real::path() else { return };
    let app = trial::app().await;
    import(app.kernel(), &path).await;
    assert_eq!(count(app.kernel(), "registry_product").await, 662);
    let folder = crate::real::folder().expect("the content was imported");
    assert_eq!(count(app.kernel(), "registry_incubator").await, folder.incubators.len() as i64);
    assert_eq!(count(app.kernel(), "registry_organisation").await, folder.organisations.len() as i64);
}
