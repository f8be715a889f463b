//! SQLite, through its pragmas: hidden and generated columns included. Any column of a table that is not strict may hold a text.

use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Row, SqliteConnection};

use super::{Column, Relation, RelationKind, quoted};

/// The storage of a virtual table (`shadow`) goes with that table.
const TABLES: &str = "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'
    AND name NOT IN ('sqlite_schema', 'sqlite_master', 'sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4') ORDER BY name";
/// hidden = 1 are the columns by which a virtual table is asked.
const COLUMNS: &str = "SELECT name, type FROM pragma_table_xinfo($1) WHERE hidden <> 1 ORDER BY cid";

/// The file is opened for reading only.
pub(super) async fn open(options: SqliteConnectOptions) -> sqlx::Result<SqliteConnection> {
    let options = options.read_only(true).create_if_missing(false).pragma("query_only", "ON");
    options.disable_statement_logging().connect().await
}

pub(super) async fn relations(connection: &mut SqliteConnection) -> sqlx::Result<Vec<Relation>> {
    let mut relations = Vec::new();
    for row in sqlx::query(TABLES).fetch_all(&mut *connection).await? {
        let name: String = row.try_get(0)?;
        let kind = match row.try_get::<String, _>(1)?.as_str() {
            "view" => RelationKind::View,
            "virtual" => RelationKind::VirtualTable,
            _ => RelationKind::Table,
        };
        let strict = row.try_get::<i64, _>(2)? != 0;
        let columns = match sqlx::query(COLUMNS).bind(&name).fetch_all(&mut *connection).await {
            Ok(columns) => columns.iter().map(|row| column(row, strict)).collect::<sqlx::Result<_>>()?,
            // A view over a column that is gone cannot be described; that it exists is enough.
            Err(sqlx::Error::Database(_)) if kind == RelationKind::View => Vec::new(),
            Err(error) => return Err(error),
        };
        relations.push(Relation { bare: name.clone(), name, schema: String::new(), kind, part_of: None, columns });
    }
    Ok(relations)
}

fn column(row: &SqliteRow, strict: bool) -> sqlx::Result<Column> {
    let type_name: String = row.try_get(1)?;
    let may_hold_text = !strict || matches!(type_name.as_str(), "TEXT" | "ANY");
    Ok(Column { name: row.try_get(0)?, may_hold_text })
}

pub(super) async fn draw(
    connection: &mut SqliteConnection,
    of: &Relation,
    columns: &[&str],
    rows: u32,
) -> sqlx::Result<Vec<Vec<Option<String>>>> {
    // Bytes, for a text that is not UTF-8 would stop the reading of its table.
    let list: Vec<_> =
        columns.iter().map(|column| format!("CAST(CAST({} AS TEXT) AS BLOB)", quoted(column, '"'))).collect();
    let statement = format!("SELECT {} FROM {} ORDER BY random() LIMIT {rows}", list.join(", "), quoted(&of.bare, '"'));
    let drawn = sqlx::query(AssertSqlSafe(statement)).fetch_all(connection).await?;
    let cell = |row: &SqliteRow, index| {
        let bytes: Option<Vec<u8>> = row.try_get(index)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    };
    drawn.iter().map(|row| (0..columns.len()).map(|index| cell(row, index)).collect()).collect()
}
