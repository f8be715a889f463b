//! Budgets through the pages: works, twice, refused.

use serde_json::json;
use testkit::App;

use crate::budget::annual_cents;
use crate::trial::{app, head, intrapreneur, on, send_bytes, value};

const PAGE: &str = "/produits/carnet-de-bord/pilotage/budget";
const PLANNED: &str = "/produits/carnet-de-bord/pilotage/budget/2026/prevu";

async fn cost(app: &App) -> Option<i64> {
    annual_cents(app.kernel().db().reader(), "carnet-de-bord", 2026).await.unwrap()
}

#[tokio::test]
async fn a_view_is_written_as_typed_and_its_totals_are_shown() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let sent =
        [("revision", "0"), ("ae", "200 000"), ("developpeur_prestations", "12 345,67"), ("data_personnel", "0,33")];
    let answer = paul.submit(PLANNED, PLANNED, &sent).await;
    assert_eq!(
        (answer.status.as_u16(), answer.location()),
        (303, format!("{PAGE}/2026?volet=prevu&fait=volet").as_str())
    );
    assert_eq!(cost(&app).await, Some(1_234_600));
    let page = paul.get(&format!("{PAGE}/2026")).await.body;
    assert!(page.contains("12\u{202f}346\u{a0}€") && page.contains("200\u{202f}000\u{a0}€"), "{page}");
    let file = paul.get(&format!("{PLANNED}/matrice.csv")).await.body;
    assert!(file.contains("\nTotal;0,33;12345,67;0;0;0;0;12346\n"), "{file}");
    assert!(app.journal().await.iter().any(|line| line.contains("budget.written")));
}

#[tokio::test]
async fn of_two_people_who_write_at_once_one_wins_and_the_other_sees_what_happened() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let mut zoe = head(&app).await;
    assert_eq!(paul.submit(PLANNED, PLANNED, &[("revision", "0"), ("ops_logiciel", "10")]).await.status, 303);
    let late = zoe.submit(PLANNED, PLANNED, &[("revision", "0"), ("ops_logiciel", "25")]).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Paul Lefevre") && late.body.contains("10\u{a0}€") && late.body.contains("25\u{a0}€"));
    assert_eq!((cost(&app).await, value(&late.body, "ops_logiciel").as_str()), (Some(1_000), "25"));
    let revision = value(&late.body, "revision");
    let again = zoe.submit(PLANNED, PLANNED, &[("revision", &revision), ("ops_logiciel", "25")]).await;
    assert_eq!((again.status.as_u16(), cost(&app).await), (303, Some(2_500)));
}

#[tokio::test]
async fn what_is_to_correct_is_told_and_nothing_is_written() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let bad = paul.submit(PLANNED, PLANNED, &[("revision", "0"), ("ae", "-1"), ("ops_logiciel", "12.50")]).await;
    assert!(bad.status == 422 && bad.body.contains("montant positif") && bad.body.contains("sans point"));
    assert_eq!(value(&bad.body, "ops_logiciel"), "12.50");
    let real = "/produits/carnet-de-bord/pilotage/budget/2026/realise";
    let open = paul.submit(real, real, &[("revision", "0"), ("clos", "oui")]).await;
    assert!(open.status == 422 && open.body.contains("n&#39;est pas terminé"), "{}", open.body);
    assert_eq!(paul.submit(real, real, &[("revision", "0")]).await.status, 422);
    assert_eq!(cost(&app).await, None);
}

#[tokio::test]
async fn a_budget_is_consulted_by_followers_and_kept_by_those_who_carry_it() {
    let app = app().await;
    let mut sponsor = app.person("Ines Petit", &[on("sponsor", "carnet-de-bord")]).await;
    assert_eq!(sponsor.get(PAGE).await.status, 200);
    assert_eq!(sponsor.get(PLANNED).await.status, 403);
    let mut other = intrapreneur(&app, "mano").await;
    for path in [PAGE, PLANNED] {
        assert_eq!(other.get(path).await.status, 404, "{path}");
    }
    assert_eq!(
        other.submit("/produits/mano/pilotage/budget/2026/prevu", PLANNED, &[("revision", "0")]).await.status,
        404
    );
    for path in ["2026/ailleurs", "26", "1789/prevu", "2026x"] {
        assert_eq!(sponsor.get(&format!("{PAGE}/{path}")).await.status.as_u16() / 100, 4, "{path}");
    }
    assert_eq!(app.anonymous().get(PAGE).await.status, 401);
}

#[tokio::test]
async fn a_publication_is_frozen_and_a_second_one_needs_a_change() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let publish = format!("{PAGE}/2026/publication");
    assert_eq!(paul.submit(PLANNED, &publish, &[]).await.status, 422, "nothing is written");
    paul.submit(PLANNED, PLANNED, &[("revision", "0"), ("ops_logiciel", "1 000")]).await;
    let first = paul.submit(PLANNED, &publish, &[]).await;
    assert_eq!(first.status, 303);
    let frozen = first.location().to_owned();
    assert_eq!(paul.submit(PLANNED, &publish, &[]).await.status, 409);
    paul.submit(PLANNED, PLANNED, &[("revision", "1"), ("ops_logiciel", "2 000")]).await;
    let shown = app.anonymous().get(&frozen).await;
    assert!(
        shown.status == 200
            && shown.body.contains("1\u{202f}000\u{a0}€")
            && !shown.body.contains("2\u{202f}000\u{a0}€")
    );
    app.clock.advance(chrono::TimeDelta::minutes(1));
    assert_eq!(paul.submit(PLANNED, &publish, &[]).await.status, 303);
    let all = app.anonymous().get("/produits/carnet-de-bord/budget").await.body;
    assert!(all.contains("2\u{202f}000\u{a0}€") && all.contains(&frozen));
    assert_eq!(app.anonymous().get(&frozen.replace("carnet-de-bord", "mano")).await.status, 404);
    let told = app.journal().await.into_iter().filter(|line| line.contains("budget.published")).count();
    assert_eq!(told, 2);
}

#[tokio::test]
async fn a_convention_is_added_once_corrected_from_its_revision_and_withdrawn() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let page = "/produits/carnet-de-bord/pilotage/conventions";
    let sent = [
        ("financeur", "Une direction"),
        ("nature", "sponsor"),
        ("montant", "250 000"),
        ("debut", "2026-01-01"),
        ("fin", "2026-10-01"),
    ];
    assert_eq!(paul.submit(page, page, &sent).await.status, 303);
    assert_eq!(paul.submit(page, page, &sent).await.status, 409);
    let bad = paul.submit(page, page, &[("montant", "0"), ("debut", "2026-02-01"), ("fin", "2026-01-01")]).await;
    assert!(bad.status == 422 && bad.body.contains("finit avant") && bad.body.contains("a un montant"));
    let shown = paul.get(PAGE).await.body;
    assert!(
        shown.contains("La convention avec Une direction se termine le 1er\u{a0}octobre 2026")
            || shown.contains("se termine le")
    );
    assert!(paul.get("/echeances").await.body.contains("Fin de la convention avec Une direction"));
    let path = shown
        .split("href=\"")
        .find(|part| part.starts_with(&format!("{page}/")))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let mut longer = sent.to_vec();
    longer[4] = ("fin", "2027-10-01");
    longer.push(("revision", "1"));
    assert_eq!(paul.submit(&path, &path, &longer).await.status, 303);
    assert_eq!(paul.submit(&path, &path, &longer).await.status, 409, "the revision is past");
    assert!(!paul.get("/echeances").await.body.contains("Une direction"));
    let back = format!("{path}/retrait");
    assert_eq!(paul.submit(&path, &back, &[("revision", "1")]).await.status, 409);
    assert_eq!(paul.submit(&path, &back, &[("revision", "2")]).await.status, 303);
    assert_eq!(paul.submit(page, &back, &[("revision", "2")]).await.status, 404);
}

#[tokio::test]
async fn a_program_writes_and_reads_the_same_budget() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let path = "/api/pilotage/produits/carnet-de-bord/budget/2026";
    let body = json!({"revision": "0", "cellules": {"ops_logiciel": "10,50"}}).to_string().into_bytes();
    let sent = send_bytes(&app, &paul, &format!("{path}/prevu"), "application/json", body.clone()).await;
    assert_eq!(sent.0, 200, "{}", sent.1);
    let twice = send_bytes(&app, &paul, &format!("{path}/prevu"), "application/json", body).await;
    assert!(twice.0 == 409 && twice.1.contains("révision 1"), "{}", twice.1);
    let read = paul.get(path).await.json();
    assert_eq!(
        (read["cout_centimes"].as_i64(), read["volets"][0]["cellules"]["ops_logiciel"].as_i64()),
        (Some(1_050), Some(1_050))
    );
    let odd = json!({"revision": "1", "cellules": {"ops_or": "1"}}).to_string().into_bytes();
    assert_eq!(send_bytes(&app, &paul, &format!("{path}/prevu"), "application/json", odd).await.0, 422);
}
