//! Everything due in the factory, computed and written, for whoever shows it: the page, the calendar, the letter, the Monday page.

use std::collections::HashMap;

use kernel::{Error, Grant, Kernel};
use portfolio::catalogue::{self, Today};
use portfolio::fiche::may_follow_product;

use super::domain::{Due, Known, due};
use super::proofs;
use super::store;
use crate::committee;
use crate::gate::gates::Gate;
use crate::gate::store::{list_derogations, products_holding};
use crate::lab::{self, rhythm::owed};

/// Everything due, the nearest first, about products that exist.
///
/// # Errors
/// When the database does not answer.
pub async fn everything(kernel: &Kernel, today: &Today) -> Result<Vec<Due>, Error> {
    let sql = kernel.db().reader();
    let sessions = by(committee::store::list(sql, None).await?, |one| one.product.to_string());
    let derogations = by(list_derogations(sql, None).await?, |one| one.product.to_string());
    let assessed = products_holding(sql, Gate::Acceleration, "aipd").await?;
    let documented = committee::store::documented(sql).await?;
    let board = conformity::board::today(kernel).await?;
    let labs = by(lab::store::list(sql, None).await?, |one| one.product.to_string());
    let first_users = lab::store::first_users(sql).await?;
    let none = (Vec::new(), Vec::new());
    let mut all = proofs::ends(&board);
    let (mut budgets, budgeted) = crate::budget::due::gather(sql, today).await?;
    all.append(&mut budgets);
    all.append(&mut crate::strategy::due::gather(sql, today).await?);
    for product in &today.catalogue.products {
        let id = product.source.id.as_str();
        let known = Known {
            id,
            phases: &product.phases,
            sessions: sessions.get(id).unwrap_or(&none.0),
            documented: &documented,
            derogations: derogations.get(id).unwrap_or(&none.1),
            assessed: assessed.contains(id) || proofs::is_assessed(&board, id),
            budgeted: budgeted.contains(id),
        };
        all.extend(due(&known, today.day));
        let sessions = labs.get(id).map(Vec::as_slice).unwrap_or_default();
        if let Some((on, what)) = owed(&product.phases, first_users.get(id).copied(), sessions, today.day) {
            let href = format!("{}/labs", catalogue::href("/produits/", id));
            all.push(Due {
                on,
                product: id.to_owned(),
                what: what.label().to_owned(),
                href,
                proof: false,
                entry: None,
            });
        }
    }
    for (on, product, what) in crate::team::told::due(kernel, today.day).await? {
        if today.catalogue.product(&product).is_some() {
            let href = format!("{}/equipe", catalogue::href("/produits/", &product));
            all.push(Due { on, product, what, href, proof: false, entry: None });
        }
    }
    for plan in crate::transfer::store::open_plans(sql).await? {
        if today.catalogue.product(plan.product.as_str()).is_some() {
            all.push(Due {
                on: plan.due_on,
                href: format!("{}/transfert", portfolio::catalogue::href("/produits/", plan.product.as_str())),
                what: format!("Fin de la passation à {}", plan.receiver),
                product: plan.product.into(),
                proof: false,
                entry: None,
            });
        }
    }
    for entry in store::list_entries(sql).await? {
        if today.catalogue.product(entry.product.as_str()).is_some() {
            all.push(Due {
                on: entry.due_on,
                href: crate::pages::steering_of(entry.product.as_str()),
                proof: false,
                product: entry.product.into(),
                what: if entry.label.is_empty() {
                    entry.kind.label().to_owned()
                } else {
                    format!("{} : {}", entry.kind.label(), entry.label)
                },
                entry: Some(entry.id.into()),
            });
        }
    }
    all.sort();
    Ok(all)
}

/// What is due about the products that these grants follow.
pub fn followed(all: Vec<Due>, today: &Today, grants: &[Grant]) -> Vec<Due> {
    let theirs = |due: &Due| {
        let product = today.catalogue.product(&due.product);
        product.is_some_and(|product| may_follow_product(grants, &product.source))
    };
    all.into_iter().filter(theirs).collect()
}

/// What is due for an account, as it may see it now.
///
/// # Errors
/// When the database does not answer.
pub async fn of_account(kernel: &Kernel, account: &kernel::Id) -> Result<(std::sync::Arc<Today>, Vec<Due>), Error> {
    let today = catalogue::today(kernel).await?;
    let grants = kernel::access::grants_of(kernel.db(), account).await?;
    let all = followed(everything(kernel, &today).await?, &today, &grants);
    Ok((today, all))
}

fn by<T>(all: Vec<T>, key: impl Fn(&T) -> String) -> HashMap<String, Vec<T>> {
    let mut grouped: HashMap<String, Vec<T>> = HashMap::new();
    for one in all {
        grouped.entry(key(&one)).or_default().push(one);
    }
    grouped
}
