//! What the files claim, hold and refuse.

mod hostile;
mod reading;

use chrono::NaiveDate;

use crate::{Block, Document, Error, Table, pdf};
use reading::File;

fn document(body: Vec<Block>) -> Document {
    Document {
        title: "Registre des traitements".into(),
        subject: "Ce que la fabrique fait de données personnelles.".into(),
        author: "Fabrique d'essai".into(),
        date: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
        footer: "Registre, partie publique".into(),
        body,
    }
}

fn paragraph(text: &str) -> Document {
    document(vec![Block::Paragraph(text.into())])
}

fn table(columns: usize, rows: usize) -> Table {
    let cell = |row: usize| move |column: usize| format!("Case {row} {column}");
    Table {
        caption: "Durées de conservation".into(),
        head: (0..columns).map(|column| format!("Colonne {column}")).collect(),
        rows: (0..rows).map(|row| (0..columns).map(cell(row)).collect()).collect(),
        numeric: vec![false, true],
    }
}

fn drawing(text: &str) -> Block {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='40'><rect width='80' height='30' fill='#000091'/>{text}</svg>"
    );
    Block::Figure { svg, alt: "Une barre de 80".into() }
}

#[test]
fn a_file_claims_what_a_reader_program_looks_for() {
    let file = File::read(&pdf(&paragraph("Bonjour.")).unwrap());
    for mark in ["<pdfuaid:part>1<", "/Lang(fr-FR)", "/Marked true", "/DisplayDocTitle true", "/StructTreeRoot"] {
        assert!(file.holds(mark), "{mark}");
    }
    assert!(file.holds("D:20261201"), "the date of the document is that of the file");
    assert!(file.holds("Registre des traitements</rdf:li>"), "the title stands in the metadata");
}

#[test]
fn what_is_written_can_be_read_back() {
    let body = vec![
        Block::Heading(1, "Comptes et sessions".into()),
        Block::Paragraph("L'œuvre coûte 12 € : efficacité, « à confirmer ».".into()),
        Block::List(vec!["Premier point".into(), "Second point".into()]),
        Block::Facts(vec![("Base légale".into(), "Mission d'intérêt public\nart. 6".into())]),
        Block::Table(table(3, 2)),
        Block::Notice("Attention.".into()),
    ];
    let text = File::read(&pdf(&document(body)).unwrap()).text();
    for part in [
        "Registre des traitements",
        "Fabrique d'essai, le 1er\u{A0}décembre 2026",
        "L'œuvre coûte 12 € : efficacité, « à confirmer ».",
        "Second point",
        "Mission d'intérêt public",
        "art. 6",
        "Durées de conservation",
        "Colonne 2",
        "Case 1 2",
        "Attention.",
        "Registre, partie publique",
        "page 1 sur 1",
    ] {
        assert!(text.contains(part), "« {part} » is not in {text}");
    }
}

#[test]
fn structure_follows_the_blocks() {
    let body = vec![
        Block::Heading(2, "Trop bas".into()),
        Block::Heading(4, "Encore".into()),
        Block::Heading(9, "Toujours".into()),
        Block::Heading(1, "Haut".into()),
        Block::Table(table(2, 1)),
        drawing(""),
        Block::List(vec!["Point".into()]),
    ];
    let file = File::read(&pdf(&document(body)).unwrap());
    let levels: Vec<_> = ["/H1", "/H2", "/H3", "/H4"].iter().map(|tag| file.count(&format!("/S{tag}"))).collect();
    assert_eq!(levels, [2, 1, 1, 0], "no heading leaves a gap below the one before");
    for (tag, times) in
        [("/S/Table", 1), ("/S/TH/", 2), ("/S/TD/", 2), ("/S/Caption", 1), ("/S/Figure", 1), ("/S/LI/", 1)]
    {
        assert_eq!(file.count(tag), times, "{tag}");
    }
    assert!(file.holds("/Scope/Column") && file.holds("/Alt(Une barre de 80)"));
}

#[test]
fn a_long_table_says_its_head_on_each_page() {
    let file = File::read(&pdf(&document(vec![Block::Table(table(3, 120))])).unwrap());
    let text = file.text();
    assert!(text.contains("page 3 sur 3"), "three pages");
    assert_eq!(text.matches("Colonne 1").count(), 3);
    assert_eq!(file.count("/S/TH/"), 3, "repeated heads are shown, not said again");
}

#[test]
fn a_wide_table_lies_on_its_side_and_a_narrow_one_stands() {
    let wide = File::read(&pdf(&document(vec![Block::Table(table(9, 1))])).unwrap());
    let narrow = File::read(&pdf(&document(vec![Block::Table(table(7, 1))])).unwrap());
    assert!(wide.holds("[0 0 841.8898 595.2756]") && narrow.holds("[0 0 595.2756 841.8898]"));
}

#[test]
fn the_same_value_gives_the_same_bytes_and_another_does_not() {
    let of = |text: &str| {
        pdf(&document(vec![Block::Paragraph(text.into()), Block::Table(table(3, 20)), drawing("")])).unwrap()
    };
    let first = of("Une phrase.");
    assert!(first == of("Une phrase."));
    assert!(first != of("Une autre phrase."));
}

#[test]
fn a_table_without_lines_says_so() {
    assert!(File::read(&pdf(&document(vec![Block::Table(table(3, 0))])).unwrap()).text().contains("Aucune ligne"));
}

#[test]
fn a_document_that_cannot_be_accessible_is_refused() {
    let untitled = Document { title: " \u{200B}".into(), ..paragraph("Bonjour.") };
    assert_eq!(pdf(&untitled), Err(Error::Untitled));
    assert_eq!(pdf(&document(vec![Block::Heading(1, "\n".into())])), Err(Error::Untitled));
    let silent = Block::Figure { svg: "<svg xmlns='http://www.w3.org/2000/svg'/>".into(), alt: " ".into() };
    assert_eq!(pdf(&document(vec![silent])), Err(Error::NoAlternative));
    let uneven = Table { rows: vec![vec!["seule".into()]], ..table(3, 0) };
    let empty = Table { head: Vec::new(), rows: Vec::new(), ..table(1, 0) };
    assert_eq!(pdf(&document(vec![Block::Table(table(1, 1)), Block::Table(uneven)])), Err(Error::Uneven { number: 2 }));
    assert_eq!(pdf(&document(vec![Block::Table(empty)])), Err(Error::Uneven { number: 1 }));
}
