//! What an import leaves in the database, twice, after a change, against what was edited here, and when it fails.

use chrono::TimeDelta;
use kernel::Event;

use super::*;
use crate::phase::{Phase, PhaseName, current};
use crate::registry::domain::Product;
use crate::registry::processing::SHOW;
use crate::registry::records::history::{self, Kind as RecordKind};
use crate::registry::records::phase::Origin;
use crate::registry::store::{self, Author};
use crate::source::{Kind, ProductSource};

async fn stored(kernel: &Kernel, id: &str) -> Product {
    store::find_product(kernel.db().reader(), id, SHOW).await.expect("an answer").expect("the product")
}

/// Edits a product as a person would, the way pages do.
async fn edit(kernel: &Kernel, id: &str, author: Author, change: impl FnOnce(&mut ProductSource) -> &'static str) {
    let before = stored(kernel, id).await;
    let mut after = before.source.clone();
    let field = change(&mut after);
    let tx = kernel.begin_as_system("essai").await.expect("a transaction");
    let changes = store::edit_product(&tx, &before, &after, author, day()).await.expect("a write");
    assert_eq!(changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>(), [field]);
    tx.commit(Event::new("product.edited").subject("produit", id)).await.expect("a commit");
}

#[tokio::test]
async fn everything_read_is_stored_and_read_back_the_same() {
    let (app, dir) = (app().await, folder());
    let report = import(app.kernel(), dir.path()).await;
    assert_eq!((report.lus, report.crees, report.modifies, report.inchanges, report.refuses), (3, 3, 0, 0, 0));
    let read = crate::source::read_folder(dir.path(), day(), |_, _| ()).unwrap();
    let reader = app.kernel().db().reader();
    let products = store::list_products(reader, SHOW).await.unwrap();
    assert_eq!(products.into_iter().map(|product| product.source).collect::<Vec<_>>(), read.products);
    assert_eq!(store::list_incubators(reader, SHOW).await.unwrap()[0].0, read.incubators[0]);
    assert_eq!(store::list_organisations(reader).await.unwrap()[0].0, read.organisations[0]);
    assert_eq!(store::list_people(reader, SHOW).await.unwrap(), read.authors);
    assert_eq!(store::list_phase_texts(reader).await.unwrap(), read.phases);
}

#[tokio::test]
async fn a_second_import_writes_nothing_not_even_in_the_journal() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    let (journal, version) = (app.journal().await, app.kernel().db().version());
    let report = import(app.kernel(), dir.path()).await;
    assert_eq!((report.crees, report.modifies, report.inchanges), (0, 0, 3));
    assert_eq!((app.journal().await, app.kernel().db().version()), (journal, version));
}

#[tokio::test]
async fn a_changed_folder_changes_what_changed_and_the_journal_shows_it() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    put(&dir, "_startups/alpha.md", &product("Alpha", "2024-02-01"));
    put(&dir, "_authors/camille.martin.md", "---\nfullname: Camille Martin\nmissions: []\n---\n");
    let report = import(app.kernel(), dir.path()).await;
    assert_eq!((report.modifies, report.inchanges, report.autres.personnes.modifies), (1, 2, 1));
    let edits = store::page_of_edits(app.kernel().db().reader(), RecordKind::Product, "alpha", 0, 100).await.unwrap();
    let fields: Vec<&str> = edits.iter().map(|edit| edit.field.as_str()).collect();
    assert!(fields.contains(&"title") && fields.contains(&"phases") && !fields.contains(&"mission"), "{fields:?}");
    assert!(app.journal().await.contains(&"product.changed".to_owned()));
    assert_eq!(count(app.kernel(), "registry_mission").await, 0);
}

#[tokio::test]
async fn the_history_keeps_no_contact() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    edit(app.kernel(), "alpha", Author::Here, |product| {
        product.contact = "autre@exemple.fr".to_owned();
        "contact"
    })
    .await;
    let edits = store::page_of_edits(app.kernel().db().reader(), RecordKind::Product, "alpha", 0, 100).await.unwrap();
    assert_eq!((edits[0].field.as_str(), &edits[0].before, &edits[0].after), ("contact", &None, &None));
    assert_eq!(edits[0].origin, history::Origin::Here);
}

#[tokio::test]
async fn a_field_edited_here_is_kept_and_reported_at_each_import() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    edit(app.kernel(), "alpha", Author::Here, |product| {
        product.mission = "Écrite ici".to_owned();
        "mission"
    })
    .await;
    for _ in 0..2 {
        let report = import(app.kernel(), dir.path()).await;
        let conflicts: Vec<_> = report.avertissements.iter().filter(|told| told.genre == Kind::FieldConflict).collect();
        assert_eq!((conflicts.len(), conflicts[0].champ.as_str(), report.inchanges), (1, "mission", 3));
    }
    assert_eq!(stored(app.kernel(), "alpha").await.source.mission, "Écrite ici");
}

#[tokio::test]
async fn phases_decided_here_are_never_changed_by_an_import() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    edit(app.kernel(), "alpha", Author::Decision, |product| {
        product.phases[1].phase.name = PhaseName::Acceleration;
        "phases"
    })
    .await;
    put(&dir, "_startups/alpha.md", &product("alpha", "2024-03-01"));
    let report = import(app.kernel(), dir.path()).await;
    assert!(report.avertissements.iter().any(|told| told.genre == Kind::PhaseConflict));
    let product = stored(app.kernel(), "alpha").await;
    assert!(product.decided_here);
    assert_eq!(current(&product.source.dated(), day()).unwrap().name, PhaseName::Acceleration);
}

#[tokio::test]
async fn what_was_believed_on_a_day_is_still_known_after_a_correction() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    let before = app.clock.now();
    app.clock.advance(TimeDelta::days(30));
    put(&dir, "_startups/alpha.md", &product("alpha", "2025-06-01"));
    import(app.kernel(), dir.path()).await;
    let reader = app.kernel().db().reader();
    let at = |moment| store::phases_believed(reader, "alpha", moment);
    let on = "2024-12-31".parse().unwrap();
    let phase = |beliefs: Vec<crate::registry::domain::Belief>| {
        let phases: Vec<_> = beliefs.into_iter().map(|belief| belief.phase).collect();
        current(&phases, on).unwrap().name
    };
    assert_eq!(phase(at(before).await.unwrap()), PhaseName::Construction);
    assert_eq!(phase(at(app.clock.now()).await.unwrap()), PhaseName::Investigation);
    let all = store::beliefs(reader, "alpha").await.unwrap();
    assert_eq!((all.len(), all.iter().filter(|belief| belief.superseded_at.is_some()).count()), (3, 1));
    assert!(all.iter().all(|belief| belief.origin == Origin::History));
    assert_eq!(at(before - TimeDelta::days(1)).await.unwrap(), []);
}

#[tokio::test]
async fn a_folder_that_is_no_portfolio_leaves_nothing() {
    let (app, dir) = (app().await, tempfile::tempdir().unwrap());
    let refused = run(app.kernel(), dir.path(), day(), &|_, _| ()).await.unwrap_err();
    assert!(refused.to_string().contains("n'est pas un portefeuille"), "{refused}");
    assert_eq!((count(app.kernel(), "registry_product").await, app.journal().await.len()), (0, 0));
}

#[tokio::test]
async fn an_import_that_fails_at_its_last_write_leaves_nothing() {
    use sea_orm::ConnectionTrait;
    let (app, dir) = (app().await, folder());
    let owner = app.owner().await;
    owner.execute_unprepared("ALTER TABLE registry_assignment RENAME TO registry_hidden").await.unwrap();
    owner.close().await.unwrap();
    assert!(run(app.kernel(), dir.path(), day(), &|_, _| ()).await.is_err());
    assert_eq!((count(app.kernel(), "registry_product").await, count(app.kernel(), "registry_person").await), (0, 0));
    assert_eq!(app.journal().await, [""; 0]);
}

#[tokio::test]
async fn refused_files_are_counted_and_told_and_the_others_are_imported() {
    let (app, dir) = (app().await, folder());
    put(&dir, "_startups/vide.md", "---\nmission: Rien\n---\n");
    put(&dir, "_startups/un espace.md", &product("Espace", "2024-01-01"));
    let report = import(app.kernel(), dir.path()).await;
    assert_eq!((report.lus, report.crees, report.refuses), (5, 3, 2));
    let told: Vec<Kind> = report.avertissements.iter().take(2).map(|told| told.genre).collect();
    assert_eq!(told, [Kind::NoPhase, Kind::UnusualId]);
}

#[tokio::test]
async fn a_write_based_on_an_older_revision_is_refused() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    let before = stored(app.kernel(), "alpha").await;
    edit(app.kernel(), "alpha", Author::Here, |product| {
        product.title = "Plus vite".to_owned();
        "title"
    })
    .await;
    let tx = app.kernel().begin_as_system("essai").await.unwrap();
    let late = store::change_product(&tx, &before, &before.source, &[], Author::Here, day()).await;
    assert!(matches!(late, Err(kernel::Error::Conflict(_))));
}

#[tokio::test]
async fn the_team_of_a_product_is_found_through_missions() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    let team = store::team(app.kernel().db().reader(), "alpha").await.unwrap();
    assert_eq!((team.len(), team[0].fullname.read(SHOW).as_str()), (1, "Camille Martin"));
    assert!(team[0].is_current(day()) && !team[0].is_current("2028-01-01".parse().unwrap()));
    assert_eq!(store::team(app.kernel().db().reader(), "beta").await.unwrap(), []);
}

#[tokio::test]
async fn the_report_has_the_names_of_the_command_line() {
    let (app, dir) = (app().await, folder());
    let report = serde_json::to_value(import(app.kernel(), dir.path()).await).unwrap();
    assert_eq!(report["crees"], 3);
    assert_eq!(report["phases"]["construction"], 3);
    let told = &report["avertissements"][0];
    assert_eq!((told["genre"].as_str(), told["fichier"].as_str()), (Some("cle-inconnue"), Some("_startups/alpha.md")));
    assert_eq!((told["ligne"].as_i64(), told["champ"].as_str()), (Some(16), Some("zebre")));
    assert!(told["message"].is_string());
}

#[tokio::test]
async fn an_edit_that_changes_nothing_writes_nothing_and_no_hand_and_no_import_writes_a_phase_after_a_decision() {
    let (app, dir) = (app().await, folder());
    import(app.kernel(), dir.path()).await;
    let before = stored(app.kernel(), "alpha").await;
    let tx = app.kernel().begin_as_system("essai").await.unwrap();
    assert_eq!(store::edit_product(&tx, &before, &before.source, Author::Here, day()).await.unwrap(), []);
    let mut after = before.source.clone();
    after.phases[1].phase.comment = Some("Comité du printemps".to_owned());
    assert!(store::edit_product(&tx, &before, &after, Author::Here, day()).await.is_err());
    let phase = Phase { name: PhaseName::Acceleration, start: day(), end: None, comment: None };
    store::decide_phase(&tx, &before, phase, day()).await.unwrap();
    tx.commit(Event::new("product.decided")).await.unwrap();
    let decided = stored(app.kernel(), "alpha").await;
    assert!(decided.decided_here);
    let tx = app.kernel().begin_as_system("essai").await.unwrap();
    assert!(store::edit_product(&tx, &decided, &before.source, Author::Import, day()).await.is_err());
}

#[tokio::test]
async fn a_decision_adds_its_phase_to_the_history_and_takes_the_place_of_what_was_only_announced() {
    let (app, dir) = (app().await, folder());
    put(&dir, "_startups/alpha.md", &product("alpha", "2027-01-01"));
    import(app.kernel(), dir.path()).await;
    let before = stored(app.kernel(), "alpha").await;
    let tx = app.kernel().begin_as_system("essai").await.unwrap();
    let phase = Phase { name: PhaseName::AbandonInvestigation, start: day(), end: None, comment: None };
    store::decide_phase(&tx, &before, phase, day()).await.unwrap();
    tx.commit(Event::new("product.decided")).await.unwrap();
    let now = stored(app.kernel(), "alpha").await;
    let later = "2027-06-01".parse().unwrap();
    assert_eq!(current(&now.source.dated(), later).unwrap().name, PhaseName::AbandonInvestigation);
    let beliefs = store::beliefs(app.kernel().db().reader(), "alpha").await.unwrap();
    let told: Vec<_> = beliefs.iter().map(|one| (one.phase.name, one.origin, one.superseded_at.is_some())).collect();
    assert_eq!(
        told,
        [
            (PhaseName::Investigation, Origin::History, false),
            (PhaseName::Construction, Origin::History, true),
            (PhaseName::AbandonInvestigation, Origin::Decision, false),
        ]
    );
}
