//! Files hold what the page shows, and come back the same.

use std::io::Cursor;
use std::time::{Duration, Instant};

use calamine::{Data, Ods, Reader};
use privacy::{Processing, Record, RecordDeclaration};
use serde_json::Value;

use super::record::register;
use super::{CASES, Case};
use crate::register::document::document;
use crate::register::{Field, Format, Register, export, of_records};

fn sample() -> Register {
    register(&[Case::DECLARATION])
}

/// Headings and lines as the register has them, for a table.
fn expected(register: &Register) -> Vec<Vec<String>> {
    let headings = std::iter::once("Service").chain(register.fields().map(|field| field.names().1));
    let mut rows = vec![headings.map(str::to_owned).collect::<Vec<_>>()];
    for entry in &register.entries {
        let cells = register.fields().map(|field| entry.lines(field).join("\n"));
        rows.push(std::iter::once(entry.service.clone()).chain(cells).collect());
    }
    rows
}

pub fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book = Ods::new(Cursor::new(bytes.to_vec())).unwrap();
    let rows =
        |range: calamine::Range<Data>| range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    let names = book.sheet_names();
    names.into_iter().map(|name| (name.clone(), rows(book.worksheet_range(&name).unwrap()))).collect()
}

#[test]
fn the_csv_reads_back_the_same_in_both_parts() {
    for register in [sample(), sample().public()] {
        let bytes = export(&register, Format::Csv).unwrap();
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows, expected(&register));
    }
}

#[test]
fn the_spreadsheet_reads_back_the_same_in_both_parts() {
    let full = sheets(&export(&sample(), Format::Ods).unwrap());
    assert_eq!(full[0], ("Traitements".into(), expected(&sample())));
    assert_eq!(full[1].1[1][2..4], ["Clôture du dossier", "2 ans"]);
    assert_eq!(full[2].1.len(), 1 + Case::DECLARATION.fields.len());
    let public = sheets(&export(&sample().public(), Format::Ods).unwrap());
    assert_eq!(public[0].1, expected(&sample().public()));
    assert_eq!(public.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Traitements", "Durées"]);
}

#[test]
fn the_json_reads_back_the_same_in_both_parts() {
    for register in [sample(), sample().public()] {
        let read: Value = serde_json::from_slice(&export(&register, Format::Json).unwrap()).unwrap();
        let (record, entry) = (&read["traitements"][0], &register.entries[0]);
        let fields = record["champs"].as_object().unwrap();
        assert_eq!(fields.len(), register.fields().count());
        for field in register.fields() {
            assert_eq!(fields[field.names().0], serde_json::json!(entry.lines(field)));
        }
        assert_eq!(record["conservation"][0]["base_active"], "2 ans");
        assert_eq!(record.get("donnees").is_some(), register.full);
    }
}

#[test]
fn the_document_holds_what_its_part_shows_and_is_the_same_twice() {
    let (full, public) = (document(&sample()), document(&sample().public()));
    let (told, shown) = (format!("{full:?}"), format!("{public:?}"));
    for field in Field::all().filter(|field| *field != Field::Screening && *field != Field::Retention) {
        let lines = format!("{:?}", sample().entries[0].lines(field).join("\n"));
        assert!(told.contains(&lines), "{field:?}");
        assert_eq!(shown.contains(&lines), field.is_public() || lines == "\"Aucun\"", "{field:?}");
    }
    assert!(told.contains("essai_dossier") && !shown.contains("essai_dossier"));
    let bytes = export(&sample(), Format::Pdf).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7") && bytes == export(&sample(), Format::Pdf).unwrap());
}

#[test]
fn two_hundred_processings_are_written_in_every_format_in_five_seconds() {
    let records: Vec<RecordDeclaration> = (0..200).map(numbered).collect();
    let started = Instant::now();
    let register = of_records("Service d'essai", sample().day, &records);
    for format in [Format::Csv, Format::Json, Format::Ods] {
        assert!(!export(&register, format).unwrap().is_empty());
    }
    let spent = started.elapsed();
    assert_eq!(register.entries.len(), 200);
    println!("200 processings, three formats: {} ms", spent.as_millis());
    assert!(spent < Duration::from_secs(5), "{spent:?}");
}

fn numbered(number: usize) -> RecordDeclaration {
    let (id, name) = (format!("dossiers-{number:03}").leak(), format!("Dossiers {number:03}").leak());
    let processing = Box::leak(Box::new(Processing { id, name, ..CASES }));
    RecordDeclaration { table: format!("essai_{number:03}").leak(), processing: Some(processing), ..Case::DECLARATION }
}

#[test]
fn an_unknown_format_is_refused_with_those_that_exist() {
    let refusal = "xls".parse::<Format>().unwrap_err().to_string();
    assert_eq!(refusal, "format inconnu : csv, json, ods ou pdf");
    assert_eq!("ods".parse(), Ok(Format::Ods));
}

#[test]
fn registers_of_several_services_stand_in_one_file() {
    let other = of_records("Autre service", sample().day, &[Case::DECLARATION]);
    let joined = Register::joined("Tous", sample().day, [sample(), other]);
    let services: Vec<_> = expected(&joined).into_iter().skip(1).map(|row| row[0].clone()).collect();
    assert_eq!(services, ["Service d'essai", "Autre service"]);
    assert!(joined.full && !Register::joined("Tous", sample().day, [joined.clone().public()]).full);
    assert_eq!(joined.entries[1].lines(Field::Reference), ["dossiers-d-essai"]);
}
