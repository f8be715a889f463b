//! Reading and writing: every trap of the source on small files, then the real folder where it is there.

mod hostile;
mod real;
mod traps;
mod write;

use chrono::NaiveDate;

use super::*;

fn known() -> Known {
    Known { incubators: ["essai".to_owned()].into(), organisations: ["dinum".to_owned()].into() }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 20).expect("a date of the calendar")
}

fn read(text: &str) -> (Result<ProductSource, Warning>, Vec<Warning>) {
    read_bytes(text.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> (Result<ProductSource, Warning>, Vec<Warning>) {
    let mut notes = Notes::of("_startups/exemple.md");
    let product = read_product("exemple", bytes, &known(), day(), &mut notes);
    (product, notes.into_list())
}

/// A product with `more` lines in its header, after seven lines.
fn with(more: &str) -> (ProductSource, Vec<Warning>) {
    let text = format!(
        "---\ntitle: Exemple\nmission: Montrer\nincubator: essai\ncontact: equipe@exemple.fr\nphases:\n  - {{name: construction, start: 2024-01-01}}\n{more}\n---\nTexte\n"
    );
    let (product, warnings) = read(&text);
    (product.expect("the example is read"), warnings)
}

fn only(warnings: &[Warning]) -> (Kind, usize, &str) {
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    (warnings[0].genre, warnings[0].ligne, &warnings[0].champ)
}
