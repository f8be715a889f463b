//! The comparison, on catalogues made by hand.

use super::compare::compare;
use super::live::{Column, Index, Live, Relation, RelationKind};
use super::steps::Steps;
use crate::db::{Engine, Migration};
use crate::records::KernelMigration;
use privacy::{Record, RecordDeclaration};

const MAKE: Migration = Migration::new(
    "202601010000_make",
    "CREATE UNIQUE INDEX IF NOT EXISTS once ON kernel_migration (lower(name))\n  WHERE name <> ''; -- fin",
);

fn column(name: &str, type_name: &str, key: bool) -> Column {
    Column { name: name.into(), type_name: type_name.into(), nullable: false, key }
}

fn table() -> Relation {
    let columns = vec![
        column("name", "TEXT", true),
        column("checksum", "TEXT", false),
        column("applied_at", "TIMESTAMPTZ", false),
    ];
    Relation { name: "kernel_migration".into(), kind: RelationKind::Table, part_of: None, columns }
}

fn faults(live: &Live) -> Vec<String> {
    let records: [RecordDeclaration; 1] = [KernelMigration::DECLARATION];
    let steps = Steps::of(&[MAKE], Engine::Sqlite);
    compare(live, &records, &steps).into_iter().map(|difference| difference.to_string()).collect()
}

fn one_fault(change: impl FnOnce(&mut Live)) -> String {
    let mut live = Live { relations: vec![table()], ..Live::default() };
    change(&mut live);
    let mut all = faults(&live);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn a_schema_as_declared_has_no_difference() {
    assert_eq!(faults(&Live { relations: vec![table()], ..Live::default() }), Vec::<String>::new());
}

#[test]
fn a_stray_column_is_named_with_its_article_and_what_to_do() {
    let fault = one_fault(|live| live.relations[0].columns.push(column("phone", "TEXT", false)));
    assert!(fault.starts_with("colonne `kernel_migration.phone`"), "{fault}");
    assert!(fault.contains("RGPD, art. 5 §1 c, 25 et 30") && fault.contains("À faire"), "{fault}");
}

#[test]
fn a_missing_column_a_missing_table_and_a_stray_view_are_found() {
    assert!(one_fault(|live| drop(live.relations[0].columns.remove(1))).contains("`checksum`"));
    assert!(one_fault(|live| live.relations.clear()).contains("absente de la base"));
    let view = Relation { name: "copie".into(), kind: RelationKind::View, part_of: None, columns: Vec::new() };
    assert!(one_fault(|live| live.relations.push(view)).starts_with("vue `copie`"));
}

#[test]
fn a_key_a_type_and_an_empty_value_must_agree() {
    assert!(one_fault(|live| live.relations[0].columns[0].key = false).contains("clé primaire"));
    assert!(one_fault(|live| live.relations[0].columns[1].type_name = "BIGINT".into()).contains("un texte"));
    assert!(one_fault(|live| live.relations[0].columns[2].nullable = true).contains("vide"));
}

#[test]
fn an_index_is_accepted_only_as_a_migration_makes_it() {
    let index = |columns: Vec<Option<String>>, text: Option<&str>| Index {
        name: "once".into(),
        table: "kernel_migration".into(),
        of_constraint: false,
        columns,
        partial: true,
        text: text.map(str::to_owned),
    };
    let with = |index: Index| faults(&Live { relations: vec![table()], indexes: vec![index], ..Live::default() }).len();
    let as_made = "CREATE UNIQUE INDEX once ON kernel_migration (lower(name)) WHERE name <> ''";
    assert_eq!(with(index(vec![None], Some(as_made))), 0);
    assert_eq!(with(index(vec![None], Some("CREATE INDEX once ON kernel_migration (substr(name, 1, 9)) WHERE 1"))), 1);
    assert_eq!(with(index(vec![None], None)), 0);
    assert_eq!(with(Index { name: "other".into(), ..index(vec![Some("name".into())], None) }), 1);
}

#[test]
fn a_partition_answers_to_the_declaration_of_its_table() {
    let part = Relation {
        name: "kernel_migration_2026".into(),
        kind: RelationKind::Partition,
        part_of: Some("kernel_migration".into()),
        ..table()
    };
    let stray = column("nom", "text", false);
    let fault = one_fault(|live| {
        live.relations.push(part);
        live.relations[1].columns.push(stray);
    });
    assert!(fault.starts_with("colonne `kernel_migration_2026.nom`"), "{fault}");
}
