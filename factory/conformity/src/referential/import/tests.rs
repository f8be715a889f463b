//! Identifiers survive rewording and moving; a version is previewed, then written once.

use super::{Change, Export, ExportError, Known, Stated, plan, preview, read, run};
use crate::referential::standards;
use crate::trial::bare;

fn stated(standard: &str, number: u16, label: &str) -> Stated {
    let (standard, label) = (standard.to_owned(), label.to_owned());
    Stated { standard, title: "Un standard".into(), category: "impact".into(), number, label }
}

fn known(id: &str, stated: Stated) -> Known {
    Known { id: id.into(), stated, retired: false }
}

fn export(criteria: Vec<Stated>) -> Export {
    Export { version: "2.1".into(), criteria }
}

#[test]
fn a_reworded_or_moved_criterion_keeps_its_identifier() {
    let known = [
        known("std.a.1", stated("a", 1, "Le service mesure")),
        known("std.a.2", stated("a", 2, "Le service publie")),
        known("std.b.1", stated("b", 1, "Le budget est clair")),
    ];
    let next = export(vec![
        stated("a", 1, "Le service publie."),
        stated("a", 2, "Le service mesure son impact"),
        stated("c", 1, "Le budget est clair"),
        stated("c", 2, "Tout neuf"),
    ]);
    let plan = plan(&known, &next);
    let told: Vec<_> = plan.lines.iter().map(|(id, _, change)| (id.as_str(), change.label())).collect();
    // The sentence that moved to the first place is recognised there; what took its former place is new.
    assert_eq!(
        told,
        [
            ("std.a.2", "reformulé"),
            ("std.a.3", "nouveau"),
            ("std.b.1", "déplacé"),
            ("std.c.2", "nouveau"),
            ("std.a.1", "retiré"),
        ]
    );
    let one = [known[0].clone()];
    let reworded = super::plan(&one, &export(vec![stated("a", 1, "Le service mesure et publie")]));
    assert_eq!(reworded.lines[0].0, "std.a.1");
    assert_eq!(reworded.lines[0].2, Change::Reworded("Le service mesure".into()));
}

#[test]
fn a_withdrawn_criterion_that_comes_back_is_restored_under_its_identifier() {
    let gone = Known { retired: true, ..known("std.a.1", stated("a", 1, "Le service mesure")) };
    let plan = plan(&[gone], &export(vec![stated("a", 1, "Le service mesure")]));
    assert_eq!((plan.lines[0].0.as_str(), &plan.lines[0].2), ("std.a.1", &Change::Restored));
}

#[test]
fn what_is_no_export_is_refused_in_words() {
    assert!(matches!(read("a: [b"), Err(ExportError::Unreadable(_))));
    assert_eq!(read("standards: []"), Err(ExportError::NoVersion));
    assert_eq!(read("version: '2'\nstandards:\n- id: a\n  title: A"), Err(ExportError::Standard(1)));
    let empty = "version: '2'\nstandards:\n- id: a\n  title: A\n  category: c\n  criteria:\n  - texte: x";
    assert_eq!(read(empty), Err(ExportError::Criterion("a".into())));
    assert!(matches!(read("version: '2'\na: &b c\nstandards: *b"), Err(ExportError::Unreadable(_))));
}

/// The published export, where it lies beside the workspace.
fn published() -> Option<Export> {
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut files = above.map(|folder| folder.join("shared/data/standards/standards-v2.0.yml"));
    let text = files.find_map(|file| std::fs::read_to_string(file).ok())?;
    Some(read(&text).expect("the published export is read"))
}

#[test]
fn the_table_of_the_program_knows_every_criterion_of_the_published_export() {
    let Some(export) = published() else { return };
    assert_eq!((export.version.as_str(), export.criteria.len()), ("2.0", 83));
    let of_export: Vec<String> = plan(&[], &export).lines.into_iter().map(|(id, _, _)| id).collect();
    let ours: std::collections::BTreeSet<_> = standards().iter().map(|one| one.id.clone()).collect();
    assert_eq!(of_export.into_iter().collect::<std::collections::BTreeSet<_>>(), ours);
}

#[tokio::test]
async fn an_import_is_previewed_written_once_and_withdraws_what_is_gone() {
    let app = bare().await;
    let kernel = app.kernel();
    let standard = "des-rituels-d-equipes-reguliers-sont-mis-en-place";
    let first = export(vec![stated(standard, 1, "Des rituels"), stated(standard, 2, "Un but précis")]);
    assert_eq!(preview(kernel, &first).await.unwrap().count("nouveau"), 2);
    assert_eq!(
        app.journal().await.iter().filter(|kind| kind.contains("standards")).count(),
        0,
        "a preview writes nothing"
    );
    run(kernel, &first).await.unwrap();
    assert!(run(kernel, &first).await.unwrap().changes_nothing());
    assert_eq!(app.journal().await.iter().filter(|kind| kind.contains("standards")).count(), 1);
    run(kernel, &export(vec![stated(standard, 1, "Des rituels réguliers")])).await.unwrap();
    let board = crate::board::today(kernel).await.unwrap();
    assert!(
        board.column(&format!("std.{standard}.1")).is_some() && board.column(&format!("std.{standard}.2")).is_none()
    );
}
