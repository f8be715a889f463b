//! Who is alerted, and the names of who acted.

use std::collections::{BTreeSet, HashMap};

use kernel::{Error, Kernel, Personal};
use sea_orm::{ConnectionTrait, Statement};

use crate::rights::store::find_address;
use crate::violations::domain::Case;
use crate::violations::permission::ALERTED;

/// The addresses of who holds the role of officer everywhere in this service; none when nobody does.
///
/// # Errors
/// When a database does not answer.
pub async fn alerted(kernel: &Kernel) -> Result<Vec<Personal<String>>, Error> {
    let reader = kernel.db().reader();
    let held = "SELECT DISTINCT account FROM kernel_grant WHERE role = $1 AND scope = '*' AND ended_at IS NULL";
    let held = Statement::from_sql_and_values(reader.get_database_backend(), held, [ALERTED.into()]);
    let mut found = Vec::new();
    for row in reader.query_all_raw(held).await? {
        let account: String = row.try_get_by_index(0)?;
        found.extend(find_address(kernel.platform(), &account).await?);
    }
    Ok(found)
}

/// The names behind the accounts that wrote these steps. An account that is gone has none.
///
/// # Errors
/// When the database does not answer.
pub async fn names(kernel: &Kernel, case: &Case) -> Result<HashMap<String, Personal<String>>, Error> {
    let reader = kernel.platform().reader();
    let accounts: BTreeSet<_> = case.steps.iter().map(|dated| dated.author.as_str()).collect();
    let mut names = HashMap::new();
    for account in accounts {
        let find = "SELECT name FROM account WHERE id = $1";
        let find = Statement::from_sql_and_values(reader.get_database_backend(), find, [account.into()]);
        if let Some(row) = reader.query_one_raw(find).await? {
            names.insert(account.to_owned(), row.try_get_by_index(0)?);
        }
    }
    Ok(names)
}
