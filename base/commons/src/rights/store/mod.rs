//! The generic readers and erasers: SQL made from the declarations, on both engines.

mod erase;
mod find;
mod proof;
mod read;
mod remove;
pub mod requests;

pub use erase::{Counts, erase_table};
pub use find::Finder;
pub use proof::{Kept, insert_proof, list_proofs};
pub use read::{Cell, Row, count_rows, every_row, rows_of, typed};
pub use remove::{blank, delete_rows, keys_of, keys_of_person, order, pseudonymised};
pub use requests::waiting_letters;

use kernel::{Database, Error, Personal};
use sea_orm::{ConnectionTrait, Statement};

/// The address of an account.
///
/// # Errors
/// When the database does not answer.
pub async fn find_address(platform: &Database, account: &str) -> Result<Option<Personal<String>>, Error> {
    let reader = platform.reader();
    let find = Statement::from_sql_and_values(
        reader.get_database_backend(),
        "SELECT email FROM account WHERE id = $1",
        [account.into()],
    );
    Ok(reader.query_one_raw(find).await?.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Every different value of a contact column: what a ledger of erasures is compared with.
///
/// # Errors
/// When the database does not answer.
pub async fn contacts_in(database: &Database, table: &str, column: &str) -> Result<Vec<Personal<String>>, Error> {
    let reader = database.reader();
    let all =
        format!("SELECT DISTINCT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL AND \"{column}\" <> ''");
    let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), all)).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}
