//! CSV exports that a spreadsheet opens safely: UTF-8 with its mark, semicolons, and no cell that it would take for a formula.

use kernel::Error;
use serde::Serialize;

const MARK: &str = "\u{feff}";

/// Rows as CSV, with the names of their fields as first line.
///
/// # Errors
/// When a row cannot be written as a flat line: a defect of the caller.
pub fn to_csv<T: Serialize>(rows: &[T]) -> Result<String, Error> {
    let mut plain = csv::Writer::from_writer(Vec::new());
    for row in rows {
        plain.serialize(row).map_err(anyhow::Error::from)?;
    }
    let plain = plain.into_inner().map_err(|error| anyhow::anyhow!("CSV : {error}"))?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(plain.as_slice());
    let mut safe = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for record in reader.records() {
        let record = record.map_err(anyhow::Error::from)?;
        safe.write_record(record.iter().map(inert)).map_err(anyhow::Error::from)?;
    }
    let text = safe.into_inner().map_err(|error| anyhow::anyhow!("CSV : {error}"))?;
    Ok(format!("{MARK}{}", String::from_utf8_lossy(&text)))
}

/// A cell that spreadsheets show and never compute: an apostrophe stands before what would begin a formula (OWASP, CSV injection). Numbers
/// stay numbers.
pub fn inert(cell: &str) -> String {
    let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if dangerous && cell.replace(',', ".").parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Row {
        nom: &'static str,
        valeur: f64,
    }

    #[test]
    fn a_formula_becomes_words_and_a_number_stays_one() {
        for formula in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1"] {
            assert_eq!(inert(formula), format!("'{formula}"));
        }
        assert_eq!(inert("-12.5"), "-12.5");
        assert_eq!(inert("plus=moins"), "plus=moins");
    }

    #[test]
    fn rows_are_written_with_their_names_and_their_quotes() {
        let csv = to_csv(&[Row { nom: "a;b \"c\"", valeur: -1.5 }]).unwrap();
        assert_eq!(csv, "\u{feff}nom;valeur\n\"a;b \"\"c\"\"\";-1.5\n");
    }
}
