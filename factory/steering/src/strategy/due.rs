//! What a strategy makes due: answers awaited of other services, targets of goals, messages to send.

use kernel::Error;
use portfolio::catalogue::Today;
use sea_orm::ConnectionTrait;

use super::store::{self, dealings};
use crate::deadline::domain::Due;

/// Answers awaited, and the dates of goals for each product that serves them.
///
/// # Errors
/// When the database does not answer.
pub async fn gather<C: ConnectionTrait>(sql: &C, today: &Today) -> Result<Vec<Due>, Error> {
    let mut all = Vec::new();
    let mut add = |on, product: &str, what: String| {
        if today.catalogue.product(product).is_some() {
            let href = format!("{}/strategie", portfolio::catalogue::href("/produits/", product));
            all.push(Due { on, product: product.to_owned(), what, href, proof: false, entry: None });
        }
    };
    for one in dealings::requests(sql, None).await?.into_iter().filter(|one| one.answered_on.is_none()) {
        add(one.due_on, one.product.as_str(), format!("Réponse attendue : {} ({})", one.subject, one.body));
    }
    let links = store::links(sql).await?;
    for goal in store::goals(sql, None).await?.into_iter().filter(|goal| goal.due_on >= today.day) {
        for link in links.iter().filter(|link| link.goal == goal.id) {
            let what = format!("Cible de l'objectif « {} » : {} {}", goal.title, goal.indicator, goal.target);
            add(goal.due_on, link.product.as_str(), what);
        }
    }
    Ok(all)
}
