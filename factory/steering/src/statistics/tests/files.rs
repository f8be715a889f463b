//! What is read of a file: laws over many files, and every fault with its place.

use chrono::{Days, NaiveDate};
use privacy::{Id, Personal, Slug};
use proptest::prelude::*;

use crate::impact::domain::decimal::Decimal;
use crate::impact::frequency::Frequency;
use crate::impact::records::{indicator, measure};
use crate::impact::unit::Unit;
use crate::impact::words::{Dataviz, Direction, Family};
use crate::statistics::check::{Line, Subject, check};
use crate::statistics::read::read;
use crate::statistics::schema::{Fault, Field, Raw, guarded, unguarded};
use crate::statistics::write::{csv, lines};

const TITLE: &str = "Carnet de bord";

fn today() -> NaiveDate {
    "2026-08-20".parse().unwrap()
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn followed() -> indicator::Model {
    indicator::Model {
        id: id("0198c5a0-0000-7000-8000-000000000001"),
        product: Slug::parse("carnet-de-bord").unwrap(),
        kind: None,
        name: "Chantiers terminés à l'heure".into(),
        family: Family::Impactant,
        unit: Unit::Euro,
        direction: Direction::Hausse,
        frequency: Frequency::Mensuelle,
        aarri: None,
        dataviz: None,
        calculation: String::new(),
        limits: String::new(),
        source: "Base".into(),
        automated: false,
        flagship: false,
        since: "2020-01-01".parse().unwrap(),
        author: Personal::new(id("0198c5a0-0000-7000-8000-000000000002")),
        written_at: "2026-01-01T00:00:00Z".parse().unwrap(),
        demonstration: false,
    }
}

fn subject(indicators: &[indicator::Model]) -> Subject<'_> {
    Subject { id: "carnet-de-bord", title: TITLE, indicators, today: today() }
}

fn stored(at: usize, millionths: i64, words: &str, flags: (bool, bool, bool)) -> measure::Model {
    let on = today() - Days::new(at as u64 + 1);
    measure::Model {
        id: id("0198c5a0-0000-7000-8000-000000000003"),
        product: Slug::parse("carnet-de-bord").unwrap(),
        indicator: followed().id,
        frequency: Frequency::ALL[at % 7],
        measured_on: on,
        millionths,
        target: flags.0,
        period: flags.1,
        starts_on: flags.1.then(|| on - Days::new(30)),
        automated: flags.2,
        source: format!("s{words}").trim().to_owned(),
        territory: at.is_multiple_of(3).then(|| Slug::parse("2A").unwrap()),
        dataviz: at.is_multiple_of(2).then_some(Dataviz::Map),
        comments: words.trim().to_owned(),
        author: Personal::new(id("0198c5a0-0000-7000-8000-000000000002")),
        written_at: "2026-01-01T00:00:00Z".parse().unwrap(),
        demonstration: false,
    }
}

fn is_it(line: &Line, stored: &measure::Model) -> bool {
    line.measure.on == stored.measured_on
        && line.measure.frequency == stored.frequency
        && crate::impact::act::same(stored, &line.measure)
}

fn faults(file: &str) -> Vec<String> {
    let indicators = [followed()];
    let done = read(file.as_bytes()).and_then(|raws| check(&raws, subject(&indicators)));
    done.unwrap_err().iter().map(Fault::told).collect()
}

proptest! {
    #[test]
    fn what_is_exported_is_imported_the_same(
        rows in proptest::collection::vec((-900_000_000_000_000_i64..900_000_000_000_000, "[a-zé=+@;,\"'\n -]{0,20}", any::<(bool, bool, bool)>()), 1..30),
    ) {
        let all: Vec<measure::Model> =
            rows.iter().enumerate().map(|(at, (value, words, flags))| stored(at, *value, words, *flags)).collect();
        let indicators = [followed()];
        let written = lines("Direction", TITLE, &indicators, &all);
        let files = [csv(&written).unwrap(), serde_json::to_string(&written).unwrap()];
        for file in files {
            let back = check(&read(file.as_bytes()).unwrap(), subject(&indicators)).unwrap();
            prop_assert_eq!(back.len(), all.len());
            prop_assert!(back.iter().zip(&all).all(|(line, stored)| is_it(line, stored)), "{}", file);
        }
    }

    #[test]
    fn a_guarded_cell_is_no_formula_and_gives_back_what_it_held(cell in "['=+@\\-\t0-9a-z,.]{0,8}") {
        let safe = guarded(&cell);
        prop_assert_eq!(unguarded(&safe), cell);
        let formula = safe.starts_with(['=', '+', '-', '@', '\t', '\r']);
        prop_assert!(!formula || safe.replace(',', ".").parse::<f64>().is_ok());
    }

    #[test]
    fn any_bytes_are_lines_or_faults(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        judged(&bytes);
    }

    #[test]
    fn any_text_under_a_good_heading_is_lines_or_faults(text in "[a-z0-9é;,\"'\n\r\t{}\\[\\]:.=-]{0,300}") {
        let heading = Field::ALL.map(Field::name).join(";");
        judged(format!("{heading}\n{text}").as_bytes());
        judged(format!("[{{{text}").as_bytes());
    }
}

fn judged(bytes: &[u8]) {
    let indicators = [followed()];
    match read(bytes).and_then(|raws| check(&raws, subject(&indicators))) {
        Ok(lines) => assert!(lines.iter().all(|line| line.measure.on <= today() || line.measure.target)),
        Err(faults) => assert!(!faults.is_empty() && faults.iter().all(|fault| !fault.told().is_empty())),
    }
}

#[test]
fn every_fault_is_told_at_once_with_its_line_and_its_column() {
    let heading = Field::ALL.map(Field::name).join(";");
    let file = format!(
        "\u{feff}{heading}\n\
         Direction;{TITLE};Chantiers terminés à l'heure;1 234,5;€;false;mensuelle;2026-07-31;false;;true;Base;;;\n\
         Direction;Mano;Inconnu;douze;banane;peut-être;parfois;31/07/2026;false;2026-07-01;;;Paris;dessin;\n\
         Direction;{TITLE};Chantiers terminés à l'heure;3;€;non;mensuelle;2026-07-31;faux;;oui;Base;;;\n\
         trop;court\n"
    );
    assert_eq!(faults(&file), ["Ligne 5 : Cette ligne a 2 cellules, l'en-tête en a 15"]);
    let told = faults(&file.replace("trop;court\n", ""));
    for expected in [
        "Ligne 3, colonne « nom_service_public_numerique »",
        "Ligne 3, colonne « indicateur »",
        "Ligne 3, colonne « unite_mesure »",
        "Ligne 3, colonne « valeur »",
        "Ligne 3, colonne « est_cible »",
        "Ligne 3, colonne « frequence_monitoring »",
        "Ligne 3, colonne « date »",
        "Ligne 3, colonne « date_debut »",
        "Ligne 3, colonne « est_automatise »",
        "Ligne 3, colonne « source_collecte »",
        "Ligne 3, colonne « code_insee »",
        "Ligne 3, colonne « dataviz_wish »",
        "Ligne 4, colonne « date » : Même indicateur, même fréquence et même jour que la ligne 2",
    ] {
        assert!(told.iter().any(|one| one.starts_with(expected)), "{expected}: {told:#?}");
    }
    assert_eq!(told.len(), 13);
}

#[test]
fn a_heading_is_judged_before_its_lines() {
    assert!(
        faults("indicateur,valeur,valeur,couleur\n")
            .iter()
            .any(|one| one.contains("« couleur » : Cette colonne n'existe pas"))
    );
    assert!(faults("indicateur\n").iter().any(|one| one == "Ligne 1, colonne « valeur » : Cette colonne manque"));
    assert_eq!(faults(" "), ["Ce fichier est vide"]);
    assert_eq!(faults("{}"), ["Une liste d'objets est attendue"]);
    assert!(faults("[{\"valeur\":[1]}]").iter().any(|one| one.contains("« valeur » : Un texte, un nombre")));
    assert_eq!(read(b"\xff\xfe").unwrap_err()[0].line, 0);
}

#[test]
fn a_decimal_comma_and_a_number_are_the_same_value() {
    let mut raw = Raw::new(1);
    raw.put(Field::Valeur, " 12,50 ");
    assert_eq!(Decimal::parse(raw.text(Field::Valeur)), Decimal::parse("12.5"));
}
