//! What is written for the public archives before it is destroyed here (code du patrimoine, art. L. 212-3).

use kernel::{Kernel, files};
use privacy::RecordDeclaration;
use serde_json::{Map, Value as Json, json};

use crate::rights::store::Cell;

/// Writes rows into `versements/<jour>/<base>.<table>.<instant>.json`, with what the declaration says of them. Written twice, it is two files.
///
/// # Errors
/// When the folder cannot be written: nothing is then to be destroyed.
pub fn write(kernel: &Kernel, base: &str, record: &RecordDeclaration, rows: &[Vec<Cell>]) -> anyhow::Result<()> {
    let now = kernel.clock().now();
    let folder = kernel.config().donnees.join("versements").join(now.date_naive().to_string());
    files::create_private_folder(&folder)?;
    let row = |row: &Vec<Cell>| {
        row.iter().map(|cell| (cell.field.column.to_owned(), cell.value.clone())).collect::<Map<String, Json>>()
    };
    let columns: Vec<_> =
        record.fields.iter().map(|field| json!({ "colonne": field.column, "libelle": field.label })).collect();
    let document = json!({
        "format": "fabrique-versement-1",
        "date": now.to_rfc3339(),
        "base": base,
        "table": record.table,
        "traitement": record.processing.map(|processing| processing.name),
        "colonnes": columns,
        "lignes": rows.iter().map(row).collect::<Vec<_>>(),
    });
    let file = folder.join(format!("{base}.{}.{}.json", record.table, now.timestamp_micros()));
    files::replace(&file, serde_json::to_string_pretty(&document)?.as_bytes())
}
