//! The interfaces: their fields by name, their errors, what is not sent twice.

use axum::http::{Method, Request};
use serde_json::Value;

use crate::trial;
use testkit::{Answer, App};

async fn get(app: &App, path: &str) -> Answer {
    app.anonymous().get(path).await
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().map(|fields| fields.keys().map(String::as_str).collect()).unwrap_or_default()
}

#[tokio::test]
async fn the_list_gives_products_with_their_phase_on_the_day_asked() {
    let app = trial::app().await;
    let today = get(&app, "/api/v3/produits?q=mano").await.json();
    assert_eq!((&today["total"], &today["page"]), (&1.into(), &1.into()));
    assert_eq!(today["produits"][0]["phase"], "transfere");
    let before = get(&app, "/api/v3/produits?q=mano&au=2020-09-15").await.json();
    assert_eq!(before["produits"][0]["phase"], "construction");
    assert_eq!(get(&app, "/api/v3/produits?au=2020-08-15&phase=investigation").await.json()["total"], 1);
}

#[tokio::test]
async fn pages_and_filters_add_up() {
    let app = trial::app().await;
    let page = get(&app, "/api/v3/produits?par_page=5&page=3").await.json();
    assert_eq!((page["total"].as_u64(), page["produits"].as_array().unwrap().len()), (Some(12), 2));
    let some = get(&app, "/api/v3/produits?phase=abandon&incubateur=sgmas&inconnu=1").await.json();
    assert_eq!(some["total"], 2);
}

#[tokio::test]
async fn each_bad_parameter_is_named_in_a_problem() {
    let app = trial::app().await;
    let answer = get(&app, "/api/v3/produits?au=demain&phase=lune&page=0&par_page=1001&incubateur=nulle-part").await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    let problem = answer.json();
    let names: Vec<&str> =
        problem["erreurs"].as_array().unwrap().iter().map(|one| one["champ"].as_str().unwrap()).collect();
    assert_eq!(names, ["au", "phase", "page", "par_page", "incubateur"]);
}

#[tokio::test]
async fn a_product_is_told_in_detail_and_an_unknown_one_is_not_found() {
    let app = trial::app().await;
    let mano = get(&app, "/api/v3/produits/mano").await.json();
    assert_eq!(mano["phases"].as_array().unwrap().len(), 4);
    assert_eq!((&mano["titre"], &mano["phases"][0]["debut"]), (&"Mano".into(), &"2020-08-01".into()));
    let unknown = get(&app, "/api/v3/produits/inconnu").await;
    assert_eq!(
        (unknown.status.as_u16(), &unknown.headers["content-type"]),
        (404, &"application/problem+json".parse().unwrap())
    );
}

#[tokio::test]
async fn version_2_7_has_the_names_of_the_site() {
    let app = trial::app().await;
    let all = get(&app, "/api/v2.7/startups.json").await.json();
    assert_eq!(keys(&all), ["links", "data", "included"]);
    let mano = all["data"].as_array().unwrap().iter().find(|one| one["id"] == "mano").unwrap();
    assert_eq!((keys(mano), &mano["type"]), (vec!["id", "type", "attributes", "relationships"], &"startup".into()));
    let attributes = keys(&mano["attributes"]);
    for name in [
        "name",
        "pitch",
        "stats_url",
        "budget_url",
        "impact_url",
        "link",
        "repository",
        "contact",
        "content_url_encoded_markdown",
        "events",
        "phases",
        "sponsors",
        "thematiques",
        "technos",
        "analyse_risques",
        "analyse_risques_url",
        "dashlord_url",
        "accessibility_status",
    ] {
        assert!(attributes.contains(&name), "{name}");
    }
    assert_eq!(keys(&mano["attributes"]["phases"][0]), ["name", "start", "end"]);
    assert_eq!(keys(&mano["attributes"]["events"][0]), ["name", "date", "comment"]);
}

#[tokio::test]
async fn the_csv_of_version_2_7_has_the_columns_of_the_site() {
    let app = trial::app().await;
    let file = get(&app, "/api/v2.7/startups.csv").await;
    let columns = "id;name;mission;start;status;incubator;stats;link;repository;accessibility;contact;incubators";
    assert_eq!(file.body.lines().next(), Some(columns));
    assert_eq!(file.body.lines().count(), 13);
    assert!(file.body.contains("mano;Mano;"));
}

#[tokio::test]
async fn what_one_has_is_not_sent_again_until_it_changes() {
    let app = trial::app().await;
    let first = get(&app, "/api/v3/produits").await;
    assert_eq!(first.headers["access-control-allow-origin"], "*");
    let tag = first.headers["etag"].clone();
    let again = |app: &App| {
        let request = Request::builder().method(Method::GET).uri("/api/v3/produits").header("if-none-match", &tag);
        tower::ServiceExt::oneshot(app.deployment.router(), request.body(axum::body::Body::empty()).unwrap())
    };
    assert_eq!(again(&app).await.unwrap().status(), 304);
    app.clock.advance(chrono::TimeDelta::days(1));
    assert_eq!(again(&app).await.unwrap().status(), 200);
}

#[tokio::test]
async fn the_document_describes_the_addresses_and_the_page_explains_them() {
    let app = trial::app().await;
    let document = get(&app, "/api/v3/openapi.json").await.json();
    assert!(document["paths"]["/api/v3/produits"]["get"]["parameters"].as_array().unwrap().len() == 6);
    assert!(document["components"]["schemas"]["Produit"]["properties"]["titre"].is_object());
    assert!(get(&app, "/api").await.body.contains("/api/v2.7/startups.json"));
}

#[tokio::test]
async fn an_answer_that_clears_a_cookie_is_kept_by_no_cache() {
    let app = trial::app().await;
    let mut member = trial::member(&app).await;
    app.clock.advance(chrono::TimeDelta::hours(13));
    let answer = member.get("/api/v3/produits").await;
    assert!(answer.headers.contains_key("set-cookie"));
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(get(&app, "/api/v3/produits").await.headers["cache-control"], "public, no-cache");
}

#[tokio::test]
async fn the_document_says_what_each_parameter_takes() {
    let app = trial::app().await;
    let document = app.anonymous().get("/api/v3/openapi.json").await.json();
    let list = &document["paths"]["/api/v3/produits"]["get"];
    assert_eq!(list["operationId"], "list_products");
    assert_eq!(document["paths"]["/api/v3/produits/{id}"]["get"]["operationId"], "show_product");
    assert_eq!(document["servers"][0]["url"], "/");
    let parameters = list["parameters"].as_array().unwrap();
    let schema = |name: &str| parameters.iter().find(|one| one["name"] == name).unwrap()["schema"].to_string();
    assert!(schema("par_page").contains("\"minimum\":1") && schema("par_page").contains("\"maximum\":1000"));
    assert!(schema("page").contains("\"minimum\":1") && !schema("page").contains("\"minimum\":0"));
    assert!(schema("phase").contains("array") && schema("incubateur").contains("array"));
    assert!(schema("au").contains("\"format\":\"date\""));
}
