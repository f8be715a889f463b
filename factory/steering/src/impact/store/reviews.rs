//! Reviews.

use kernel::{Error, Personal, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::slug;
use crate::impact::records::review::Reviewed;
use crate::impact::records::{indicator, review};

/// The reviews of an indicator, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn reviews<C: ConnectionTrait>(sql: &C, indicator: &Id) -> Result<Vec<review::Model>, Error> {
    let all = review::Entity::find().filter(review::Column::Indicator.eq(indicator.as_str()));
    Ok(all.order_by_desc(review::Column::WrittenAt).order_by_desc(review::Column::Id).all(sql).await?)
}

/// A review, reduced to what it says.
#[derive(Clone, Debug, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct Said {
    /// The indicator.
    pub indicator: Id,
    /// What it says.
    pub level: Reviewed,
    /// When.
    pub written_at: chrono::DateTime<chrono::Utc>,
}

/// Every review, the latest last.
///
/// # Errors
/// When the database does not answer.
pub async fn all_reviews<C: ConnectionTrait>(sql: &C) -> Result<Vec<Said>, Error> {
    use review::Column as Of;
    let all = review::Entity::find().select_only().columns([Of::Indicator, Of::Level, Of::WrittenAt]);
    Ok(all.order_by_asc(Of::WrittenAt).order_by_asc(Of::Id).into_model().all(sql).await?)
}

/// Who signs a review, and as what.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// The account.
    pub account: &'a Id,
    /// The name.
    pub name: &'a str,
    /// The role.
    pub quality: &'a str,
}

/// Keeps a review.
///
/// # Errors
/// When the database does not answer.
pub async fn add_review(
    tx: &Tx,
    of: &indicator::Model,
    (level, remark): (Reviewed, &str),
    signed: Signed<'_>,
    demonstration: bool,
) -> Result<(), Error> {
    let row = review::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(of.product.clone()),
        indicator: Set(of.id.clone()),
        level: Set(level),
        remark: Set(remark.to_owned()),
        quality: Set(slug(signed.quality)?),
        account: Set(Personal::new(signed.account.clone())),
        name: Set(Personal::new(signed.name.to_owned())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    review::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}
