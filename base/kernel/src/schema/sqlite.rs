//! What is in a SQLite file: tables with their hidden and generated columns, views, indexes, triggers.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, QueryResult, Statement};

use super::live::{Column, Index, Live, Relation, RelationKind, Trigger};
use crate::Error;

/// Tables that SQLite keeps for itself: counters of keys and statistics of its planner.
const INTERNAL: &str = "('sqlite_schema', 'sqlite_master', 'sqlite_temp_schema', 'sqlite_temp_master', 'sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4')";

pub(super) async fn read(reader: &DatabaseConnection) -> Result<Live, Error> {
    let mut live = Live::default();
    let names = format!(
        "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT IN {INTERNAL} ORDER BY name"
    );
    let rows = all(reader, &names).await?;
    let virtuals: Vec<String> = rows
        .iter()
        .filter(|row| text(row, 1).as_deref() == Ok("virtual"))
        .filter_map(|row| text(row, 0).ok())
        .collect();
    for row in &rows {
        let name = text(row, 0)?;
        let kind = kind(&text(row, 1)?);
        let part_of = (kind == RelationKind::Shadow).then(|| owner(&name, &virtuals)).flatten();
        let columns = columns(reader, &name, kind).await?;
        live.relations.push(Relation { name, kind, part_of, columns });
    }
    live.indexes = indexes(reader).await?;
    for row in all(reader, "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").await?
    {
        live.triggers.push(Trigger { name: text(&row, 0)?, table: text(&row, 1)?, text: row.try_get_by_index(2)? });
    }
    Ok(live)
}

fn kind(engine: &str) -> RelationKind {
    match engine {
        "view" => RelationKind::View,
        "virtual" => RelationKind::VirtualTable,
        "shadow" => RelationKind::Shadow,
        _ => RelationKind::Table,
    }
}

fn owner(shadow: &str, virtuals: &[String]) -> Option<String> {
    virtuals.iter().find(|name| shadow.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('_'))).cloned()
}

async fn columns(reader: &DatabaseConnection, table: &str, kind: RelationKind) -> Result<Vec<Column>, Error> {
    // Hidden columns of a virtual table (hidden = 1) are its own; generated columns (2 and 3) hold values like any other.
    let list = "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo($1) WHERE hidden <> 1 ORDER BY cid";
    let statement = Statement::from_sql_and_values(reader.get_database_backend(), list, [table.into()]);
    let rows = match reader.query_all_raw(statement).await {
        Ok(rows) => rows,
        // A view over a column that is gone cannot be described; that it exists is enough.
        Err(_) if kind != RelationKind::Table => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let column = |row: &QueryResult| -> Result<Column, DbErr> {
        let (refused, rank): (i64, i64) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        // SQLite lets a key that is no INTEGER be empty unless told otherwise; no program of ours writes one.
        Ok(Column { name: text(row, 0)?, type_name: text(row, 1)?, nullable: refused == 0 && rank == 0, key: rank > 0 })
    };
    Ok(rows.iter().map(column).collect::<Result<_, _>>()?)
}

async fn indexes(reader: &DatabaseConnection) -> Result<Vec<Index>, Error> {
    let list = "SELECT t.name, i.name, i.origin, i.partial, x.name, (SELECT sql FROM sqlite_schema s WHERE s.type = 'index' AND s.name = i.name)
        FROM pragma_table_list t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) x
        WHERE t.schema = 'main' AND t.type = 'table' AND x.key = 1 ORDER BY i.name, x.seqno";
    let mut indexes: Vec<Index> = Vec::new();
    for row in all(reader, list).await? {
        let name = text(&row, 1)?;
        let column: Option<String> = row.try_get_by_index(4)?;
        match indexes.last_mut().filter(|last| last.name == name) {
            Some(last) => last.columns.push(column),
            None => indexes.push(Index {
                name,
                table: text(&row, 0)?,
                of_constraint: text(&row, 2)? != "c",
                columns: vec![column],
                partial: row.try_get_by_index::<i64>(3)? != 0,
                text: row.try_get_by_index(5)?,
            }),
        }
    }
    Ok(indexes)
}

async fn all(reader: &DatabaseConnection, sql: &str) -> Result<Vec<QueryResult>, DbErr> {
    reader.query_all_raw(Statement::from_string(reader.get_database_backend(), sql)).await
}

fn text(row: &QueryResult, index: usize) -> Result<String, DbErr> {
    row.try_get_by_index(index)
}
