//! Measures.

use chrono::NaiveDate;
use kernel::{Error, Personal, Tx};
use privacy::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::slug;
use crate::impact::domain::decimal::Decimal;
use crate::impact::domain::measure::Measure;
use crate::impact::records::measure;

/// Lines of one statement: PostgreSQL takes 65 535 parameters, SQLite 32 766.
const AT_ONCE: usize = 1_000;

/// The measures of a product, by day.
///
/// # Errors
/// When the database does not answer.
pub async fn measures_of_product<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<measure::Model>, Error> {
    let all = measure::Entity::find().filter(measure::Column::Product.eq(product));
    Ok(all.order_by_asc(measure::Column::MeasuredOn).order_by_asc(measure::Column::Id).all(sql).await?)
}

/// The measures of an indicator, by day.
///
/// # Errors
/// When the database does not answer.
pub async fn measures<C: ConnectionTrait>(sql: &C, indicator: &Id) -> Result<Vec<measure::Model>, Error> {
    let all = measure::Entity::find().filter(measure::Column::Indicator.eq(indicator.as_str()));
    Ok(all.order_by_asc(measure::Column::MeasuredOn).order_by_asc(measure::Column::Id).all(sql).await?)
}

/// A measure, reduced to what pages of the whole portfolio count.
#[derive(Clone, Debug, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct Point {
    /// The indicator.
    pub indicator: Id,
    /// The day.
    pub measured_on: NaiveDate,
    /// The value.
    pub millionths: i64,
    /// Whether it is aimed at.
    pub target: bool,
}

impl Point {
    /// The value.
    pub fn value(&self) -> Decimal {
        Decimal::of_millionths(self.millionths)
    }
}

/// Every measure, by day.
///
/// # Errors
/// When the database does not answer.
pub async fn points<C: ConnectionTrait>(sql: &C) -> Result<Vec<Point>, Error> {
    use measure::Column as Of;
    let all =
        measure::Entity::find().select_only().columns([Of::Indicator, Of::MeasuredOn, Of::Millionths, Of::Target]);
    Ok(all.order_by_asc(Of::MeasuredOn).into_model().all(sql).await?)
}

/// The measure that stands under a key.
///
/// # Errors
/// When the database does not answer.
pub async fn find_measure<C: ConnectionTrait>(
    sql: &C,
    indicator: &Id,
    new: &Measure,
) -> Result<Option<measure::Model>, Error> {
    let own = measure::Entity::find()
        .filter(measure::Column::Indicator.eq(indicator.as_str()))
        .filter(measure::Column::Frequency.eq(new.frequency))
        .filter(measure::Column::MeasuredOn.eq(new.on));
    Ok(own.one(sql).await?)
}

/// Writes measures of a product; one that stands under the same key is replaced.
///
/// # Errors
/// When the database does not answer.
pub async fn save(
    tx: &Tx,
    product: &str,
    new: &[(&Id, &Measure)],
    author: &Id,
    demonstration: bool,
) -> Result<(), Error> {
    use measure::Column as Of;
    let product = slug(product)?;
    let row = |(indicator, new): &(&Id, &Measure)| measure::ActiveModel {
        id: Set(tx.new_id()),
        product: Set(product.clone()),
        indicator: Set((*indicator).clone()),
        frequency: Set(new.frequency),
        measured_on: Set(new.on),
        millionths: Set(new.value.millionths()),
        target: Set(new.target),
        period: Set(new.period),
        starts_on: Set(new.starts_on),
        automated: Set(new.automated),
        source: Set(new.source.clone()),
        territory: Set(new.territory.clone()),
        dataviz: Set(new.dataviz),
        comments: Set(new.comments.clone()),
        author: Set(Personal::new(author.clone())),
        written_at: Set(tx.now()),
        demonstration: Set(demonstration),
    };
    let columns = [
        Of::Millionths,
        Of::Target,
        Of::Period,
        Of::StartsOn,
        Of::Automated,
        Of::Source,
        Of::Territory,
        Of::Dataviz,
        Of::Comments,
        Of::Author,
        Of::WrittenAt,
        Of::Demonstration,
    ];
    for lines in new.chunks(AT_ONCE) {
        let same = sea_orm::sea_query::OnConflict::columns([Of::Indicator, Of::Frequency, Of::MeasuredOn]);
        let insert = measure::Entity::insert_many(lines.iter().map(row));
        insert.on_conflict(same.clone().update_columns(columns).to_owned()).exec_without_returning(tx.sql()).await?;
    }
    Ok(())
}

/// Takes a measure away; false when it is none of the indicator's.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(tx: &Tx, indicator: &Id, measure: &str) -> Result<bool, Error> {
    let own = measure::Entity::delete_many().filter(measure::Column::Id.eq(measure));
    Ok(own.filter(measure::Column::Indicator.eq(indicator.as_str())).exec(tx.sql()).await?.rows_affected == 1)
}
