//! The real folder, exactly.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::phase::{PhaseName, current};
use crate::real;

fn files_with(folder: &Folder, kind: Kind) -> BTreeSet<&str> {
    folder.warnings.iter().filter(|w| w.genre == kind).map(|w| w.fichier.as_str()).collect()
}

fn count(folder: &Folder, kind: Kind) -> usize {
    folder.warnings.iter().filter(|w| w.genre == kind).count()
}

#[test]
fn every_file_is_read_and_none_is_refused() {
    let Some(folder) = real::folder() else { return };
    assert_eq!(folder.refused, []);
    assert_eq!((folder.products.len(), folder.authors.len()), (662, 3484));
    assert_eq!((folder.incubators.len(), folder.organisations.len(), folder.phases.len()), (23, 145, 8));
}

#[test]
fn the_counts_by_phase_are_exact() {
    let Some(folder) = real::folder() else { return };
    let mut counts: BTreeMap<Option<PhaseName>, usize> = BTreeMap::new();
    for product in &folder.products {
        *counts.entry(current(&product.dated(), real::day()).map(|phase| phase.name)).or_default() += 1;
    }
    let of = |name| counts.get(&name).copied().unwrap_or_default();
    assert_eq!(PhaseName::ALL.map(|name| of(Some(name))), [24, 109, 74, 24, 14, 90, 202, 124]);
    assert_eq!(of(None), 1);
}

#[test]
fn the_products_on_which_tools_disagree_have_the_right_phase() {
    let Some(folder) = real::folder() else { return };
    use PhaseName::*;
    let expected = [
        ("clara", Some(Abandon)),
        ("espace-membre", Some(Construction)),
        ("fichiers", Some(Construction)),
        ("messages", Some(Construction)),
        ("athena", Some(Construction)),
        ("chauffage-urbain", Some(Acceleration)),
        ("signaux-faibles", Some(Acceleration)),
        ("identite-numerique-agricole", Some(Investigation)),
        ("adaptation-au-changement-climatique-acc", Some(Investigation)),
        ("reva", Some(Consolidation)),
        ("pop", Some(Consolidation)),
        ("data.etat", Some(Construction)),
        ("api-telerecours", None),
    ];
    for (id, phase) in expected {
        let product = folder.products.iter().find(|product| product.id == id).expect(id);
        assert_eq!(current(&product.dated(), real::day()).map(|phase| phase.name), phase, "{id}");
    }
}

#[test]
fn the_ambiguities_are_all_told() {
    let Some(folder) = real::folder() else { return };
    assert_eq!(files_with(folder, Kind::SameDayPhases).len(), 56);
    let kinds = [Kind::Overlap, Kind::Gap, Kind::Backward, Kind::TransferThenAbandon, Kind::EndOnLast];
    assert_eq!(kinds.map(|kind| count(folder, kind)), [17, 73, 9, 7, 8]);
}

#[test]
fn the_traps_of_the_source_are_told_where_they_are() {
    let Some(folder) = real::folder() else { return };
    assert_eq!(files_with(folder, Kind::EscapedLink), ["_startups/anct-pni-36.md", "_startups/anct-pni-44.md"].into());
    let blank = ["_organisations/bruno-chiocchia.md", "_startups/mes.aides.a.lembauche.md"];
    assert_eq!(files_with(folder, Kind::BlankValue), blank.into());
    assert_eq!(files_with(folder, Kind::RepositoryPunctuation), ["_startups/vigieau.md"].into());
    assert_eq!(files_with(folder, Kind::BareIpLink), ["_startups/filigrane.md"].into());
    assert_eq!(files_with(folder, Kind::NoExtension).len(), 2);
    assert_eq!(files_with(folder, Kind::UnknownOrganisation), ["_incubators/menj.md"].into());
    assert_eq!(files_with(folder, Kind::NotNfc).len(), 16);
    assert_eq!(files_with(folder, Kind::FuturePhase).len(), 4);
    assert_eq!(count(folder, Kind::ListInItem), 3);
    for id in ["données-et-territoires", "auxAJ", "collectif_objets"] {
        assert!(files_with(folder, Kind::UnusualId).contains(format!("_startups/{id}.md").as_str()), "{id}");
    }
}

#[test]
fn every_warning_has_a_file_a_kind_and_a_line_that_exists() {
    let (Some(folder), Some(root)) = (real::folder(), real::path()) else { return };
    for warning in &folder.warnings {
        let text = std::fs::read_to_string(root.join(&warning.fichier)).expect(&warning.fichier);
        assert!(warning.ligne <= text.lines().count(), "{warning:?}");
        assert!(!warning.message.is_empty());
    }
}

#[test]
fn an_export_of_an_export_is_the_same_bytes_and_the_same_product() {
    let Some(folder) = real::folder() else { return };
    for product in &folder.products {
        let first = write_product(product);
        let again =
            read_product(&product.id, first.as_bytes(), &known(), day(), &mut Notes::of("x")).expect(&product.id);
        assert_eq!(&again, product);
        assert_eq!(write_product(&again), first);
    }
}
