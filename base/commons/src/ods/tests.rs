//! What is written is read back by another program's reader.

use std::io::Cursor;

use calamine::{Data, Ods, Reader};

use super::*;

fn cells(bytes: Vec<u8>, sheet: &str) -> Vec<Vec<String>> {
    let mut book = Ods::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

fn texts(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn every_cell_comes_back_as_it_was() {
    let rows = vec![texts(&["Nom", "Durée & source"]), texts(&["=1+1", "2 ans\n« puis » <archive> 'l'été'"])];
    let written = to_ods(&[Sheet::new("Données", rows.clone()), Sheet::new("Vide", Vec::new())]);
    assert_eq!(cells(written, "Données"), rows);
}

#[test]
fn the_format_is_told_by_the_first_bytes_and_nothing_depends_on_the_day() {
    let sheet = Sheet::new("A", vec![texts(&["x"])]);
    let written = to_ods(std::slice::from_ref(&sheet));
    assert_eq!(&written[30..38], b"mimetype");
    assert_eq!(&written[38..38 + MEDIA_TYPE.len()], MEDIA_TYPE.as_bytes());
    assert_eq!(written, to_ods(&[sheet]));
}

#[test]
fn a_control_character_does_not_break_the_file() {
    let written = to_ods(&[Sheet::new("A", vec![texts(&["a\u{0}b\u{1b}c"])])]);
    assert_eq!(cells(written, "A"), [texts(&["abc"])]);
}
