//! Texts and drawings that would like to be more than that.

use crate::text::{CUT, Care, fit};
use crate::{Block, Error, pdf};

use super::reading::File;
use super::{document, drawing, paragraph, table};

fn shown(text: &str) -> String {
    File::read(&pdf(&paragraph(text)).unwrap()).text()
}

#[test]
fn markup_is_shown_as_it_was_typed() {
    for text in [
        "#import \"@preview/evil:1.0.0\": *",
        "#read(\"/etc/passwd\")",
        "#panic()",
        "$ sum_(k=0)^n $ and $",
        "] ) } \\ ` ``` */ // <étiquette> @renvoi ~ -- --- ...",
        "= Titre *gras* _penché_ - liste + liste / terme: valeur",
        "\\u{41} &amp; <b>gras</b> %s {0} \\\" \"",
    ] {
        assert!(shown(text).contains(text), "« {text} » became {}", shown(text));
    }
}

#[test]
fn every_place_of_a_document_takes_a_hostile_text() {
    let text = "#let x = $]\" \\";
    let mut of_everything = document(vec![
        Block::Heading(1, text.into()),
        Block::List(vec![text.into()]),
        Block::Facts(vec![(text.into(), text.into())]),
        Block::Notice(text.into()),
        Block::Figure {
            svg: "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>".into(),
            alt: text.into(),
        },
    ]);
    let mut cells = table(1, 1);
    (cells.caption, cells.head[0], cells.rows[0][0]) = (text.into(), text.into(), text.into());
    of_everything.body.push(Block::Table(cells));
    for place in
        [&mut of_everything.title, &mut of_everything.subject, &mut of_everything.author, &mut of_everything.footer]
    {
        *place = text.into();
    }
    let written = File::read(&pdf(&of_everything).unwrap()).text();
    assert_eq!(written.matches(text).count(), 12, "{written}");
}

#[test]
fn a_word_of_ten_kilobytes_is_cut_and_stays_one_word_to_who_copies_it() {
    let word = "anticonstitutionnellement".repeat(400);
    let body = vec![
        Block::Paragraph(word.clone()),
        Block::Table({
            let mut narrow = table(6, 1);
            narrow.rows[0][5] = word.clone();
            narrow
        }),
    ];
    let written = File::read(&pdf(&document(body)).unwrap());
    let text = written.text();
    let of_word = |line: &&str| !["Registre, ", "page ", "Colonne "].iter().any(|other| line.starts_with(other));
    let copied: String = text.lines().filter(of_word).collect();
    assert_eq!(copied.replace('\u{AD}', "").matches(&word).count(), 2, "{copied}");
    assert!(written.count("/Type/Page/") > 2, "it takes several pages");
}

#[test]
fn what_no_font_shows_is_spelled_out() {
    assert!(shown("Bravo 😀 !").contains("Bravo [U+1F600] !"));
    assert!(shown("\u{E000}").contains("[U+E000]"));
    assert_eq!(fit("👩\u{200D}🚀\u{FE0F}", Care::Plain, crate::fonts::shelf()).replace(CUT, ""), "[U+1F469][U+1F680]");
    assert!(shown("中文").contains("[U+4E2D][U+6587]"));
}

#[test]
fn arabic_greek_and_combined_letters_do_not_break_a_file() {
    for text in [
        "مرحبا بالعالم",
        "שלום",
        "Ελληνικά",
        "Київ",
        "e\u{301}\u{328}\u{20DD}",
        "ق\u{651}\u{64E}",
        "ไทย हिन्दी",
        "\u{301}",
        "½ ≤ ∑ → ☎",
    ] {
        assert!(pdf(&paragraph(text)).is_ok(), "{text}");
    }
    let text = shown("Ελληνικά, Київ");
    assert!(text.contains("Ελληνικά") && text.contains("Київ"), "{text}");
}

#[test]
fn marks_that_disguise_a_text_are_dropped() {
    let plain = |text: &str| fit(text, Care::Ordinary, crate::fonts::shelf());
    assert_eq!(plain("a\u{202E}b\u{2066}c\u{0}d\u{7}e\u{FEFF}f\u{AD}g\u{200B}h"), "abcdefgh");
    assert_eq!(plain("un\tdeux\r\ntrois\rquatre"), "un deux\ntrois\nquatre");
}

#[test]
fn only_long_words_and_identifiers_have_places_to_be_cut() {
    let plain = |text: &str| fit(text, Care::Ordinary, crate::fonts::shelf());
    assert_eq!(plain("La conservation"), "La conservation");
    assert_eq!(plain("commons_rights_request"), format!("commons_{CUT}rights_{CUT}request"));
    assert!(plain(&"a".repeat(64)).matches(CUT).count() >= 6);
    assert_eq!(
        fit("مرحبا", Care::Plain, crate::fonts::shelf()),
        "[U+0645][U+0631][U+062D][U+0628][U+0627]".replace("][U", &format!("]{CUT}[U"))
    );
}

#[test]
fn a_drawing_reaches_no_other_file() {
    let secret = std::env::temp_dir().join("documents-secret.svg");
    std::fs::write(&secret, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>SECRET</text></svg>")
        .unwrap();
    for address in
        [secret.display().to_string(), format!("file://{}", secret.display()), "https://exemple.fr/a.png".into()]
    {
        let written = pdf(&document(vec![drawing(&format!("<image href='{address}' width='10' height='10'/>"))]));
        assert!(
            written.is_err() || written.is_ok_and(|bytes| !File::read(&bytes).text().contains("SECRET")),
            "{address}"
        );
    }
    std::fs::remove_file(secret).unwrap();
    let broken = Block::Figure { svg: "<svg><g></svg>".into(), alt: "Rien".into() };
    assert_eq!(pdf(&document(vec![broken])), Err(Error::Figure));
}
