//! A file through the page and the interface: everything or nothing, and nothing twice.

use crate::trial::{app, intrapreneur, on, send_bytes};
use testkit::{App, Client};

const PAGE: &str = "/produits/carnet-de-bord/impact";
const API: &str = "/api/pilotage/produits/carnet-de-bord/statistiques";
const HEADING: &str = "administration_rattachement;nom_service_public_numerique;indicateur;valeur;unite_mesure;est_cible;frequence_monitoring;date;est_periode;est_automatise;source_collecte;commentaires";

fn line(value: &str, day: &str, comment: &str) -> String {
    format!(
        "Direction;Carnet de bord;Taux de satisfaction;{value};%;false;mensuelle;{day};false;true;Enquête;{comment}\n"
    )
}

/// A product that follows one indicator.
pub async fn followed() -> (App, Client) {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let sent = [
        ("obligatoire", "satisfaction"),
        ("unite", "%"),
        ("frequence", "mensuelle"),
        ("mode_calcul", "Réponses favorables du mois"),
        ("source", "Enquête"),
        ("depuis", "2026-01-01"),
    ];
    assert_eq!(paul.submit(&format!("{PAGE}/nouveau"), PAGE, &sent).await.status, 303);
    (app, paul)
}

async fn send(app: &App, person: &Client, file: &str) -> (u16, serde_json::Value) {
    let (status, text) = send_bytes(app, person, API, "text/csv", file.as_bytes().to_vec()).await;
    (status, serde_json::from_str(&text).unwrap_or_default())
}

#[tokio::test]
async fn a_file_is_taken_whole_a_second_time_changes_nothing_and_a_correction_is_told() {
    let (app, mut paul) = followed().await;
    let file = format!("{HEADING}\n{}{}", line("80,5", "2026-06-30", "=SOMME(A1)"), line("81", "2026-07-31", ""));
    let done = send(&app, &paul, &file).await;
    assert_eq!((done.0, done.1["creees"].as_u64()), (200, Some(2)), "{done:?}");
    let lines = app.journal().await.len();
    assert_eq!(send(&app, &paul, &file).await.1["inchangees"], 2);
    assert_eq!(app.journal().await.len(), lines, "a replay writes nothing");
    let corrected = format!("{HEADING}\n{}", line("82", "2026-07-31", ""));
    assert_eq!(send(&app, &paul, &corrected).await.1["remplacees"], 1);
    assert!(app.journal().await.contains(&"impact.measured".to_owned()), "the value before is in the journal");
    let csv = app.anonymous().get("/produits/carnet-de-bord/stats.csv").await.body;
    assert!(csv.starts_with('\u{feff}') && csv.contains(";80.5;%;") && csv.contains(";'=SOMME(A1)"), "{csv}");
    assert_eq!(send(&app, &paul, &csv).await.1["inchangees"], 2);
    let json = app.anonymous().get("/produits/carnet-de-bord/stats.json").await.body;
    let (status, text) = send_bytes(&app, &paul, API, "application/json", json.into_bytes()).await;
    assert!(status == 200 && text.contains("\"inchangees\":2"), "{text}");
    assert!(paul.get(&format!("{PAGE}/import?creees=2")).await.body.contains("2\u{a0}mesures nouvelles"));
}

#[tokio::test]
async fn one_wrong_line_and_nothing_is_written() {
    let (app, paul) = followed().await;
    let lines = app.journal().await.len();
    let file = format!("{HEADING}\n{}{}", line("80", "2026-06-30", ""), line("180", "2026-09-30", ""));
    let (status, problem) = send(&app, &paul, &file).await;
    let told = problem["erreurs"].to_string();
    assert!(
        status == 422 && told.contains("Ligne 3, colonne « valeur »") && told.contains("Ligne 3, colonne « date »"),
        "{told}"
    );
    assert_eq!(app.journal().await.len(), lines);
    assert!(app.anonymous().get("/produits/carnet-de-bord/stats.json").await.json().as_array().unwrap().is_empty());
    let form = send_bytes(&app, &paul, API, "application/x-www-form-urlencoded", file.into_bytes()).await;
    assert_eq!(form.0, 422, "a form of another site cannot send a file");
    let zoe = app.person("Zoe Petit", &[on("membre", "mano")]).await;
    assert_eq!(send(&app, &zoe, HEADING).await.0, 404);
    let ines = app.person("Ines Petit", &[on("sponsor", "carnet-de-bord")]).await;
    assert_eq!(send(&app, &ines, HEADING).await.0, 403);
}

#[tokio::test]
async fn the_form_takes_a_file_and_tells_what_to_correct() {
    let (app, mut paul) = followed().await;
    let page = paul.get(&format!("{PAGE}/import")).await.body;
    let token = crate::trial::value(&page, kernel::access::TOKEN_FIELD);
    let sent = |file: &str| {
        format!(
            "--x\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.csv\"\r\n\r\n{file}\r\n--x--\r\n",
            kernel::access::TOKEN_FIELD
        )
    };
    let path = format!("{PAGE}/import");
    let kind = "multipart/form-data; boundary=x";
    let good = sent(&format!("{HEADING}\n{}", line("80", "2026-06-30", "")));
    assert_eq!(send_bytes(&app, &paul, &path, kind, good.into_bytes()).await.0, 303);
    let bad = send_bytes(&app, &paul, &path, kind, sent("indicateur\nx").into_bytes()).await;
    assert!(bad.0 == 422 && bad.1.contains("Cette colonne manque"), "{}", bad.1);
}
