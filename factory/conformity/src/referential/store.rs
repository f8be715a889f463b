//! Reads and writes the referentials.

use kernel::{Error, Tx};
use privacy::{Id, Personal};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::import::{Change, Known, Plan, Stated};
use super::records::{rule, standard};
use super::rule::Rule;
use crate::constat::store::slug;

/// The criteria of the network that imports stated, withdrawn ones included.
pub async fn list_known<C: ConnectionTrait>(sql: &C) -> Result<Vec<Known>, Error> {
    let rows = standard::Entity::find().order_by_asc(standard::Column::Id).all(sql).await?;
    Ok(rows.into_iter().map(known).collect())
}

fn known(row: standard::Model) -> Known {
    let stated = Stated {
        standard: row.standard.into(),
        title: row.title,
        category: row.category,
        number: u16::try_from(row.number).unwrap_or_default(),
        label: row.label,
    };
    Known { id: row.id.into(), stated, retired: row.retired }
}

/// Writes what an import changes.
pub async fn save_plan(tx: &Tx, plan: &Plan, version: &str) -> Result<(), Error> {
    let ids = plan.lines.iter().map(|(id, _, _)| id.as_str());
    standard::Entity::delete_many().filter(standard::Column::Id.is_in(ids)).exec(tx.sql()).await?;
    let mut rows = Vec::with_capacity(plan.lines.len());
    for (id, stated, change) in &plan.lines {
        rows.push(standard::ActiveModel {
            id: Set(slug(id)?),
            standard: Set(slug(&stated.standard)?),
            title: Set(stated.title.clone()),
            category: Set(stated.category.clone()),
            number: Set(stated.number.into()),
            label: Set(stated.label.clone()),
            version: Set(version.to_owned()),
            retired: Set(*change == Change::Retired),
        });
    }
    standard::Entity::insert_many(rows).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// The latest version of each of the fabrique's own rules, withdrawn ones included.
pub async fn list_rules<C: ConnectionTrait>(sql: &C) -> Result<Vec<Rule>, Error> {
    let latest =
        rule::Entity::find().select_only().column_as(rule::Column::Id.max(), "id").group_by(rule::Column::Rule);
    let rows = rule::Entity::find().filter(rule::Column::Id.in_subquery(latest.into_query()));
    let rows = rows.order_by_asc(rule::Column::Rule).all(sql).await?;
    let value = |row: rule::Model| Rule {
        id: row.rule.into(),
        version: row.version,
        label: row.label,
        proof: row.proof,
        class: row.class.into(),
        phases: row.phases.into(),
        days: u16::try_from(row.days).unwrap_or(365),
        retired: row.retired,
    };
    Ok(rows.into_iter().map(value).collect())
}

/// Adds a version of a rule.
pub async fn save_rule(tx: &Tx, rule: &Rule, account: Option<&Id>) -> Result<(), Error> {
    let row = rule::ActiveModel {
        id: Set(tx.new_id()),
        rule: Set(slug(&rule.id)?),
        version: Set(rule.version),
        label: Set(rule.label.clone()),
        proof: Set(rule.proof.clone()),
        class: Set(slug(&rule.class)?),
        phases: Set(slug(&rule.phases)?),
        days: Set(rule.days.into()),
        retired: Set(rule.retired),
        account: Set(account.cloned().map(Personal::new)),
        at: Set(tx.now()),
    };
    rule::Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}
