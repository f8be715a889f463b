//! What is written is read back the same.

use proptest::prelude::*;

use super::*;

fn back(product: &ProductSource) -> ProductSource {
    read(&write_product(product)).0.expect("an export is read")
}

#[test]
fn the_export_has_known_keys_in_their_order_then_the_others_then_the_text() {
    let (product, _) =
        with("zebre: {a: 1}\nstats: true\nsponsors: [/organisations/dinum]\nfast: {promotion: 12, neuf: x}");
    let expected = "---\ntitle: Exemple\nmission: Montrer\nsponsors:\n  - /organisations/dinum\nincubator: essai\nlink: ''\ncontact: equipe@exemple.fr\nstats: true\nphases:\n  - name: construction\n    start: 2024-01-01\nfast:\n  promotion: 12\n  neuf: x\nzebre:\n  a: 1\n---\nTexte\n";
    assert_eq!(write_product(&product), expected);
}

#[test]
fn a_list_that_the_file_leaves_empty_is_exported_empty_in_its_place() {
    let (product, _) = with("usertypes: []\ntechno: []\nzebre: []");
    let written = write_product(&product);
    assert!(written.contains("usertypes: []\ntechno: []\n") && written.contains("zebre: []\n"), "{written}");
    assert_eq!(back(&product), product);
    let filled = ProductSource { techno: vec!["Rust".to_owned()], ..product };
    assert!(write_product(&filled).contains("techno:\n  - Rust\n"));
    assert!(!write_product(&with("").0).contains("techno"));
}

#[test]
fn what_could_not_be_read_is_exported_again() {
    let text = "---\ntitle: A\nphases:\n  - name: croissance\n    start: 2024-01-01\n  - {name: construction, start: 2024-01-01, end: demain, par: x}\nstats_url: exemple.fr\n---\n";
    let product = read(text).0.unwrap();
    let written = write_product(&product);
    for kept in ["name: croissance", "end: demain", "par: x", "stats_url: exemple.fr"] {
        assert!(written.contains(kept), "{kept} in {written}");
    }
    assert_eq!(back(&product), product);
}

#[test]
fn texts_that_yaml_would_read_otherwise_are_quoted() {
    let texts =
        ["yes", "true", "null", "12", "1.10", "a: b", "a #b", "- a", "l'été", "\"x\"", "a\nb", "#", "é:", "~", "*a"];
    for text in texts {
        let product = ProductSource { title: text.to_owned(), ..with("").0 };
        assert_eq!(back(&product).title, text);
    }
}

proptest! {
    #[test]
    fn any_text_survives_the_round_trip(title in "\\PC{1,40}", item in "[ -~\u{e9}\u{200b}\n]{1,30}", body in "(\\PC|\n){0,80}") {
        prop_assume!(!title.trim().is_empty() && !item.trim().is_empty());
        let product = ProductSource {
            title: title.trim().to_owned(),
            techno: vec![item.trim().to_owned()],
            body: body.replace("\r\n", "\n"),
            ..with("").0
        };
        let again = back(&product);
        prop_assert_eq!(&again, &product);
        prop_assert_eq!(write_product(&again), write_product(&product));
    }
}
