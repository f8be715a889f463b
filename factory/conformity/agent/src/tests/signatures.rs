//! What a signature holds together, and what a manifest must say before it is signed.

use chrono::NaiveDate;
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{key, manifest};
use crate::{Content, Fault, Kind, Manifest, Refusal, canonical, key_of, model, open, public_key, seal};

fn opened(file: &str) -> Result<Manifest, Refusal> {
    open::<Manifest>(Kind::Manifest, file, None).map(|sealed| sealed.content)
}

#[test]
fn what_is_signed_comes_back_with_its_key_and_digest() {
    let file = seal(Kind::Manifest, &manifest(), &key());
    let sealed = open::<Manifest>(Kind::Manifest, &file, Some(&public_key(&key()))).unwrap();
    assert_eq!((sealed.content, sealed.key), (manifest(), public_key(&key())));
    assert_eq!(sealed.digest.len(), 64);
}

#[test]
fn spaces_and_the_order_of_names_change_nothing() {
    let file: Value = serde_json::from_str(&seal(Kind::Manifest, &manifest(), &key())).unwrap();
    let turned: serde_json::Map<_, _> =
        file["contenu"].as_object().unwrap().iter().rev().map(|(name, value)| (name.clone(), value.clone())).collect();
    let rewritten = json!({ "signature": file["signature"], "contenu": turned, "cle": file["cle"] });
    assert_eq!(opened(&rewritten.to_string()), Ok(manifest()));
}

#[test]
fn any_other_content_key_or_kind_is_refused() {
    let file = seal(Kind::Manifest, &manifest(), &key());
    assert_eq!(opened(&file.replace("\"essai\"", "\"autre\"")), Err(Refusal::Signature));
    let other = SigningKey::from_bytes(&[8; 32]);
    assert_eq!(opened(&file.replace(&public_key(&key()), &public_key(&other))), Err(Refusal::Signature));
    let stranger =
        open::<Manifest>(Kind::Manifest, &seal(Kind::Manifest, &manifest(), &other), Some(&public_key(&key())));
    assert_eq!(stranger.unwrap_err(), Refusal::Stranger);
    assert_eq!(opened(&seal(Kind::Report, &manifest(), &key())), Err(Refusal::Signature));
    assert_eq!(opened(&seal(Kind::Manifest, &json!({ "version": 1 }), &key())), Err(Refusal::Content));
    assert_eq!(opened("{}"), Err(Refusal::Malformed));
}

#[test]
fn a_key_is_64_hexadecimal_digits() {
    let digits = "0f".repeat(32);
    assert!(key_of(&format!("{digits}\n")).is_ok());
    for wrong in ["", "0f", &"0g".repeat(32), &"é".repeat(32)] {
        assert_eq!(key_of(wrong).unwrap_err(), Refusal::Key);
    }
}

#[test]
fn the_model_can_be_signed_and_each_lack_is_told() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    assert_eq!(model("essai", day).faults(), []);
    let mut wrong = model(" ", day);
    wrong.version = 2;
    wrong.tables[0].treatment = None;
    wrong.tables[0].fields[0].content = Content::Technical { reason: String::new() };
    if let Content::Personal { category, .. } = &mut wrong.tables[0].fields[1].content {
        *category = "inconnue".into();
    }
    let twice = wrong.tables[0].fields[2].clone();
    wrong.tables[0].fields.push(twice);
    assert_eq!(
        wrong.faults(),
        [
            Fault::Version(2),
            Fault::Empty("le nom du produit".into()),
            Fault::NoTreatment("la table demande".into()),
            Fault::Empty("le motif de demande.id".into()),
            Fault::Category("demande.email".into()),
            Fault::Twice("demande.titre".into()),
        ]
    );
}

proptest! {
    #[test]
    fn canonical_bytes_are_those_of_any_order(names in prop::collection::btree_map("[a-z]{1,6}", 0_u32..9, 0..8)) {
        let forward: Value = names.iter().map(|(name, value)| (name.clone(), json!(value))).collect::<serde_json::Map<_, _>>().into();
        let backward: Value = names.iter().rev().map(|(name, value)| (name.clone(), json!(value))).collect::<serde_json::Map<_, _>>().into();
        prop_assert_eq!(canonical::bytes(&json!([forward])), canonical::bytes(&json!([backward])));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}") {
        prop_assert!(opened(&text).is_err());
    }
}
