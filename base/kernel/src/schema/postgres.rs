//! What is in a PostgreSQL schema, and in every other schema that the service's account can read.

use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement};

use super::live::{Column, Index, Live, Relation, RelationKind, Trigger};
use crate::Error;

/// Schemas that are in sight: the service's own; and others, when the service has its own account, as far as that account can read them. What
/// an extension brings along is not data. A store of keys is looked at alone.
const IN_SIGHT: &str = "NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = c.oid AND e.classid = 'pg_class'::regclass AND e.deptype = 'e')
    AND (n.nspname = $1 OR $1 !~ '_coffre$' AND NOT pg_has_role((SELECT o.nspowner FROM pg_namespace o WHERE o.nspname = $1), 'USAGE') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND n.nspname !~ '^pg_(toast|temp)' AND n.nspname <> $1 || '_coffre'
        AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT'))";

pub(super) async fn read(reader: &DatabaseConnection, schema: &str) -> Result<Live, Error> {
    Ok(Live {
        relations: relations(reader, schema).await?,
        indexes: indexes(reader, schema).await?,
        triggers: triggers(reader, schema).await?,
        routines: routines(reader, schema).await?,
    })
}

async fn relations(reader: &DatabaseConnection, schema: &str) -> Result<Vec<Relation>, Error> {
    let list = format!(
        "SELECT n.nspname::text, c.relname::text, c.relkind::text, parent.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
            a.attnotnull, EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_inherits h ON h.inhrelid = c.oid AND c.relispartition
        LEFT JOIN pg_class parent ON parent.oid = h.inhparent
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {IN_SIGHT} ORDER BY 1, 2, a.attnum"
    );
    let mut relations: Vec<Relation> = Vec::new();
    for row in all(reader, &list, schema).await? {
        let (of, bare): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let name = if of == schema { bare } else { format!("{of}.{bare}") };
        if relations.last().is_none_or(|last| last.name != name) {
            let part_of: Option<String> = row.try_get_by_index(3)?;
            let kind = kind(&row.try_get_by_index::<String>(2)?, part_of.is_some());
            relations.push(Relation { name, kind, part_of, columns: Vec::new() });
        }
        let column: Option<String> = row.try_get_by_index(4)?;
        if let (Some(name), Some(relation)) = (column, relations.last_mut()) {
            relation.columns.push(Column {
                name,
                type_name: row.try_get_by_index(5)?,
                nullable: !row.try_get_by_index::<bool>(6)?,
                key: row.try_get_by_index(7)?,
            });
        }
    }
    Ok(relations)
}

fn kind(engine: &str, partition: bool) -> RelationKind {
    match engine {
        "v" => RelationKind::View,
        "m" => RelationKind::MaterialisedView,
        "f" => RelationKind::ForeignTable,
        _ if partition => RelationKind::Partition,
        _ => RelationKind::Table,
    }
}

async fn indexes(reader: &DatabaseConnection, schema: &str) -> Result<Vec<Index>, Error> {
    let list = "SELECT c.relname::text, t.relname::text, EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype <> 'x'),
            i.indpred IS NOT NULL, a.attname::text
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY k (attnum, rank)
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum AND k.attnum <> 0
        WHERE n.nspname = $1 AND NOT c.relispartition ORDER BY 1, k.rank";
    let mut indexes: Vec<Index> = Vec::new();
    for row in all(reader, list, schema).await? {
        let name: String = row.try_get_by_index(0)?;
        let column: Option<String> = row.try_get_by_index(4)?;
        match indexes.last_mut().filter(|last| last.name == name) {
            Some(last) => last.columns.push(column),
            None => indexes.push(Index {
                name,
                table: row.try_get_by_index(1)?,
                of_constraint: row.try_get_by_index(2)?,
                columns: vec![column],
                partial: row.try_get_by_index(3)?,
                text: None,
            }),
        }
    }
    Ok(indexes)
}

async fn triggers(reader: &DatabaseConnection, schema: &str) -> Result<Vec<Trigger>, Error> {
    let list = "SELECT g.tgname::text, t.relname::text FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = $1 AND NOT g.tgisinternal
        UNION ALL SELECT r.rulename::text, t.relname::text FROM pg_rewrite r JOIN pg_class t ON t.oid = r.ev_class
        JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = $1 AND r.rulename <> '_RETURN' ORDER BY 1";
    let rows = all(reader, list, schema).await?;
    let trigger =
        |row: &QueryResult| Ok(Trigger { name: row.try_get_by_index(0)?, table: row.try_get_by_index(1)?, text: None });
    rows.iter().map(trigger).collect::<Result<_, sea_orm::DbErr>>().map_err(Error::from)
}

async fn routines(reader: &DatabaseConnection, schema: &str) -> Result<Vec<String>, Error> {
    let list = "SELECT p.proname::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $1
        AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = p.oid AND e.classid = 'pg_proc'::regclass AND e.deptype = 'e') ORDER BY 1";
    let rows = all(reader, list, schema).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, sea_orm::DbErr>>().map_err(Error::from)
}

async fn all(reader: &DatabaseConnection, sql: &str, schema: &str) -> Result<Vec<QueryResult>, Error> {
    let statement = Statement::from_sql_and_values(reader.get_database_backend(), sql, [schema.into()]);
    Ok(reader.query_all_raw(statement).await?)
}
