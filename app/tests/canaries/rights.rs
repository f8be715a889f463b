//! One person's export holds all of their values over all tables and none of anybody else's; once erased, nothing of them is left anywhere.

use std::collections::BTreeSet;

use fabrique::{commands, services};
use kernel::{Clock, Deployment, Ground, Random};
use serde_json::Value as Json;
use testkit::Place;
use testkit::place::{files_holding, holds};

use crate::fill::{Planted, Somebody, everywhere, is_about_somebody};
use crate::program::run;

const HERS: &str = "zcanarihers";
const HIS: &str = "zcanarihis";

async fn open(place: &Place) -> Deployment {
    let ground = Ground { config: place.config(), clock: Clock::system(), random: Random::system() };
    let platform = services::platform(&ground.config);
    Deployment::open(ground, platform, services::all()).await.expect("the deployment opens")
}

/// The whole program with its demonstration, and two people in every table.
async fn two_people(place: &Place) -> (Somebody, Vec<Planted>, Vec<Planted>) {
    let deployment = open(place).await;
    commands::load_demonstration(&deployment).await.expect("the demonstration loads");
    let (her, him) = (Somebody::new(HERS, 7), Somebody::new(HIS, 8));
    let hers = everywhere(place, &deployment, &her).await;
    let his = everywhere(place, &deployment, &him).await;
    let filled: BTreeSet<_> = hers.iter().map(|one| (one.base.clone(), one.table)).collect();
    for one in &deployment.running {
        for record in
            one.records.iter().filter(|record| is_about_somebody(record) && record.personal().next().is_some())
        {
            assert!(filled.contains(&(one.kernel.db().name().to_owned(), record.table)), "{} is empty", record.table);
        }
    }
    deployment.close().await;
    (her, hers, his)
}

fn exported(place: &Place, who: &Somebody, name: &str) -> (Json, String) {
    let to = place.folder().with_file_name(name);
    run(place, &["droits", "acces", &who.email, who.account.as_str(), "--vers", to.to_str().expect("a path")]);
    let text = std::fs::read_to_string(to.join("donnees.json")).expect("the export");
    let html = std::fs::read_to_string(to.join("donnees.html")).expect("the page");
    let all = text.clone() + &html;
    std::fs::remove_dir_all(to).expect("the export goes");
    (serde_json::from_str(&text).expect("JSON"), all)
}

fn stands_in(export: &Json, one: &Planted) -> bool {
    let tables = export["tables"].as_array().into_iter().flatten();
    let table = tables.filter(|table| table["base"] == one.base.as_str() && table["table"] == one.table);
    table.flat_map(|table| table["lignes"].as_array().into_iter().flatten()).any(|row| row[one.column] == one.value)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_holds_every_column_of_every_table_and_nothing_of_anybody_else() {
    let place = Place::new().await;
    let (her, hers, his) = two_people(&place).await;
    let (export, all) = exported(&place, &her, "export");
    let missing: Vec<_> = hers.iter().filter(|one| !stands_in(&export, one)).collect();
    assert!(missing.is_empty() && hers.len() > 30, "{} of {} are missing: {missing:#?}", missing.len(), hers.len());
    let texts = hers.iter().filter_map(|one| one.value.as_str()).filter(|text| text.contains(HERS));
    assert!(texts.clone().count() > 20);
    assert_eq!(texts.filter(|text| !all.contains(*text)).count(), 0);
    assert!(!holds(all.as_bytes(), HIS) && !all.contains("compte-8"));
    assert!(his.iter().all(|one| one.value.is_boolean() || !stands_in(&export, one) || is_common(one)));
}

/// Values that two people may share without telling anything of either: a time of day, a sealed content that is not shown.
fn is_common(one: &Planted) -> bool {
    one.value.as_str().is_some_and(|text| text == "00:00:00" || text.starts_with("contenu scellé"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_person_stands_in_no_database_dump_file_log_or_restored_backup() {
    let place = Place::new().await;
    let (her, _, his) = two_people(&place).await;
    assert!(!place.holding(HERS).is_empty(), "the canaries were nowhere");
    let copy = place.folder().with_file_name("copie");
    run(&place, &["backup", copy.to_str().expect("a path")]);

    let erasure = run(&place, &["droits", "effacement", &her.email, her.account.as_str()]);
    assert!(!holds(&[&erasure.stdout[..], &erasure.stderr[..]].concat(), HERS));
    assert_eq!(place.holding(HERS), Vec::<String>::new());
    let (export, all) = exported(&place, &her, "export");
    assert!(!holds(all.as_bytes(), HERS), "{export:#}");
    assert!(!place.holding(HIS).is_empty(), "somebody else went too");
    let him = Somebody::new(HIS, 8);
    let (export, _) = exported(&place, &him, "export");
    let lost: Vec<_> = his.iter().filter(|one| !stands_in(&export, one)).collect();
    assert!(lost.is_empty(), "somebody else lost {lost:#?}");

    // A copy made before, put back somewhere else, forgets again.
    let there = Place::new().await;
    run(&there, &["restore", copy.to_str().expect("a path")]);
    let ledger = "journal/effacements.jsonl";
    std::fs::copy(place.folder().join(ledger), there.folder().join(ledger)).expect("the ledger");
    assert!(!there.holding(HERS).is_empty(), "the copy held nothing");
    run(&there, &["droits", "rejouer", "--depuis", &Clock::system().today().to_string()]);
    assert_eq!(there.holding(HERS), Vec::<String>::new());
    let mut files = Vec::new();
    files_holding(&place.folder(), HERS, &mut files);
    assert!(files.is_empty(), "{files:?}");
}
