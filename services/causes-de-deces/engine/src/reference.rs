//! Reference data that the project does not carry: a folder that the environment names, for the tests only.

use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder that `DECES_REFERENCE` names, when it does.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os("DECES_REFERENCE").map(PathBuf::from)
}

/// Says past what captures the output of tests that a comparison was not made: `cargo xtask test` counts it as skipped.
pub fn skipped(what: &str) {
    let _ = writeln!(std::io::stdout(), "IGNORÉ : {what} : DECES_REFERENCE ne nomme aucun dossier de données danoises");
}

/// The fields of every line but the first.
pub fn rows(file: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(file).unwrap();
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The first column beside another one; `*` sums all.
pub fn column(file: &Path, name: &str) -> Vec<(String, f64)> {
    let headers = csv::Reader::from_path(file).unwrap().headers().unwrap().clone();
    let wanted = headers.iter().position(|header| header == name);
    let value = |row: &Vec<String>| match wanted {
        Some(at) => row[at].parse::<f64>().unwrap(),
        None => row[1..].iter().map(|cell| cell.parse::<f64>().unwrap()).sum(),
    };
    rows(file).iter().map(|row| (row[0].clone(), value(row))).collect()
}
