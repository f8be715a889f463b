//! Indicators, measures, reviews.

mod indicators;
mod measures;
mod reviews;

use kernel::{Error, Slug, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

pub use indicators::{add, all_indicators, find, indicators, redefine, watch};
pub use measures::{Point, find_measure, measures, measures_of_product, points, remove, save};
pub use reviews::{Said, Signed, add_review, all_reviews, reviews};

use super::records::{indicator, measure, review};

fn slug(text: &str) -> Result<Slug, Error> {
    Ok(Slug::parse(text).map_err(anyhow::Error::from)?)
}

/// Removes what the demonstration wrote, and the measures of its indicators.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_demonstration(tx: &Tx) -> Result<(), Error> {
    review::Entity::delete_many().filter(review::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    measure::Entity::delete_many().filter(measure::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    indicator::Entity::delete_many().filter(indicator::Column::Demonstration.eq(true)).exec(tx.sql()).await?;
    let left = indicator::Entity::find().select_only().column(indicator::Column::Id).into_query();
    measure::Entity::delete_many().filter(measure::Column::Indicator.not_in_subquery(left)).exec(tx.sql()).await?;
    Ok(())
}
