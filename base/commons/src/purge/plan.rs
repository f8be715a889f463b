//! What is due in a table at the end of its retentions: whole rows, or some of their values.

use privacy::{Family, Fate, FieldDeclaration, FieldKind, RecordDeclaration, Retention, Trigger};
use sea_orm::Value;

/// One thing to do in one table.
#[derive(Clone, Debug)]
pub struct Due {
    /// The retention that ends.
    pub retention: &'static Retention,
    /// The values to empty; none when whole rows go.
    pub fields: Vec<&'static FieldDeclaration>,
}

impl Due {
    /// What the retentions of a table ask for. A row goes whole when its declaration says so, or when it holds nothing that is published: a product
    /// outlives the address of its team.
    pub fn list(record: &RecordDeclaration) -> Vec<Self> {
        let published = record.fields.iter().any(|field| field.kind == FieldKind::Editorial);
        if let Some(retention) = record.row_retention()
            && (record.retention.is_some() || !published)
            && retention.fate != Fate::Anonymisation
        {
            return vec![Self { retention, fields: Vec::new() }];
        }
        record.retention_groups().into_iter().map(|(retention, fields)| Self { retention, fields }).collect()
    }

    /// Whether whole rows go.
    pub fn takes_rows(&self) -> bool {
        self.fields.is_empty()
    }

    /// The condition on rows whose clock is over at this horizon.
    pub fn condition(
        &self,
        records: &[RecordDeclaration],
        record: &RecordDeclaration,
        horizon: chrono::DateTime<chrono::Utc>,
        values: &mut Vec<Value>,
    ) -> Option<String> {
        let over = match self.retention.trigger {
            Trigger::Column(column) => past(record, column, horizon, values)?,
            Trigger::Parent { column, table, key, trigger } => {
                let parent = records.iter().find(|other| other.table == table)?;
                let over = past(parent, trigger, horizon, values)?;
                format!("\"{column}\" IN (SELECT \"{key}\" FROM \"{table}\" WHERE {over})")
            }
        };
        if self.takes_rows() {
            return Some(over);
        }
        let held: Vec<_> = self.fields.iter().map(|field| holds_something(field)).collect();
        Some(format!("{over} AND ({})", held.join(" OR ")))
    }
}

fn past(
    record: &RecordDeclaration,
    column: &str,
    horizon: chrono::DateTime<chrono::Utc>,
    values: &mut Vec<Value>,
) -> Option<String> {
    let field = record.column(column)?;
    if field.family == Family::Date {
        // A day ends before its clock starts.
        values.push(horizon.date_naive().into());
        return Some(format!("\"{column}\" < ${}", values.len()));
    }
    values.push(horizon.into());
    Some(format!("\"{column}\" <= ${}", values.len()))
}

fn holds_something(field: &FieldDeclaration) -> String {
    let column = field.column;
    match field.family {
        _ if field.nullable => format!("\"{column}\" IS NOT NULL"),
        Family::Text => format!("\"{column}\" <> ''"),
        Family::Integer | Family::Real => format!("\"{column}\" <> 0"),
        Family::Boolean => format!("\"{column}\""),
        _ => format!("LENGTH(\"{column}\") > 0"),
    }
}
