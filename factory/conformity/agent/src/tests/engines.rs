//! One sentence after another, on a real database of each engine.

use super::bases::Ground;
use super::{key, manifest, now, table};
use crate::{Base, Difference, Kind, Manifest, Report, Sealed, Unreadable, observe, open, seal};

const EMAIL: &str = "camille.martin@exemple.fr";
const PHONE: &str = "06 12 34 56 78";

fn signed(manifest: &Manifest) -> Sealed<Manifest> {
    open(Kind::Manifest, &seal(Kind::Manifest, manifest, &key()), None).unwrap()
}

async fn report(ground: &Ground, manifest: &Manifest) -> Report {
    let mut base = Base::open(&ground.address).await.unwrap();
    observe(&mut base, &signed(manifest), 100, now()).await.unwrap()
}

async fn create(ground: &Ground) {
    let text = "VARCHAR(200)";
    let mut statements =
        vec![format!("CREATE TABLE demande (id {text} PRIMARY KEY, email {text}, titre {text}, note {text})")];
    statements
        .extend((1..5).map(|number| format!("CREATE TABLE piece_{number} (id {text} PRIMARY KEY, libelle {text})")));
    ground.run(&statements).await;
}

/// A hundred columns on tables drawn by a generator of our own, so that a failure can be seen again.
fn hundred(mut state: u32) -> Vec<(String, String)> {
    let mut draw = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let tables = ["demande", "piece_1", "piece_2", "piece_3", "piece_4"];
    (0..100).map(|number| (tables[draw(5) as usize].to_owned(), format!("ajout_{}_{number}", draw(10_000)))).collect()
}

async fn every_sentence(ground: Ground) {
    create(&ground).await;
    it_agrees_with_what_is_declared(&ground).await;
    it_finds_values_and_never_tells_them(&ground).await;
    it_cannot_write(&ground).await;
    it_finds_a_hundred_columns_and_what_is_gone(&ground).await;
    ground.end().await;
}

async fn it_agrees_with_what_is_declared(ground: &Ground) {
    let report = report(ground, &manifest()).await;
    assert!(report.agrees(), "{report:?}");
    assert_eq!((report.tables, report.columns), (5, 12));
    let file = seal(Kind::Report, &report, &key());
    assert_eq!(open::<Report>(Kind::Report, &file, None).unwrap().content, report);
}

async fn it_finds_values_and_never_tells_them(ground: &Ground) {
    let lines = [
        format!(
            "INSERT INTO demande VALUES ('fe76ab12-0d3c-7f3e-8a11-02c4a9b1d2e3', '{EMAIL}', 'Écrire à {EMAIL}', 'rappeler')"
        ),
        format!("INSERT INTO piece_2 VALUES ('1', 'de {EMAIL}'), ('2', 'tél. {PHONE}')"),
    ];
    ground.run(&lines).await;
    let report = report(ground, &manifest()).await;
    let found: Vec<_> = report.suspicions.iter().map(crate::Suspicion::sentence).collect();
    let says = "piece_2.libelle tient une valeur qui ressemble à ceci :";
    assert_eq!(found, [format!("{says} adresse électronique"), format!("{says} numéro de téléphone")]);
    assert!(!report.agrees());
    let written = seal(Kind::Report, &report, &key()) + &report.lines().join("\n");
    assert!(!written.contains(EMAIL) && !written.contains("12 34 56"), "{written}");
    ground.run(&["DELETE FROM piece_2".into()]).await;
}

async fn it_cannot_write(ground: &Ground) {
    let mut base = Base::open(&ground.address).await.unwrap();
    for statement in [
        "INSERT INTO piece_1 VALUES ('9', 'x')",
        "DELETE FROM demande",
        "CREATE TABLE intrus (id INTEGER)",
        "DROP TABLE piece_1",
    ] {
        assert!(matches!(base.attempt(statement).await, Err(Unreadable::Refused(_))), "{statement}");
    }
}

async fn it_finds_a_hundred_columns_and_what_is_gone(ground: &Ground) {
    let added = hundred(20_261_124);
    let add = added.iter().map(|(table, column)| format!("ALTER TABLE {table} ADD COLUMN {column} VARCHAR(20)"));
    ground.run(&add.collect::<Vec<_>>()).await;
    ground.run(&["ALTER TABLE piece_4 DROP COLUMN libelle".into(), "DROP TABLE piece_3".into()]).await;
    let mut expected: Vec<_> = added
        .into_iter()
        .filter(|(table, _)| table != "piece_3")
        .map(|(table, colonne)| Difference::UndeclaredColumn { table, colonne })
        .collect();
    let kept = expected.len();
    expected.push(Difference::MissingColumn { table: "piece_4".into(), colonne: "libelle".into() });
    expected.push(Difference::MissingTable { table: "piece_3".into() });
    expected.sort();
    let report = report(ground, &manifest()).await;
    assert_eq!(report.differences, expected);
    assert!(kept > 60, "most of the hundred stand in other tables");
}

#[tokio::test]
async fn the_agent_reads_sqlite() {
    every_sentence(Ground::sqlite().await).await;
}

#[tokio::test]
async fn the_agent_reads_postgresql() {
    if let Some(ground) = Ground::postgres().await {
        every_sentence(ground).await;
    }
}

#[tokio::test]
async fn the_agent_reads_mysql() {
    if let Some(ground) = Ground::mysql().await {
        every_sentence(ground).await;
    }
}

#[tokio::test]
async fn a_hundred_of_a_hundred_columns_are_found_on_each_engine() {
    let grounds = [Some(Ground::sqlite().await), Ground::postgres().await];
    for (ground, seed) in grounds.into_iter().flatten().zip(1..) {
        create(&ground).await;
        let added = hundred(seed);
        let add = added.iter().map(|(table, column)| format!("ALTER TABLE {table} ADD COLUMN {column} VARCHAR(20)"));
        ground.run(&add.collect::<Vec<_>>()).await;
        let found = report(&ground, &manifest()).await.differences;
        let names: Vec<_> =
            added.into_iter().map(|(table, colonne)| Difference::UndeclaredColumn { table, colonne }).collect();
        assert!(found.len() == 100 && names.iter().all(|name| found.contains(name)), "{found:?}");
        ground.end().await;
    }
}

#[tokio::test]
async fn postgresql_hides_nothing_behind_a_view_a_partition_or_another_server() {
    let Some(ground) = Ground::postgres().await else { return };
    create(&ground).await;
    let more = [
        "CREATE TABLE mesure (jour DATE, valeur TEXT) PARTITION BY RANGE (jour)",
        "CREATE TABLE mesure_2026 PARTITION OF mesure FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
        "CREATE VIEW lecture AS SELECT email FROM demande",
        "CREATE MATERIALIZED VIEW copie AS SELECT email FROM demande",
        "CREATE FOREIGN DATA WRAPPER ailleurs",
        "CREATE SERVER voisin FOREIGN DATA WRAPPER ailleurs",
        "CREATE FOREIGN TABLE distante (nom TEXT) SERVER voisin",
        "CREATE SCHEMA autre",
        "CREATE TABLE autre.cachee (nom TEXT)",
    ];
    ground.run(&more.map(str::to_owned)).await;
    let mut declared = manifest();
    declared.tables.push(table("mesure", &["jour", "valeur"]));
    let found = report(&ground, &declared).await.differences.iter().map(Difference::sentence).collect::<Vec<_>>();
    let expected = [
        "table non déclarée : autre.cachee",
        "vue matérialisée non déclarée : copie",
        "table étrangère non déclarée : distante",
        "vue non déclarée : lecture",
        "colonne non déclarée : autre.cachee.nom",
        "colonne non déclarée : copie.email",
        "colonne non déclarée : distante.nom",
        "colonne non déclarée : lecture.email",
    ];
    assert_eq!(found, expected);
    ground.run(&["ALTER TABLE mesure ADD COLUMN ajout TEXT".into()]).await;
    let found = report(&ground, &declared).await.differences;
    let in_partition = Difference::UndeclaredColumn { table: "mesure_2026".into(), colonne: "ajout".into() };
    assert!(found.contains(&in_partition), "{found:?}");
    ground.end().await;
}

#[tokio::test]
async fn sqlite_tells_its_views_even_broken_and_its_generated_columns() {
    let ground = Ground::sqlite().await;
    create(&ground).await;
    let more = [
        "ALTER TABLE piece_1 ADD COLUMN calcul TEXT GENERATED ALWAYS AS (libelle || '!') VIRTUAL",
        "CREATE TABLE passagere (a TEXT)",
        "CREATE VIEW cassee AS SELECT a FROM passagere",
        "DROP TABLE passagere",
        "INSERT INTO piece_1 (id, libelle) VALUES ('1', CAST(x'ff30363132333435363738' AS TEXT))",
    ];
    ground.run(&more.map(str::to_owned)).await;
    let report = report(&ground, &manifest()).await;
    let found: Vec<_> = report.differences.iter().map(Difference::sentence).collect();
    assert_eq!(found, ["vue non déclarée : cassee", "colonne non déclarée : piece_1.calcul"]);
    assert_eq!(report.unread, [] as [String; 0]);
    ground.end().await;
}

#[tokio::test]
async fn no_refusal_repeats_the_address_or_the_password() {
    for address in [
        "postgres://agent:motdepasse@127.0.0.1:1/base",
        "mysql://agent:motdepasse@127.0.0.1:1/base",
        "sqlite:///absent/motdepasse.db",
        "oracle://agent:motdepasse@ici",
        "postgres://agent:motdepasse@[bad",
    ] {
        let refusal = Base::open(address).await.err().expect("nobody answers there");
        assert!(!format!("{refusal} {refusal:?}").contains("motdepasse"), "{address}");
    }
}
