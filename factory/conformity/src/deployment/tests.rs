//! A pipeline declares its own product's deployments, with its token, and nothing else.

use http::Method;
use testkit::App;

use crate::scan::store::list_of_product;
use crate::trial::{bare, everywhere, member};

const PAGE: &str = "/produits/mano/carnet/jeton";

async fn token(app: &App) -> String {
    let page = member(app).await.submit(PAGE, PAGE, &[]).await;
    assert_eq!(page.status, 200);
    page.body.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect("a token").to_owned()
}

async fn declare(app: &App, token: &str, product: &str) -> u16 {
    let body = format!("{{\"produit\": \"{product}\"}}");
    app.anonymous().call(Method::POST, "/api/conformite/deploiements", token, &body).await.status.as_u16()
}

#[tokio::test]
async fn a_declared_deployment_asks_for_one_scan() {
    let app = bare().await;
    let token = token(&app).await;
    assert_eq!(declare(&app, &token, "mano").await, 422, "no domain is authorised yet");
    let perimeter = "/produits/mano/carnet/perimetre";
    let mut admin = everywhere(&app, "Zoe Petit", "administrateur").await;
    assert_eq!(admin.submit(perimeter, perimeter, &[("domaines", "mano.exemple.fr")]).await.status, 303);
    for _ in 0..2 {
        assert_eq!(declare(&app, &token, "mano").await, 202);
    }
    assert_eq!(list_of_product(app.kernel().db().reader(), "mano", 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_wrong_or_former_token_and_another_product_are_refused() {
    let app = bare().await;
    let former = token(&app).await;
    assert_eq!(declare(&app, &former, "nata").await, 404);
    assert_eq!(declare(&app, "faux", "mano").await, 401);
    let mut admin = everywhere(&app, "Zoe Petit", "administrateur").await;
    assert_eq!(admin.submit(PAGE, PAGE, &[]).await.status, 200);
    assert_eq!(declare(&app, &former, "mano").await, 401);
    assert_eq!(everywhere(&app, "Ines Petit", "auditeur").await.get(PAGE).await.status, 403);
}
