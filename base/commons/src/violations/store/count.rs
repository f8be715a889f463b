//! Counts people and rows of tables, from their declarations, without reading a value.

use std::collections::BTreeMap;

use kernel::Error;

use super::count_one;
use super::subjects::{People, people};
use crate::rights::Holding;

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Rows and different people of each table, by `base.table`.
    pub tables: BTreeMap<String, (u64, Option<u64>)>,
    /// Different people over all tables. Somebody known by an account here and by an address there counts twice.
    pub persons: Option<u64>,
    /// Rows over all tables.
    pub rows: u64,
}

/// Counts these tables as they are now.
///
/// # Errors
/// When a database does not answer.
pub async fn measure(holdings: &[Holding], tables: &[(String, String)]) -> Result<Measured, Error> {
    let mut measured = Measured::default();
    for holding in holdings {
        let base = holding.database.name();
        let mut all = Vec::new();
        for record in holding.records.iter().filter(|record| touched(tables, base, record.table)) {
            let reader = holding.database.reader();
            let rows = count_one(reader, format!("SELECT COUNT(*) FROM \"{}\"", record.table), Vec::new()).await?;
            let selects = people(record, &holding.records, None, 0);
            let persons = match selects.is_empty() {
                true => None,
                false => Some(count_one(reader, distinct(&selects), Vec::new()).await?),
            };
            all.extend(selects);
            measured.tables.insert(format!("{base}.{}", record.table), (rows, persons));
            measured.rows += rows;
        }
        if !all.is_empty() {
            let persons = count_one(holding.database.reader(), distinct(&all), Vec::new()).await?;
            measured.persons = Some(measured.persons.unwrap_or(0) + persons);
        }
    }
    Ok(measured)
}

fn touched(tables: &[(String, String)], base: &str, table: &str) -> bool {
    tables.iter().any(|(of, name)| of == base && name == table)
}

fn distinct(people: &[People]) -> String {
    let selects: Vec<_> = people.iter().map(|people| people.select.as_str()).collect();
    format!("SELECT COUNT(*) FROM ({}) AS people", selects.join(" UNION "))
}
