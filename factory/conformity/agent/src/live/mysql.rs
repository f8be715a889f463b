//! MySQL and MariaDB, through the information schema: it shows a user what the user may read and nothing else, so the agent needs `SELECT`
//! on the whole database.

use sqlx::mysql::MySqlConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, MySqlConnection, Row};

use super::{Column, Relation, RelationKind, gather, quoted};

/// Types that hold no text: numbers, bits, bytes, dates and times, shapes.
const LIST: &str = "SELECT CAST(t.table_schema AS CHAR), CAST(t.table_name AS CHAR), CAST(t.table_type AS CHAR), CAST(c.column_name AS CHAR),
        CAST(c.data_type NOT IN ('tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'decimal', 'float', 'double', 'bit', 'date', 'time', 'datetime',
            'timestamp', 'year', 'binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob', 'geometry', 'uuid', 'inet4', 'inet6') AS SIGNED),
        CAST(COALESCE(t.table_schema = DATABASE(), 0) AS SIGNED)
    FROM information_schema.tables t
    LEFT JOIN information_schema.columns c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
    WHERE t.table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys') AND t.table_type <> 'SEQUENCE'
    ORDER BY 1, 2, c.ordinal_position";

/// Every transaction of the session is read-only.
pub(super) async fn open(options: MySqlConnectOptions) -> sqlx::Result<MySqlConnection> {
    let mut connection = options.disable_statement_logging().connect().await?;
    connection.execute("SET SESSION TRANSACTION READ ONLY").await?;
    // A limit of one minute: MariaDB knows the first name, MySQL the second, and each refuses the other.
    for limit in ["SET SESSION max_statement_time = 60", "SET SESSION max_execution_time = 60000"] {
        let _ = connection.execute(limit).await;
    }
    Ok(connection)
}

pub(super) async fn relations(connection: &mut MySqlConnection) -> sqlx::Result<Vec<Relation>> {
    let mut relations = Vec::new();
    for row in sqlx::query(LIST).fetch_all(connection).await? {
        let (schema, bare): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let kind = if row.try_get::<String, _>(2)? == "VIEW" { RelationKind::View } else { RelationKind::Table };
        let own = row.try_get::<i64, _>(5)? == 1;
        let name = if own { bare.clone() } else { format!("{schema}.{bare}") };
        let column = match row.try_get::<Option<String>, _>(3)? {
            Some(name) => Some(Column { name, may_hold_text: row.try_get::<i64, _>(4)? == 1 }),
            None => None,
        };
        gather(
            &mut relations,
            &name.clone(),
            || Relation { name, schema, bare, kind, part_of: None, columns: Vec::new() },
            column,
        );
    }
    Ok(relations)
}

pub(super) async fn draw(
    connection: &mut MySqlConnection,
    of: &Relation,
    columns: &[&str],
    rows: u32,
) -> sqlx::Result<Vec<Vec<Option<String>>>> {
    let list: Vec<_> = columns.iter().map(|column| format!("CAST({} AS CHAR)", quoted(column, '`'))).collect();
    let from = format!("{}.{}", quoted(&of.schema, '`'), quoted(&of.bare, '`'));
    let statement = format!("SELECT {} FROM {from} ORDER BY RAND() LIMIT {rows}", list.join(", "));
    let drawn = sqlx::query(AssertSqlSafe(statement)).fetch_all(connection).await?;
    drawn.iter().map(|row| (0..columns.len()).map(|index| row.try_get(index)).collect()).collect()
}
