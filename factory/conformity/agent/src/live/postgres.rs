//! PostgreSQL, through its catalogue: what the information schema hides from a role is told too.

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, PgConnection, Row};

use super::{Column, Relation, RelationKind, gather, quoted};

/// Every relation outside of the system's schemas; what an extension brings along is not data. Types that hold no text: numbers, truth values,
/// bytes, dates and times, UUIDs, addresses of machines.
const LIST: &str = "SELECT n.nspname::text, c.relname::text, c.relkind::text, pn.nspname::text, parent.relname::text, a.attname::text,
        COALESCE(base.typname, t.typname)::text NOT IN ('int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'money', 'bool', 'bytea', 'date',
            'time', 'timetz', 'timestamp', 'timestamptz', 'interval', 'uuid', 'oid', 'inet', 'cidr', 'macaddr', 'bit', 'varbit'),
        n.nspname = current_schema(), pn.nspname = current_schema()
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type base ON base.oid = t.typbasetype AND t.typtype = 'd'
    LEFT JOIN pg_inherits h ON h.inhrelid = c.oid AND c.relispartition
    LEFT JOIN pg_class parent ON parent.oid = h.inhparent LEFT JOIN pg_namespace pn ON pn.oid = parent.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
        AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = c.oid AND e.classid = 'pg_class'::regclass AND e.deptype = 'e')
    ORDER BY 1, 2, a.attnum";

/// The session is read-only from its first statement, and no statement lasts more than a minute.
pub(super) async fn open(options: PgConnectOptions) -> sqlx::Result<PgConnection> {
    let limits = [("default_transaction_read_only", "on"), ("statement_timeout", "60s"), ("lock_timeout", "5s")];
    options.application_name("fabrique agent").options(limits).disable_statement_logging().connect().await
}

pub(super) async fn relations(connection: &mut PgConnection) -> sqlx::Result<Vec<Relation>> {
    let mut relations = Vec::new();
    for row in sqlx::query(LIST).fetch_all(connection).await? {
        let (schema, bare): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let kind: String = row.try_get(2)?;
        let name = named(&schema, &bare, row.try_get(7)?);
        let parent: Option<String> = row.try_get(4)?;
        let part_of = match parent {
            Some(parent) => Some(named(&row.try_get::<String, _>(3)?, &parent, row.try_get(8)?)),
            None => None,
        };
        let column = match row.try_get::<Option<String>, _>(5)? {
            Some(name) => Some(Column { name, may_hold_text: row.try_get(6)? }),
            None => None,
        };
        let kind = kind_of(&kind, part_of.is_some());
        gather(
            &mut relations,
            &name.clone(),
            || Relation { name, schema, bare, kind, part_of, columns: Vec::new() },
            column,
        );
    }
    Ok(relations)
}

/// A connection without a schema of its own has no current one: names are then told in full.
fn named(schema: &str, bare: &str, own: Option<bool>) -> String {
    if own == Some(true) { bare.to_owned() } else { format!("{schema}.{bare}") }
}

fn kind_of(engine: &str, partition: bool) -> RelationKind {
    match engine {
        "v" => RelationKind::View,
        "m" => RelationKind::MaterialisedView,
        "f" => RelationKind::ForeignTable,
        _ if partition => RelationKind::Partition,
        _ => RelationKind::Table,
    }
}

pub(super) async fn draw(
    connection: &mut PgConnection,
    of: &Relation,
    columns: &[&str],
    rows: u32,
) -> sqlx::Result<Vec<Vec<Option<String>>>> {
    let list: Vec<_> = columns.iter().map(|column| format!("CAST({} AS text)", quoted(column, '"'))).collect();
    let from = format!("{}.{}", quoted(&of.schema, '"'), quoted(&of.bare, '"'));
    let statement = format!("SELECT {} FROM {from} ORDER BY random() LIMIT {rows}", list.join(", "));
    let drawn = sqlx::query(AssertSqlSafe(statement)).fetch_all(connection).await?;
    drawn.iter().map(|row| (0..columns.len()).map(|index| row.try_get(index)).collect()).collect()
}
