//! Values that detectors find and texts that they leave alone. Every number is made up, with its key computed.

use super::*;
use proptest::prelude::*;

#[test]
fn a_nir_is_found_with_or_without_separators() {
    for text in ["255081416802538", "2 55 08 14 168 025 38", "NIR : 2.55.08.14.168.025-38.", "né 2550814168025 38"] {
        assert!(holds_nir(text), "{text}");
    }
}

#[test]
fn a_corsican_nir_is_found() {
    for department in ["2A", "2B", "2a"] {
        let nir = format!("19005{department}123456");
        let key = nir_key(&nir).unwrap();
        assert!(holds_nir(&format!("{nir}{key:02}")), "{nir} {key}");
    }
    assert_ne!(nir_key("190052A123456"), nir_key("190052B123456"));
}

#[test]
fn a_number_that_is_no_nir_is_left_alone() {
    let glued = "x255081416802538";
    for text in
        ["255081416802539", "2550814168025", glued, "2550814168025381", "555081416802538", "255131416802538", ""]
    {
        assert!(!holds_nir(text), "{text}");
    }
}

#[test]
fn an_iban_is_found_in_a_sentence() {
    for text in [
        "FR7630006000011234567890189",
        "FR76 3000 6000 0112 3456 7890 189",
        "de89 3704 0044 0532 0130 00 merci",
        "(GB29NWBK60161331926819)",
    ] {
        assert!(holds_iban(text), "{text}");
    }
}

#[test]
fn a_text_that_is_no_iban_is_left_alone() {
    for text in [
        "FR7630006000011234567890188",
        "FR76",
        "01931e4c8a7b7cc09b0f3f1c2d4e5a6b",
        "les années 2019 et 2020 ont vu",
        "XFR7630006000011234567890189",
    ] {
        assert!(!holds_iban(text), "{text}");
    }
}

#[test]
fn an_email_is_found_and_a_handle_is_not() {
    for text in ["camille.martin@exemple.fr", "écrire à <ines+test@mail.exemple.fr>.", "zoé@exemple.fr"] {
        assert!(holds_email(text), "{text}");
    }
    for text in ["@fabrique", "a@b", "npm@10.2.1", "git@", "camille @ exemple.fr", "paquet@v2.1"] {
        assert!(!holds_email(text), "{text}");
    }
}

#[test]
fn a_french_phone_is_found_in_its_usual_forms() {
    for text in [
        "0612345678",
        "06 12 34 56 78",
        "tél. 01.23.45.67.89",
        "+33612345678",
        "+33 (0)6 12 34 56 78",
        "0033 6 12 34 56 78",
        "+262 692 12 34 56",
    ] {
        assert!(holds_phone(text), "{text}");
    }
}

#[test]
fn a_number_that_is_no_phone_is_left_alone() {
    for text in
        ["1612345678", "061234567", "06123456789", "20260112093000", "0012345678", "13002526500013", "a0612345678"]
    {
        assert!(!holds_phone(text), "{text}");
    }
}

#[test]
fn findings_list_each_kind_once() {
    assert_eq!(findings("camille@exemple.fr, ines@exemple.fr, 06 12 34 56 78"), [Finding::Email, Finding::Phone]);
    assert_eq!(findings("données-et-territoires"), []);
}

proptest! {
    #[test]
    fn every_nir_with_its_key_is_found_and_any_other_key_is_not(
        sex in 1_u8..=2, year in 0_u8..100, month in 1_u8..=12, place in 1_u32..=99_999, order in 1_u16..=999, shift in 1_u8..97,
    ) {
        let nir = format!("{sex}{year:02}{month:02}{place:05}{order:03}");
        let key = nir_key(&nir).unwrap();
        let full = format!("{nir}{key:02}");
        let wrong = format!("{nir}{:02}", (key - 1 + shift) % 97 + 1);
        prop_assert!(holds_nir(&full));
        prop_assert!(!holds_nir(&wrong));
    }

    #[test]
    fn changing_one_digit_of_an_iban_hides_it(at in 2_usize..27, shift in 1_u32..10) {
        let mut digits: Vec<char> = "FR7630006000011234567890189".chars().collect();
        let changed = (digits[at].to_digit(10).unwrap() + shift) % 10;
        digits[at] = char::from_digit(changed, 10).unwrap();
        let text: String = digits.into_iter().collect();
        prop_assert!(!holds_iban(&text));
    }

    #[test]
    fn no_text_makes_a_detector_fail(text in "\\PC{0,80}") {
        let _ = findings(&text);
    }

    #[test]
    fn a_value_is_found_inside_any_surrounding_words(before in "[a-zé]{0,12}", after in "[a-zé]{0,12}") {
        let text = format!("{before} 0612345678, camille@exemple.fr {after}");
        prop_assert_eq!(findings(&text), [Finding::Email, Finding::Phone]);
    }

    #[test]
    fn identifiers_and_digests_are_no_nir_and_no_phone(bytes in prop::array::uniform32(any::<u8>())) {
        let digest = crate::Digest::from_bytes(bytes);
        prop_assert!(!holds_nir(digest.as_str()) && !holds_phone(digest.as_str()) && !holds_email(digest.as_str()));
    }
}
