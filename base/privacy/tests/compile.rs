//! What the compiler refuses: one file a case, whose messages are compared with the `.stderr` beside it.

use std::{fs, path::Path};

#[test]
fn incoherent_declarations_are_refused() {
    trybuild::TestCases::new().compile_fail("tests/refused/*.rs");
}

#[test]
fn every_refusal_names_a_field_or_a_type_and_an_article() {
    let refusals = files("stderr");
    assert!(refusals.len() >= 40, "{}", refusals.len());
    assert_eq!(refusals.len(), files("rs").len());
    for (name, message) in refusals {
        let named = ["champ `", "type `", "champ_"].iter().any(|word| message.contains(word));
        assert!(named && message.contains("art. "), "{name}");
    }
}

fn files(extension: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let wanted = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    wanted.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}
