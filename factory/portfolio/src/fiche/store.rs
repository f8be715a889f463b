//! Reads and writes what the fiche has beside the registry: notes, and the names of those who wrote.

use std::collections::{HashMap, HashSet};

use kernel::{Error, Kernel, Tx};
use privacy::{Id, Personal, Slug};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement};

use super::records::{ActiveModel, Column, Entity, Model};

/// Notes shown on a page: older ones are of little use.
const MOST_NOTES: u64 = 50;

/// The notes of a product, the latest first.
pub async fn list_notes<C: ConnectionTrait>(sql: &C, product: &str) -> Result<Vec<Model>, Error> {
    let notes = Entity::find().filter(Column::Product.eq(product));
    Ok(notes.order_by_desc(Column::WrittenAt).order_by_desc(Column::Id).limit(MOST_NOTES).all(sql).await?)
}

/// The products on which somebody wrote a note.
pub async fn noted_products<C: ConnectionTrait>(sql: &C) -> Result<HashSet<String>, Error> {
    let products: Vec<String> =
        Entity::find().select_only().column(Column::Product).distinct().into_tuple().all(sql).await?;
    Ok(products.into_iter().collect())
}

/// Adds a note.
pub async fn save_note(tx: &Tx, product: &str, account: &Id, text: &str) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        product: Set(Slug::parse(product).map_err(anyhow::Error::from)?),
        account: Set(Personal::new(account.clone())),
        text: Set(Personal::new(text.to_owned())),
        written_at: Set(tx.now()),
    };
    Entity::insert(row).exec_without_returning(tx.sql()).await?;
    Ok(())
}

/// The names behind accounts, for agents. An account that is gone has none.
pub async fn names_of(kernel: &Kernel, accounts: Vec<Id>) -> Result<HashMap<Id, String>, Error> {
    let reader = kernel.platform().reader();
    let mut names = HashMap::new();
    for account in accounts {
        if names.contains_key(&account) {
            continue;
        }
        let find = "SELECT name FROM account WHERE id = $1";
        let find = Statement::from_sql_and_values(reader.get_database_backend(), find, [account.as_str().into()]);
        if let Some(row) = reader.query_one_raw(find).await? {
            names.insert(account, row.try_get_by_index(0)?);
        }
    }
    Ok(names)
}
