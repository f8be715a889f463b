//! The interface: the same rules as the pages, in JSON.

use crate::api::document::Document;
use crate::trial::{app, head, intrapreneur, send_bytes};
use serde_json::{Value, json};
use testkit::{App, Client};
use utoipa::OpenApi;

async fn command(app: &App, client: &Client, path: &str, body: Value) -> (u16, Value) {
    let (status, text) = send_bytes(app, client, path, "application/json", body.to_string().into_bytes()).await;
    (status, serde_json::from_str(&text).unwrap_or(Value::Null))
}

#[tokio::test]
async fn a_program_plans_proves_and_concludes_like_a_person() {
    let app = app().await;
    let paul = intrapreneur(&app, "carnet-de-bord").await;
    let mut head = head(&app).await;
    let base = "/api/pilotage/produits/carnet-de-bord";
    let planned =
        command(&app, &paul, &format!("{base}/comites"), json!({"jalon": "investissement", "date": "2026-08-20"}))
            .await;
    assert_eq!(planned.0, 201, "{planned:?}");
    let committee = planned.1["id"].as_str().unwrap().to_owned();
    let stop = json!({"issue": "non-convaincu", "motif": "Personne ne s'en sert.", "signature": "oui"});
    let path = format!("/api/pilotage/comites/{committee}/decision");
    assert_eq!(command(&app, &paul, &path, stop.clone()).await.0, 403);
    let done = command(&app, &head, &path, stop.clone()).await;
    assert_eq!(done.0, 201, "{done:?}");
    let twice = command(&app, &head, &path, stop).await;
    assert!(twice.0 == 409 && twice.1["detail"].as_str().unwrap().contains("Décision n° 1"));
    let state = head.get(base).await.json();
    assert_eq!((state["phase"].as_str(), state["suites"].as_array().unwrap().len()), (Some("abandon"), 0));
    assert_eq!(head.get("/api/pilotage/decisions").await.json()[0]["numero"], 1);
}

#[tokio::test]
async fn what_is_to_correct_is_named_field_by_field() {
    let app = app().await;
    let head = head(&app).await;
    let path = "/api/pilotage/produits/carnet-de-bord/jalons/acceleration/derogations";
    let endless = command(&app, &head, path, json!({"critere": "marche", "motif": "Bientôt, très bientôt."})).await;
    assert_eq!(endless.0, 422);
    let told = endless.1.to_string();
    assert!(told.contains("sans fin") && told.contains("signature"), "{told}");
    let form = send_bytes(&app, &head, path, "application/x-www-form-urlencoded", b"critere=marche".to_vec()).await;
    assert!(form.0 == 422 && form.1.contains("application/json"), "a form of another site cannot send a command");
    let broken = send_bytes(&app, &head, path, "application/json", b"{".to_vec()).await;
    assert_eq!(broken.0, 422);
}

#[tokio::test]
async fn another_s_product_is_not_found_and_a_visitor_is_asked_to_sign_in() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    assert_eq!(paul.get("/api/pilotage/produits/mano").await.status, 404);
    assert_eq!(paul.get("/api/pilotage/echeances").await.status, 200);
    assert_eq!(app.anonymous().get("/api/pilotage/decisions").await.status, 401);
}

#[tokio::test]
async fn every_command_of_the_interface_is_described() {
    let described = serde_json::to_value(Document::openapi()).unwrap();
    let routes = super::feature().routes;
    for route in routes.iter().filter(|route| !route.path.ends_with("openapi.json")) {
        let method = route.method.as_str().to_lowercase();
        assert!(described["paths"][&route.path][&method].is_object(), "{method} {}", route.path);
    }
    let methods = |path: &Value| path.as_object().unwrap().len();
    let described: usize = described["paths"].as_object().unwrap().values().map(methods).sum();
    assert_eq!(described + 1, routes.len());
    assert_eq!(app().await.anonymous().get("/api/pilotage/openapi.json").await.json()["info"]["version"], "1");
}

#[tokio::test]
async fn a_program_follows_measures_and_reviews_an_impact() {
    let app = app().await;
    let paul = intrapreneur(&app, "carnet-de-bord").await;
    let base = "/api/pilotage/produits/carnet-de-bord/indicateurs";
    let new = json!({"obligatoire": "satisfaction", "unite": "%", "frequence": "mensuelle", "mode_calcul": "Réponses favorables du mois",
        "source": "Enquête", "depuis": "2026-01-01", "phare": "oui"});
    let made = command(&app, &paul, base, new.clone()).await;
    assert_eq!(made.0, 201, "{made:?}");
    let one = format!("{base}/{}", made.1["id"].as_str().unwrap());
    assert_eq!(command(&app, &paul, base, new).await.0, 422);
    let measure = json!({"valeur": "80,5", "date": "2026-08-19"});
    let path = format!("{one}/mesures");
    assert_eq!(command(&app, &paul, &path, measure.clone()).await.1["fait"], "mesure");
    assert_eq!(command(&app, &paul, &path, measure).await.1["fait"], "inchangee");
    let review = json!({"niveau": "validee", "remarque": "Chiffres retrouvés avec l'équipe.", "signature": "oui"});
    let path = format!("{one}/revues");
    assert_eq!(command(&app, &paul, &path, review.clone()).await.0, 403);
    let head = head(&app).await;
    assert_eq!(command(&app, &head, &path, review).await.0, 200);
    let public = app.anonymous().get("/api/produits/carnet-de-bord/stats").await.json();
    assert_eq!(
        (public["metrique_phare"].as_str(), public["mesures"][0]["valeur"].as_f64()),
        (Some("Taux de satisfaction"), Some(80.5))
    );
    assert_eq!(public["indicateurs"][0]["niveau_de_revue"], "validee");
}

#[tokio::test]
async fn a_program_holds_a_lab_states_a_mission_and_tells_a_week() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let base = "/api/pilotage/produits/carnet-de-bord";
    let planned = command(&app, &paul, &format!("{base}/labs"), json!({"jour": "2026-08-18", "lieu": "Lille"})).await;
    assert_eq!(planned.0, 201, "{planned:?}");
    let session = format!("{base}/labs/{}", planned.1["id"].as_str().unwrap());
    let held = json!({"profils": "Agents : 12", "roti5": "12"});
    assert_eq!(command(&app, &paul, &format!("{session}/compte-rendu"), held.clone()).await.0, 200);
    assert_eq!(command(&app, &paul, &format!("{session}/compte-rendu"), held).await.0, 409);
    let learnt = json!({"enonce": "Chacun tient encore son tableur à côté."});
    let learnt = command(&app, &paul, &format!("{session}/enseignements"), learnt).await;
    let lesson = format!("{base}/enseignements/{}", learnt.1["id"].as_str().unwrap());
    assert_eq!(command(&app, &paul, &format!("{lesson}/decision"), json!({"decision": "non"})).await.0, 422);
    let labs = paul.get(&format!("{base}/labs")).await.json();
    assert_eq!((&labs["seances"][0]["participants"], &labs["seances"][0]["roti"][4]), (&json!(12), &json!(12)));
    let mission = json!({"nom": "Zoé Petit", "metier": "intrapreneuriat", "statut": "admin", "quotite": "60", "employeur": "Direction", "debut": "2026-01-05"});
    assert_eq!(command(&app, &paul, &format!("{base}/equipe/missions"), mission).await.0, 200);
    assert_eq!(paul.get(&format!("{base}/equipe")).await.json()["portee"], true);
    assert_eq!(command(&app, &paul, &format!("{base}/coaching"), json!({"note": "Trois priorités."})).await.0, 403);
    assert_eq!(command(&app, &paul, &format!("{base}/point-hebdo"), json!({"meteo": "bon"})).await.0, 200);
    let round = paul.get("/api/pilotage/point-hebdo").await.json();
    assert_eq!((&round[0]["meteo"], round.as_array().unwrap().len()), (&json!("bon"), 1));
    let other = intrapreneur_of_mano(&app).await;
    assert_eq!(command(&app, &other, &format!("{session}/verbatims"), json!({})).await.0, 404);
}

async fn intrapreneur_of_mano(app: &App) -> Client {
    app.person("Zoe Petit", &[crate::trial::on("intrapreneur", "mano")]).await
}
