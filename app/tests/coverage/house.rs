//! What no page shows: writes are journaled, and what the kernel writes for itself stands on a list.

use std::path::{Path, PathBuf};

use kernel::journal;

use crate::program::open;

/// The files that may open a write without an event of its own: sessions and codes, jobs and letters, the sealer, migrations, backups.
const KERNEL_WRITERS: &[&str] = &[
    "base/kernel/src/backup.rs",
    "base/kernel/src/db/",
    "base/kernel/src/identity/",
    "base/kernel/src/jobs/",
    "base/kernel/src/journal/",
    "base/kernel/src/schema/",
    "base/kernel/src/vault/",
];

#[test]
fn only_listed_files_reach_the_writer_without_an_event() {
    for file in sources() {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let listed = KERNEL_WRITERS.iter().any(|listed| name.starts_with(listed));
        let reaches = text.contains(".writer()") || text.contains("tx.close()");
        assert!(listed || !reaches, "{name} writes past the journal");
    }
}

#[test]
fn only_store_files_speak_sql_outside_the_base() {
    for file in sources() {
        let name = file.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let outside = name.starts_with("factory/") || name.starts_with("services/");
        let allowed = name.contains("store") || name.contains("records") || name.contains("tests");
        let text = std::fs::read_to_string(&file).unwrap();
        let speaks = text.contains("Statement::from") || text.contains(".exec(") || text.contains("execute_unprepared");
        assert!(!outside || allowed || !speaks, "{name} speaks SQL: only store.rs may");
    }
}

#[tokio::test]
async fn the_demonstration_leaves_a_whole_journal() {
    let app = open().await;
    app.deployment.tend().await.unwrap();
    for one in &app.deployment.running {
        let report = journal::verify(one.kernel.db(), app.deployment.heads()).await.unwrap();
        assert!(report.is_whole() && report.lines > 0 && report.waiting == 0, "{report:?}");
    }
}

#[tokio::test]
async fn no_line_of_the_journal_holds_a_name_or_an_address() {
    use sea_orm::{ConnectionTrait, Statement};
    let app = open().await;
    for one in &app.deployment.running {
        let reader = one.kernel.db().reader();
        let all =
            Statement::from_string(reader.get_database_backend(), "SELECT actor, subject, details FROM journal_event");
        for row in reader.query_all_raw(all).await.unwrap() {
            for column in 0..3 {
                let text: String = row.try_get_by_index(column).unwrap();
                for personal in ["@", "Camille", "Amadou", "Inès"] {
                    assert!(!text.contains(personal), "{personal} in the journal: {text}");
                }
            }
        }
    }
}

#[tokio::test]
async fn every_table_and_every_role_has_its_word_in_the_glossary() {
    let app = open().await;
    let glossary = std::fs::read_to_string(root().join("GLOSSAIRE.md")).unwrap();
    let mut missing = Vec::new();
    for one in &app.deployment.running {
        missing.extend(
            one.records.iter().map(|record| record.table).filter(|table| !glossary.contains(&format!("`{table}`"))),
        );
    }
    assert!(missing.is_empty(), "no row for {missing:?}");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for room in ["app/src", "base", "factory", "services"] {
        walk(&root().join(room), &mut files);
    }
    assert!(files.len() > 50);
    files
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() && name != "target" && name != "node_modules" && name != "testkit" {
            walk(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
}
