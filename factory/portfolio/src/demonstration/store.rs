//! Writes the demonstration.

use chrono::NaiveDate;
use kernel::access::give_grant;
use kernel::identity::demonstration::FictitiousPerson;
use kernel::{Error, Event, Grant, Kernel, Scope, Tx};
use privacy::{Digest, Id};

use super::{incubators, organisations, people, products};
use crate::import::plan::{Change, Planned, Verdict};
use crate::registry::processing::COMPARE;
use crate::registry::store::{self, Author, Ids, Written};
use crate::source::ProductSource;

/// Loads the products, the teams and the roles of `people` into a portfolio that has none. Answers whether it did.
///
/// The products come as an import would bring them, so that an import of the real content takes their place, and are marked so
/// that it withdraws those that it does not have.
///
/// # Errors
/// When the database does not answer.
pub async fn load(kernel: &Kernel, people: &[(FictitiousPerson, Id)]) -> anyhow::Result<bool> {
    let today = kernel.clock().today();
    let empty = store::list_products(kernel.db().reader(), COMPARE).await?.is_empty();
    let tx = kernel.begin_as_system("demonstration").await?;
    for (person, account) in people {
        for grant in grants(person.key) {
            give_grant(&tx, account, &grant).await?;
        }
    }
    if empty {
        write(&tx, today).await?;
    }
    tx.commit(Event::new("demonstration.loaded").detail("produits", empty)).await?;
    if empty {
        edit(kernel, today).await?;
    }
    Ok(empty)
}

/// Camille keeps Mano, Amadou an incubator and answers for the processings, Inès everything and advises on them.
fn grants(key: &str) -> Vec<Grant> {
    let grant = |role: &str, scope| Grant { role: role.to_owned(), scope };
    match key {
        "camille" => vec![grant("membre", Scope::one("produit", "mano"))],
        "amadou" => vec![
            grant("responsable-incubateur", Scope::one("incubateur", "sgmas")),
            grant("responsable-traitement", Scope::Everything),
        ],
        "ines" => vec![grant("administrateur", Scope::Everything), grant("dpd", Scope::Everything)],
        _ => Vec::new(),
    }
}

async fn write(tx: &Tx, today: NaiveDate) -> Result<(), Error> {
    let products = products(today);
    store::create_products(tx, &products.iter().collect::<Vec<_>>(), Author::Import, today).await?;
    store::save_incubators(tx, &created(incubators())).await?;
    store::save_organisations(tx, &created(organisations())).await?;
    store::mark_demonstration(tx, &everything(&products)).await?;
    let authors = people::authors(today);
    let mut written = Vec::new();
    for author in &authors {
        let digest = Digest::of(&serde_json::to_vec(author).map_err(anyhow::Error::from)?);
        written.push(Written { over: None, author, digest });
    }
    store::save_people(tx, &written).await?;
    let events: Vec<Event> =
        products.iter().map(|product| Event::new("product.imported").subject("produit", &product.id)).collect();
    tx.note_all(&events).await
}

fn everything(products: &[ProductSource]) -> Ids {
    Ids {
        products: products.iter().map(|product| product.id.clone()).collect(),
        incubators: incubators().into_iter().map(|incubator| incubator.id).collect(),
        organisations: organisations().into_iter().map(|organisation| organisation.id).collect(),
    }
}

fn created<T>(records: Vec<T>) -> Vec<Planned<T>> {
    let planned = |record| Planned { record, verdict: Verdict::Created, conflicts: Vec::new() };
    records.into_iter().map(planned).collect()
}

/// One change, so that a history has something to show.
async fn edit(kernel: &Kernel, today: NaiveDate) -> Result<(), Error> {
    let tx = kernel.begin_as_system("demonstration").await?;
    let Some(before) = store::find_product(tx.sql(), "transport-adapte", COMPARE).await? else { return Ok(()) };
    let mission = "Réserver un trajet accessible, d'une porte à l'autre, en une seule demande.";
    let after = ProductSource { mission: mission.to_owned(), ..before.source.clone() };
    let change =
        Change { field: "mission".to_owned(), before: before.source.mission.as_str().into(), after: mission.into() };
    store::change_product(&tx, &before, &after, &[change], Author::Import, today).await?;
    store::mark_demonstration(&tx, &Ids { products: [after.id].into(), ..Ids::default() }).await?;
    tx.commit(Event::new("product.changed").subject("produit", "transport-adapte").detail("champs", vec!["mission"]))
        .await
}
