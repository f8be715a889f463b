//! Every page on the real content, where it lies beside the workspace.

use crate::{real, trial};
use testkit::App;

async fn app() -> Option<App> {
    let path = real::path()?;
    let app = trial::empty().await;
    crate::import::run(app.kernel(), &path, real::day(), &|_, _| ()).await.expect("the content is imported");
    Some(app)
}

#[tokio::test]
async fn every_real_product_and_incubator_has_its_page() {
    let Some(app) = app().await else { return };
    let mut visitor = app.anonymous();
    let folder = real::folder().expect("the content was imported");
    for product in &folder.products {
        let path = crate::catalogue::href("/produits/", &product.id);
        let page = visitor.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains("<script>") && !page.body.contains("href=\"javascript"), "{path}");
    }
    for incubator in &folder.incubators {
        let path = crate::catalogue::href("/incubateurs/", &incubator.id);
        let page = visitor.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains("&lt;span") && !page.body.contains("&amp;quot;"), "{path}");
    }
    let list = visitor.get("/incubateurs").await.body;
    assert!(!list.contains("&lt;span") && !list.contains("&#60;span") && !list.contains("amp;quot;"));
}

#[tokio::test]
async fn the_real_figures_stand_on_the_pages() {
    let Some(app) = app().await else { return };
    let mut visitor = app.anonymous();
    assert!(visitor.get("/").await.body.contains("662\u{a0}produits suivis"));
    assert!(visitor.get("/produits?phase=construction").await.body.contains("109\u{a0}produits<"));
    assert!(visitor.get("/produits?phase=aucune").await.body.contains("API Télérecours"));
    let list = visitor.get("/api/v3/produits?phase=abandon-investigation&par_page=1000").await.json();
    assert_eq!((&list["total"], list["produits"].as_array().unwrap().len()), (&202.into(), 202));
    assert_eq!(visitor.get("/vue-d-ensemble?rythme=au-dela").await.status, 200);
    assert_eq!(visitor.get("/api/v2.7/startups.csv").await.body.lines().count(), 663);
}

#[tokio::test]
async fn the_list_of_real_products_stays_light() {
    let Some(app) = app().await else { return };
    let page = app.anonymous().get("/produits").await;
    assert!(page.body.len() < 60_000, "{} bytes", page.body.len());
    let elements =
        page.body.split('<').filter(|tag| tag.starts_with(|first: char| first.is_ascii_alphabetic())).count();
    assert!(elements < 420, "{elements} elements, drawings included");
}
