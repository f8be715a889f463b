//! Who reads what, and what the pages show.

use http::StatusCode;
use testkit::App;

use super::exports::sheets;
use super::{app, holder, page};
use crate::register::{Entry, Field, of};

const RECORD: &str = "/registre/dossiers-d-essai";

fn entry(app: &App) -> Entry {
    of(app.kernel()).entries.into_iter().find(|entry| entry.id == "dossiers-d-essai").unwrap()
}

/// What only those who may are to read: the lines of restricted fields, the names of tables.
fn restricted(app: &App) -> Vec<String> {
    let register = of(app.kernel());
    let entries = register.entries.iter();
    let lines = entries
        .clone()
        .flat_map(|entry| Field::all().filter(|field| !field.is_public()).flat_map(|field| entry.lines(field)));
    let tables =
        entries.flat_map(|entry| &entry.columns).map(|column| &column.table).filter(|table| table.contains('_'));
    lines.chain(tables).filter(|line| !line.starts_with("Aucun")).cloned().collect()
}

#[tokio::test]
async fn anybody_reads_the_finality_the_basis_the_categories_and_the_periods() {
    let app = app().await;
    let shown = page(&mut app.anonymous(), "/registre").await;
    let entry = entry(&app);
    for field in [Field::Name, Field::MainObjective, Field::Basis, Field::Categories, Field::Retention] {
        assert!(entry.lines(field).iter().all(|line| shown.contains(line)), "{field:?}");
    }
    for others in ["Journal de sécurité", "Comptes et sessions", "Habilitations"] {
        assert!(shown.contains(others), "{others} is missing");
    }
    assert!(shown.contains("href=\"/donnees-personnelles#dossiers-d-essai\""));
}

#[tokio::test]
async fn nothing_restricted_reaches_the_public_in_any_form() {
    let app = app().await;
    let mut reader = holder(&app, "Ines Benali", "agent").await;
    let secrets = restricted(&app);
    assert!(secrets.len() > 20);
    for client in [&mut app.anonymous(), &mut reader] {
        for path in ["/registre", "/registre.csv", "/registre.json"] {
            let shown = page(client, path).await;
            let leaked: Vec<_> = secrets.iter().filter(|secret| shown.contains(*secret)).collect();
            assert!(leaked.is_empty(), "{path}: {leaked:?}");
        }
    }
    let spreadsheet = crate::register::export(&of(app.kernel()).public(), crate::register::Format::Ods).unwrap();
    let cells: Vec<String> = sheets(&spreadsheet).into_iter().flat_map(|(_, rows)| rows.concat()).collect();
    assert!(cells.iter().all(|cell| secrets.iter().all(|secret| !cell.contains(secret))));
}

#[tokio::test]
async fn who_may_reads_every_field_every_column_and_the_screening() {
    let app = app().await;
    let mut reader = holder(&app, "Camille Martin", "administrateur").await;
    assert!(page(&mut reader, "/registre").await.contains(&format!("href=\"{RECORD}\"")));
    let (shown, entry) = (page(&mut reader, RECORD).await, entry(&app));
    for field in Field::all().filter(|field| *field != Field::Screening) {
        assert!(entry.lines(field).iter().all(|line| shown.contains(line)), "{field:?}");
    }
    for column in &entry.columns {
        assert!(shown.contains(&column.column) && shown.contains(&column.kind), "{column:?}");
    }
    let screening = entry.screening.unwrap();
    assert!(shown.contains(&screening.verdict) && shown.contains("Usage innovant ou nouvelle technique"));
}

#[tokio::test]
async fn an_administrator_of_one_thing_reads_no_more_than_anybody() {
    let app = app().await;
    let narrow = kernel::Grant { role: "administrateur".into(), scope: kernel::Scope::one("produit", "mano") };
    let mut narrow = app.person("Amadou Diallo", &[narrow]).await;
    assert_eq!(narrow.get(RECORD).await.status, StatusCode::FORBIDDEN);
    let shown = narrow.get("/registre.json").await.body;
    assert!(restricted(&app).iter().all(|secret| !shown.contains(secret)));
}

#[tokio::test]
async fn the_files_of_who_may_hold_what_their_page_shows() {
    let app = app().await;
    let mut reader = holder(&app, "Camille Martin", "administrateur").await;
    let (json, entry) = (reader.get("/registre.json").await.json(), entry(&app));
    let records = json["traitements"].as_array().unwrap();
    let record = records.iter().find(|record| record["id"] == entry.id.as_str()).unwrap();
    for field in Field::all() {
        assert_eq!(record["champs"][field.names().0], serde_json::json!(entry.lines(field)));
    }
    assert!(reader.get("/registre.csv").await.body.contains("Coffre numéro sept"));
    let file = reader.get("/registre.ods").await;
    assert_eq!(file.headers["content-type"], crate::ods::MEDIA_TYPE);
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"registre-complet-2026-08-20.ods\"");
    assert_eq!(file.headers["cache-control"], "no-store");
    let file = reader.get("/registre.pdf").await;
    assert_eq!(file.headers["content-type"], "application/pdf");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"registre-complet-2026-08-20.pdf\"");
    let public = app.anonymous().get("/registre.pdf").await;
    assert_eq!(public.headers["content-disposition"], "attachment; filename=\"registre-public-2026-08-20.pdf\"");
}

#[tokio::test]
async fn a_record_is_refused_to_others_and_an_unknown_one_is_not_found() {
    let app = app().await;
    assert_eq!(app.anonymous().get(RECORD).await.status, StatusCode::UNAUTHORIZED);
    let mut other = holder(&app, "Amadou Diallo", "membre").await;
    assert_eq!(other.get(RECORD).await.status, StatusCode::FORBIDDEN);
    let mut reader = holder(&app, "Camille Martin", "administrateur").await;
    assert_eq!(reader.get("/registre/inconnu").await.status, StatusCode::NOT_FOUND);
}
