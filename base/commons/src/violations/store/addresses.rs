//! The addresses of the people of tables: written in the rows, or those of their accounts.

use std::collections::BTreeSet;

use kernel::{Database, Error, Personal, Purpose};
use sea_orm::{ConnectionTrait, Statement};

use super::subjects::{By, People, people};
use crate::rights::Holding;
use crate::violations::domain::Touched;

/// How many different addresses are known.
///
/// # Errors
/// When a database does not answer.
pub async fn count_addresses(
    holdings: &[Holding],
    platform: &Database,
    tables: &[Touched],
    purpose: Purpose,
) -> Result<u64, Error> {
    Ok(addresses(holdings, platform, tables, purpose).await?.len() as u64)
}

/// Every different address of the people of these tables, each once.
///
/// # Errors
/// When a database does not answer.
pub async fn addresses(
    holdings: &[Holding],
    platform: &Database,
    tables: &[Touched],
    purpose: Purpose,
) -> Result<Vec<Personal<String>>, Error> {
    let mut found = BTreeSet::new();
    for holding in holdings {
        for record in &holding.records {
            let base = holding.database.name();
            if !tables.iter().any(|touched| touched.base == base && touched.table == record.table) {
                continue;
            }
            for people in people(record, &holding.records, None, 0) {
                let all = match people.by {
                    By::Contact => values(&holding.database, &people).await?,
                    By::Account => of_accounts(platform, values(&holding.database, &people).await?, purpose).await?,
                    By::Index => Vec::new(),
                };
                found.extend(all.into_iter().map(|one| one.into_read(purpose).trim().to_lowercase()));
            }
        }
    }
    Ok(found.into_iter().filter(|one| is_address(one)).map(Personal::new).collect())
}

/// Directories also know people by names: a letter goes to addresses only.
fn is_address(text: &str) -> bool {
    kernel::identity::Email::parse(text).is_some()
}

async fn of_accounts(
    platform: &Database,
    accounts: Vec<Personal<String>>,
    purpose: Purpose,
) -> Result<Vec<Personal<String>>, Error> {
    let mut found = Vec::new();
    for account in accounts {
        found.extend(crate::rights::store::find_address(platform, account.read(purpose)).await?);
    }
    Ok(found)
}

async fn values(database: &Database, people: &People) -> Result<Vec<Personal<String>>, Error> {
    let reader = database.reader();
    let all = format!("SELECT DISTINCT person FROM ({}) AS people", people.select);
    let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), all)).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}
