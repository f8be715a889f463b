//! How long the register of two hundred processings takes to become a PDF file; `cargo xtask bench` reads the seconds on the last line.

#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use std::time::Instant;

use chrono::NaiveDate;
use commons::register::{Entry, Field, Format, Kept, Register, export};

const LINE: &str = "Instruire les demandes, répondre aux personnes et rendre compte de l'activité du service";

fn entry(number: usize) -> Entry {
    let name = format!("Traitement {number:03}");
    let lines = |field| if field == Field::Name { vec![name.clone()] } else { vec![LINE.to_owned(); 2] };
    let kept = |number: usize| Kept {
        what: vec![format!("Donnée {number}"), "Nom, prénom".into()],
        start: "Clôture du dossier".into(),
        active: "2 ans".into(),
        archive: "3 ans".into(),
        fate: "Destruction",
        source: "Décision du 5 janvier 2026",
    };
    Entry {
        service: "Service mesuré".into(),
        id: format!("traitement-{number}"),
        fields: Field::all().map(|field| (field, lines(field))).collect(),
        kept: (0..5).map(kept).collect(),
        columns: Vec::new(),
        screening: None,
    }
}

fn main() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day of the calendar");
    let entries = (0..200).map(entry).collect();
    let register = Register { title: "Service mesuré".into(), day, full: true, entries };
    let started = Instant::now();
    let bytes = export(&register, Format::Pdf).expect("a register that can be written").len();
    let spent = started.elapsed();
    println!("200 processings: {bytes} bytes");
    println!("{}", spent.as_secs_f64());
}
