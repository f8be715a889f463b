//! What registries have and lack, and what identifiers may stand for.

use super::domain::*;
use crate::catalogue::samples;
use crate::registry::{domain::External, store};
use crate::trial;

fn external(source: &str, id: &str, product: Option<&str>) -> External {
    External { source: source.to_owned(), external: id.to_owned(), product: product.map(str::to_owned) }
}

#[test]
fn a_pasted_list_or_the_first_column_of_a_csv_gives_each_identifier_once() {
    assert_eq!(read_list("id;nom\r\nmano;Mano\n\nmano\n\"nata\"\n").unwrap(), ["mano", "nata"]);
    assert_eq!(read_list(" \n").unwrap_err(), ListFault::Empty);
    assert_eq!(read_list(&"x".repeat(201)).unwrap_err(), ListFault::TooLong);
}

#[test]
fn what_one_has_and_the_other_lacks_is_told_both_ways() {
    let externals = [
        external("fabrique", "mano", Some("mano")),
        external("fabrique", "enfantsduspectacle", Some("enfants-du-spectacle")),
        external("dashlord", "mano-app", Some("mano")),
        external("dashlord", "nata", Some("nata")),
    ];
    let catalogue = samples::catalogue();
    let sources = sources(&externals, &catalogue);
    let told: Vec<(String, String, Vec<&str>)> = gaps(&sources, &catalogue)
        .into_iter()
        .map(|gap| (gap.has.id.clone(), gap.lacks.id.clone(), gap.products))
        .collect();
    assert!(told.contains(&("fabrique".into(), "dashlord".into(), vec!["enfants-du-spectacle"])));
    assert!(told.contains(&("dashlord".into(), "fabrique".into(), vec!["nata"])));
    assert!(!told.iter().any(|(_, lacks, _)| lacks == "beta.gouv.fr"));
    let ours = told.iter().find(|(has, lacks, _)| has == "beta.gouv.fr" && lacks == "fabrique").unwrap();
    assert_eq!(ours.2, ["causes-de-deces", "nata", "ressourcerie", "tumeplay"], "those of its incubator alone");
}

#[test]
fn an_identifier_is_matched_by_identity_by_a_known_pair_by_its_site_and_by_its_name() {
    let catalogue = samples::catalogue();
    let matcher = Matcher::of(&catalogue);
    let told = |id: &str| matcher.suggest(id).map(|one| (one.product, one.reason, one.sure));
    assert_eq!(told("mano"), Some(("mano".into(), "même identifiant", true)));
    assert_eq!(told("enfantsduspectacle"), Some(("enfants-du-spectacle".into(), "paire connue", true)));
    assert_eq!(told("https://www.droits.exemple.fr/"), Some(("droits-simples".into(), "même adresse", false)));
    assert_eq!(told("La Ressourcerie"), Some(("ressourcerie".into(), "nom très proche", false)));
    assert_eq!(told("inconnu"), None);
}

#[test]
fn a_registry_has_a_plain_identifier() {
    assert_eq!(read_source(" DashLord ").unwrap(), "dashlord");
    assert!(read_source("a/b").is_err() && read_source("").is_err());
}

#[tokio::test]
async fn an_administrator_imports_a_list_and_decides_of_what_is_not_sure() {
    let app = trial::app().await;
    let mut zoe = trial::administrator(&app).await;
    let list = [("registre", "dashlord"), ("autre", ""), ("liste", "mano\nla-ressourcerie\ninconnu")];
    let sent = zoe.submit("/rapprochements", "/rapprochements/liste", &list).await;
    assert_eq!((sent.status.as_u16(), sent.location()), (303, "/sources/dashlord?fait=liste"));
    let page = zoe.get("/sources/dashlord?fait=liste").await;
    assert!(page.body.contains("nom très proche") && page.body.contains("Aucun produit ne lui ressemble"));
    assert!(page.body.contains("name=\"registre\" value=\"dashlord\""));
    let decision = [("registre", "dashlord"), ("identifiant", "la-ressourcerie"), ("produit", "ressourcerie")];
    assert_eq!(zoe.submit("/sources/dashlord", "/rapprochements/lien", &decision).await.status, 303);
    assert!(!app.anonymous().get("/sources/dashlord").await.body.contains("nom très proche"));
    assert!(app.anonymous().get("/sources").await.body.contains("Dans DashLord, absent de Site de la Fabrique"));
    assert_eq!(app.journal().await.last().unwrap(), "source.linked");
}

#[tokio::test]
async fn the_same_list_twice_writes_nothing_more() {
    let app = trial::app().await;
    let mut zoe = trial::administrator(&app).await;
    let list = [("registre", "dashlord"), ("liste", "mano")];
    zoe.submit("/rapprochements", "/rapprochements/liste", &list).await;
    let before = app.journal().await.len();
    assert_eq!(zoe.submit("/rapprochements", "/rapprochements/liste", &list).await.status, 303);
    assert_eq!(app.journal().await.len(), before);
}

#[tokio::test]
async fn a_bad_list_comes_back_and_only_an_administrator_sends_one() {
    let app = trial::app().await;
    let mut zoe = trial::administrator(&app).await;
    let bad = zoe.submit("/rapprochements", "/rapprochements/liste", &[("autre", "A B"), ("liste", "")]).await;
    assert!(bad.status == 422 && bad.body.contains("href=\"#autre\"") && bad.body.contains("href=\"#liste\""));
    assert_eq!(trial::member(&app).await.get("/rapprochements").await.status, 403);
    assert_eq!(app.anonymous().get("/rapprochements").await.status, 401);
    let unknown = [("registre", "dashlord"), ("identifiant", "absent"), ("produit", "mano")];
    assert_eq!(zoe.submit("/rapprochements", "/rapprochements/lien", &unknown).await.status, 404);
    assert_eq!(app.anonymous().get("/sources/absente").await.status, 404);
}

#[tokio::test]
async fn an_administrator_of_one_product_links_nothing() {
    let app = trial::app().await;
    let narrow = kernel::Grant { role: "administrateur".into(), scope: kernel::Scope::one("produit", "mano") };
    let mut narrow = app.person("Amadou Diallo", &[narrow]).await;
    assert_eq!(narrow.get("/rapprochements").await.status, 403);
    let decision = [("registre", "dashlord"), ("identifiant", "mano"), ("produit", "mano")];
    assert_eq!(narrow.submit("/sources", "/rapprochements/lien", &decision).await.status, 403);
    assert!(!narrow.get("/sources").await.body.contains("/rapprochements"));
}

#[tokio::test]
async fn a_list_computed_before_a_decision_does_not_undo_it() {
    let app = trial::app().await;
    let seen = external("dashlord", "la ressourcerie", None);
    for write in [false, true] {
        let tx = app.kernel().begin_as_system("essai").await.unwrap();
        if write {
            store::link_external(&tx, &seen, "ressourcerie").await.unwrap();
        }
        store::add_externals(&tx, std::slice::from_ref(&seen)).await.unwrap();
        tx.commit(kernel::Event::new("test.done")).await.unwrap();
    }
    let stored = store::list_externals(app.kernel().db().reader()).await.unwrap();
    let linked = external("dashlord", "la ressourcerie", Some("ressourcerie"));
    assert!(stored.contains(&linked), "{stored:?}");
    let tx = app.kernel().begin_as_system("essai").await.unwrap();
    let late = store::link_external(&tx, &seen, "mano").await;
    assert!(matches!(late, Err(kernel::Error::Conflict(_))));
}

#[tokio::test]
async fn a_decision_sent_twice_is_made_once_and_another_is_a_conflict() {
    let app = trial::app().await;
    let mut zoe = trial::administrator(&app).await;
    zoe.submit("/rapprochements", "/rapprochements/liste", &[("registre", "dashlord"), ("liste", "inconnu\nreste")])
        .await;
    let decision = |product| [("registre", "dashlord"), ("identifiant", "inconnu"), ("produit", product)];
    assert_eq!(zoe.submit("/sources/dashlord", "/rapprochements/lien", &decision("mano")).await.status, 303);
    let before = app.journal().await.len();
    assert_eq!(zoe.submit("/sources/dashlord", "/rapprochements/lien", &decision("mano")).await.status, 303);
    assert_eq!(zoe.submit("/sources/dashlord", "/rapprochements/lien", &decision("nata")).await.status, 409);
    assert_eq!(app.journal().await.len(), before);
}

#[test]
fn lines_that_hold_no_identifier_are_told_by_their_number() {
    let fault = read_list("id\nmano\ndeux mots\nhttps://exemple.fr/\n<b>").unwrap_err();
    assert_eq!(fault, ListFault::Lines(vec![3, 5]));
    assert!(fault.to_string().starts_with("À corriger : lignes 3, 5."), "{fault}");
}

#[test]
fn the_products_of_the_demonstration_are_no_identifiers_of_the_network() {
    let mut product = crate::catalogue::Product { demonstration: true, ..samples::catalogue().products[0].clone() };
    let real = crate::catalogue::Product { demonstration: false, ..samples::catalogue().products[1].clone() };
    product.source.dashlord_url = Some("https://socialgouv.github.io/dashlord-fabrique/url/exemple-fr/".to_owned());
    assert_eq!(super::store::in_dashlord(&product).unwrap().external, "exemple-fr");
    let catalogue = crate::catalogue::Catalogue::of(vec![product, real.clone()], Vec::new(), Vec::new());
    let ours = sources(&[], &catalogue).into_iter().find(|source| source.id == "beta.gouv.fr").unwrap();
    assert_eq!(ours.listed.into_keys().collect::<Vec<_>>(), [real.source.id]);
}
