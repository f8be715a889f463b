//! Fills every declared column of every table for one person: a table added tomorrow is filled too.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use kernel::deployment::Running;
use kernel::vault::Cell;
use kernel::{Deployment, Id};
use privacy::{Family, FieldDeclaration, FieldKind, RecordDeclaration, Subject};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, Value};
use serde_json::{Value as Json, json};
use testkit::Place;

/// Somebody, and what their canaries have in common.
pub struct Somebody {
    /// In every text of theirs, in small letters.
    pub mark: &'static str,
    /// By which tables know them.
    pub email: String,
    /// Their account.
    pub account: Id,
    number: i64,
}

/// What stands in one personal column, as an export shows it.
#[derive(Debug)]
pub struct Planted {
    /// The database.
    pub base: String,
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The value.
    pub value: Json,
}

impl Somebody {
    pub fn new(mark: &'static str, number: i64) -> Self {
        let account = Id::parse(format!("compte-{number}")).expect("an identifier");
        Self { mark, email: format!("{mark}@exemple.fr"), account, number }
    }
}

/// One row of each table that can be said to be about somebody, in every database. Tables about nobody in particular are left out: the reason
/// stands in their declaration.
pub async fn everywhere(place: &Place, deployment: &Deployment, who: &Somebody) -> Vec<Planted> {
    let mut planted = Vec::new();
    for one in &deployment.running {
        let owner = place.owner(one.kernel.db().name()).await;
        let mut rows = Rows { one, owner: &owner, who, serial: 0, written: BTreeMap::new() };
        let mut waiting: Vec<_> = one.records.iter().filter(|record| is_about_somebody(record)).collect();
        waiting.extend(rows.missing_parents(&waiting).await);
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut later = Vec::new();
            for record in waiting {
                match rows.parents_stand(record).await {
                    true => planted.extend(rows.insert(record).await),
                    false => later.push(record),
                }
            }
            waiting = later;
            assert!(waiting.len() < before, "tables that wait for each other: {:?}", tables(&waiting));
        }
        drop(rows);
        owner.close().await.expect("the owner leaves");
    }
    planted
}

/// Whether an export or an erasure can find somebody's rows in this table.
pub fn is_about_somebody(record: &RecordDeclaration) -> bool {
    record.about_people() && record.subjects.iter().any(|subject| !matches!(subject, Subject::Unidentified(_)))
}

fn tables(records: &[&RecordDeclaration]) -> Vec<&'static str> {
    records.iter().map(|record| record.table).collect()
}

struct Rows<'a> {
    one: &'a Running,
    owner: &'a DatabaseConnection,
    who: &'a Somebody,
    serial: i64,
    /// By table and column, what was written.
    written: BTreeMap<(&'static str, &'static str), Value>,
}

impl<'a> Rows<'a> {
    /// Whether what the record's rows belong or refer to is there.
    async fn parents_stand(&self, record: &RecordDeclaration) -> bool {
        for (_, table, key) in self.references(record).await {
            if table != record.table && self.any(&table, &key).await.is_none() {
                return false;
            }
        }
        record.subjects.iter().all(|subject| match subject {
            Subject::Through { table, key, .. } => self.written.contains_key(&(*table, *key)),
            _ => true,
        })
    }

    async fn insert(&mut self, record: &RecordDeclaration) -> Vec<Planted> {
        let mut columns = Vec::new();
        let mut planted = Vec::new();
        let row = self.row_name(record);
        let references = self.references(record).await;
        for field in record.fields {
            let personal = field.kind.category().is_some();
            let of_subject = self.of_subject(record, field);
            // A number that the database itself gives.
            let given =
                field.key && field.family == Family::Integer && record.fields.iter().filter(|f| f.key).count() == 1;
            if given || (field.nullable && !personal && of_subject.is_none()) {
                continue;
            }
            self.serial += 1;
            let referred = match references.iter().find(|(column, ..)| column == field.column) {
                Some((_, table, key)) if !personal => self.any(table, key).await,
                _ => None,
            };
            let sealed = self.sealed_address(record, field, &row).await;
            let (value, shown) = match of_subject {
                _ if sealed.is_some() => sealed.expect("an address"),
                Some(value) => (value.clone(), shown_of(&value)),
                None if referred.is_some() => (referred.into(), Json::Null),
                None if field.key && field.family == Family::Text => (row.as_str().into(), Json::Null),
                None if personal => self.canary(record, field, &row).await,
                None => (self.filling(field), Json::Null),
            };
            if personal {
                let base = self.one.kernel.db().name().to_owned();
                planted.push(Planted { base, table: record.table, column: field.column, value: shown });
            }
            self.written.insert((record.table, field.column), value.clone());
            columns.push((field.column, value));
        }
        let names: Vec<_> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let marks: Vec<_> = (1..=columns.len()).map(|rank| format!("${rank}")).collect();
        let insert = format!("INSERT INTO \"{}\" ({}) VALUES ({})", record.table, names.join(", "), marks.join(", "));
        let values: Vec<_> = columns.into_iter().map(|(_, value)| value).collect();
        let statement = Statement::from_sql_and_values(self.owner.get_database_backend(), insert, values);
        self.owner.execute_raw(statement).await.unwrap_or_else(|error| panic!("{}: {error}", record.table));
        planted
    }

    /// Tables about nobody, still empty, to which others refer: they get a row too.
    async fn missing_parents(&self, records: &[&'a RecordDeclaration]) -> Vec<&'a RecordDeclaration> {
        let mut missing: Vec<&'a RecordDeclaration> = Vec::new();
        for record in records {
            for (_, table, key) in self.references(record).await {
                let parent = self.one.records.iter().find(|other| other.table == table);
                let Some(parent) = parent.filter(|parent| !is_about_somebody(parent)) else { continue };
                if missing.iter().all(|known| known.table != parent.table) && self.any(&table, &key).await.is_none() {
                    missing.push(parent);
                }
            }
        }
        missing
    }

    fn row_name(&self, record: &RecordDeclaration) -> String {
        format!("ligne-{}-{}", self.who.number, record.table.replace('_', "-"))
    }

    /// What makes the row theirs: their account, their address, the row that it belongs to.
    fn of_subject(&self, record: &RecordDeclaration, field: &FieldDeclaration) -> Option<Value> {
        let subject = record.subjects.iter().find(|subject| match subject {
            Subject::Account(column) | Subject::Contact(column) | Subject::Through { column, .. } => {
                *column == field.column
            }
            Subject::Unidentified(_) => false,
        })?;
        match subject {
            Subject::Account(_) => Some(self.who.account.as_str().into()),
            Subject::Contact(_) => Some(self.who.email.as_str().into()),
            Subject::Through { table, key, .. } => self.written.get(&(*table, *key)).cloned(),
            Subject::Unidentified(_) => None,
        }
    }

    /// Their address where it is encrypted, and the blind index by which it is found.
    async fn sealed_address(
        &self,
        record: &RecordDeclaration,
        field: &FieldDeclaration,
        row: &str,
    ) -> Option<(Value, Json)> {
        let contact = record.fields.iter().find_map(|one| match one.kind {
            FieldKind::Personal { blind_index: Some(index), .. }
                if record
                    .subjects
                    .iter()
                    .any(|subject| matches!(subject, Subject::Contact(column) if *column == one.column)) =>
            {
                Some((one.column, index))
            }
            _ => None,
        });
        let (column, index) = contact?;
        let (vault, email) = (self.one.kernel.vault(), self.who.email.as_str());
        if field.column == index {
            let blind = vault.blind(record.table, column, &email.to_lowercase()).await.expect("the vault answers");
            return Some((blind.as_str().into(), Json::Null));
        }
        let cell = Cell { table: record.table, column, row };
        let person = Id::parse(row).expect("an identifier");
        match field.column == column {
            true => Some((vault.seal(&person, cell, email).await.expect("the vault seals").into(), json!(email))),
            false => None,
        }
    }

    /// A value that nobody else has, of the type of the column, and what an export shows of it.
    async fn canary(&self, record: &RecordDeclaration, field: &FieldDeclaration, row: &str) -> (Value, Json) {
        let number = self.who.number * 100_000 + self.serial;
        // What the law keeps after an erasure holds no value of anybody: the program writes pseudonyms and counts there.
        let kept = matches!(field.kind.erasure(), Some(privacy::Erasure::Keep(_)));
        let mark = if kept { format!("garde-{}", self.who.number) } else { self.who.mark.to_owned() };
        let text = format!("{mark}-{}-{}", record.table.replace('_', "-"), self.serial);
        if let FieldKind::Sealed { key_owner, .. } = field.kind {
            let shown =
                format!("contenu scellé, dont la clé est détenue par {key_owner} : il s'exporte depuis cet appareil");
            return (vec![0_u8; 40].into(), json!(shown));
        }
        if self.holds_bytes(record, field).await {
            let person = Id::parse(row).expect("an identifier");
            let cell = Cell { table: record.table, column: field.column, row };
            let sealed = self.one.kernel.vault().seal(&person, cell, &text).await.expect("the vault seals");
            return (sealed.into(), json!(text));
        }
        let day =
            NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day") + chrono::Days::new(number.unsigned_abs() % 20_000);
        match field.family {
            Family::Integer => (number.into(), json!(number)),
            Family::Real => ((number as f64).into(), json!(number as f64)),
            Family::Boolean => (true.into(), json!(true)),
            Family::Date => (day.into(), json!(day.to_string())),
            Family::Time => (NaiveTime::MIN.into(), json!(NaiveTime::MIN.to_string())),
            Family::Timestamp => {
                let at = day.and_time(NaiveTime::MIN).and_utc();
                (at.into(), json!(at.to_rfc3339()))
            }
            Family::Text | Family::Unknown | Family::Bytes => (text.as_str().into(), json!(text)),
        }
    }

    /// Something of the right type in a column that says nothing of anybody.
    fn filling(&self, field: &FieldDeclaration) -> Value {
        let now = self.one.kernel.clock().now();
        match field.family {
            Family::Integer => (self.who.number * 100_000 + self.serial).into(),
            Family::Real => 0.5.into(),
            Family::Boolean => true.into(),
            Family::Date => now.date_naive().into(),
            Family::Time => NaiveTime::MIN.into(),
            Family::Timestamp => now.into(),
            Family::Bytes => vec![1_u8].into(),
            Family::Text | Family::Unknown => format!("mot-{}-{}", self.who.number, self.serial).into(),
        }
    }

    /// The columns that refer to another table: column, table, key.
    async fn references(&self, record: &RecordDeclaration) -> Vec<(String, String, String)> {
        let backend = self.owner.get_database_backend();
        let refers = match backend {
            DbBackend::Postgres => {
                "SELECT own.attname::text, other.relname::text, key.attname::text FROM pg_constraint f
                 JOIN pg_class other ON other.oid = f.confrelid
                 JOIN pg_attribute own ON own.attrelid = f.conrelid AND own.attnum = f.conkey[1]
                 JOIN pg_attribute key ON key.attrelid = f.confrelid AND key.attnum = f.confkey[1]
                 WHERE f.contype = 'f' AND f.conrelid = to_regclass($1)"
            }
            _ => "SELECT \"from\", \"table\", COALESCE(\"to\", 'id') FROM pragma_foreign_key_list($1)",
        };
        let asked = Statement::from_sql_and_values(backend, refers, [record.table.into()]);
        let rows = self.owner.query_all_raw(asked).await.expect("the schema");
        let text = |row: &sea_orm::QueryResult, at| row.try_get_by_index::<String>(at).expect("a name");
        rows.iter().map(|row| (text(row, 0), text(row, 1), text(row, 2))).collect()
    }

    /// A key that stands in a table, when there is one.
    async fn any(&self, table: &str, key: &str) -> Option<String> {
        let any = format!("SELECT \"{key}\" FROM \"{table}\" LIMIT 1");
        let any = Statement::from_string(self.owner.get_database_backend(), any);
        self.owner.query_one_raw(any).await.expect("a table")?.try_get_by_index(0).ok()
    }

    async fn holds_bytes(&self, record: &RecordDeclaration, field: &FieldDeclaration) -> bool {
        let backend = self.owner.get_database_backend();
        let kind = match backend {
            DbBackend::Postgres => {
                "SELECT data_type::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 AND column_name = $2"
            }
            _ => "SELECT type FROM pragma_table_info($1) WHERE name = $2",
        };
        let asked = Statement::from_sql_and_values(backend, kind, [record.table.into(), field.column.into()]);
        let row = self.owner.query_one_raw(asked).await.expect("the schema").expect("a declared column");
        row.try_get_by_index::<String>(0).expect("a type").eq_ignore_ascii_case("bytea")
    }
}

fn shown_of(value: &Value) -> Json {
    match value {
        Value::String(Some(text)) => json!(text),
        Value::BigInt(Some(number)) => json!(number),
        other => panic!("what names a person is a text or a number: {other:?}"),
    }
}
