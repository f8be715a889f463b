//! The plan: created, changed, unchanged, conflicts, and twice the same.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::import::plan::*;
use crate::phase::{Phase, PhaseName};
use crate::source::{Kind, ProductSource, SourcePhase};

fn product(title: &str, mission: &str) -> ProductSource {
    ProductSource {
        id: "a".to_owned(),
        title: title.to_owned(),
        mission: mission.to_owned(),
        ..ProductSource::default()
    }
}

fn stored(record: ProductSource, edited: &[&str]) -> BTreeMap<String, Stored<ProductSource>> {
    let edited = edited.iter().map(|&field| field.to_owned()).collect();
    BTreeMap::from([(record.id.clone(), Stored { record, edited, imported: true })])
}

fn planned(stored: &BTreeMap<String, Stored<ProductSource>>, read: ProductSource) -> Planned<ProductSource> {
    plan(stored, vec![(read.id.clone(), read)]).unwrap().records.remove(0)
}

fn phased(mut product: ProductSource, start: &str) -> ProductSource {
    let phase = Phase { name: PhaseName::Construction, start: start.parse().unwrap(), end: None, comment: None };
    product.phases.push(SourcePhase { phase, extra: serde_json::Map::new() });
    product
}

#[test]
fn a_new_product_is_created_and_the_same_again_is_unchanged() {
    let read = product("A", "m");
    assert_eq!(planned(&BTreeMap::new(), read.clone()).verdict, Verdict::Created);
    assert_eq!(planned(&stored(read.clone(), &[]), read).verdict, Verdict::Unchanged);
}

#[test]
fn what_changed_is_told_field_by_field() {
    let planned = planned(&stored(product("A", "m"), &[]), product("B", "m"));
    let Verdict::Changed(changes) = planned.verdict else { panic!("changed") };
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (changes[0].field.as_str(), changes[0].before.as_str(), changes[0].after.as_str()),
        ("title", Some("A"), Some("B"))
    );
    assert_eq!(planned.record.title, "B");
}

#[test]
fn a_field_edited_here_is_kept_and_told_and_the_others_change() {
    let planned = planned(&stored(product("Ici", "m"), &["title"]), product("Là", "n"));
    assert_eq!((planned.record.title.as_str(), planned.record.mission.as_str()), ("Ici", "n"));
    assert_eq!(planned.conflicts, ["title"]);
}

#[test]
fn an_edit_that_the_folder_agrees_with_is_no_conflict() {
    let planned = planned(&stored(product("A", "m"), &["title"]), product("A", "n"));
    assert_eq!((planned.conflicts.len(), planned.record.mission.as_str()), (0, "n"));
}

#[test]
fn phases_decided_here_are_never_changed_by_an_import() {
    let here = phased(product("A", "m"), "2024-01-01");
    let planned = planned(&stored(here.clone(), &[PHASES]), phased(product("A", "m"), "2024-02-01"));
    assert_eq!((planned.verdict, planned.record), (Verdict::Unchanged, here));
    let plan = Plan {
        records: vec![Planned { record: product("A", "m"), verdict: Verdict::Unchanged, conflicts: planned.conflicts }],
        absent: vec![],
    };
    let told = conflicts(&plan);
    assert_eq!(
        (told[0].genre, told[0].fichier.as_str(), told[0].champ.as_str()),
        (Kind::PhaseConflict, "_startups/a.md", "phases")
    );
}

#[test]
fn a_product_that_left_the_folder_is_kept_and_told_unless_it_was_born_here() {
    let mut before = stored(product("A", "m"), &[]);
    let gone = plan(&before, Vec::new()).unwrap();
    assert_eq!((gone.absent.as_slice(), conflicts(&gone)[0].genre), (&["a".to_owned()][..], Kind::Absent));
    before.get_mut("a").unwrap().imported = false;
    assert_eq!(plan(&before, Vec::new()).unwrap().absent, [""; 0]);
}

fn any_product() -> impl Strategy<Value = ProductSource> {
    ("[ab]", "[AB]", "[mn]", proptest::option::of("[xy]"), 1u32..3).prop_map(|(id, title, mission, robots, day)| {
        ProductSource { id, robots, ..phased(product(&title, &mission), &format!("2024-01-0{day}")) }
    })
}

proptest! {
    #[test]
    fn planning_again_what_was_stored_changes_nothing_and_tells_the_same_conflicts(
        before in any_product(), read in any_product(),
        edited in proptest::collection::btree_set(prop_oneof!["title", "phases", "robots"], 0..3),
    ) {
        let mut store = BTreeMap::from([(before.id.clone(), Stored { record: before, edited: edited.clone(), imported: true })]);
        let first = planned(&store, read.clone());
        let edited: BTreeSet<String> = if first.verdict == Verdict::Created { BTreeSet::new() } else { edited };
        store.insert(read.id.clone(), Stored { record: first.record.clone(), edited, imported: true });
        let second = planned(&store, read);
        prop_assert_eq!(second.verdict, Verdict::Unchanged);
        prop_assert_eq!(second.record, first.record);
        prop_assert_eq!(second.conflicts, first.conflicts);
    }
}
