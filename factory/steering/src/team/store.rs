//! Missions, as the registry has them.

use kernel::Error;
use portfolio::registry::store::{Engaged, engaged};
use sea_orm::ConnectionTrait;

use super::domain::Stint;
use super::trade::{Status, Trade};
use crate::processing::STAFF;

/// The missions on a product, past, running and to come.
///
/// # Errors
/// When the database does not answer.
pub async fn stints<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Stint>, Error> {
    Ok(engaged(sql, Some(product), STAFF).await?.into_iter().map(of_source).collect())
}

fn of_source(one: Engaged) -> Stint {
    Stint {
        person: one.person,
        trade: Trade::of_source(&one.domaine),
        status: Status::of_source(one.status.as_deref()),
        share: None,
        start: one.start,
        end: one.end,
    }
}
