//! The rules of security.txt.

use chrono::NaiveDate;

use super::judge_security;
use crate::Statut;

fn found(text: &str) -> Statut {
    judge_security(text, NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).statut
}

#[test]
fn a_contact_and_one_date_to_come_are_asked_for() {
    assert_eq!(found("Contact: mailto:s@exemple.fr\nExpires: 2026-11-24T00:00:00Z"), Statut::Conforme);
    assert_eq!(found("contact:https://exemple.fr\r\nEXPIRES: 2027-06-01T10:00:00+02:00\r\n"), Statut::Conforme);
    for text in [
        "",
        "Contact: mailto:s@exemple.fr",
        "Expires: 2027-06-01T00:00:00Z",
        "Contact: la mairie\nExpires: 2027-06-01T00:00:00Z",
        "Contact: mailto:s@exemple.fr\nExpires: 2026-11-23T00:00:00Z",
        "Contact: mailto:s@exemple.fr\nExpires: bientôt",
        "Contact: mailto:s@exemple.fr\nExpires: 2027-06-01T00:00:00Z\nExpires: 2027-07-01T00:00:00Z",
        "<!doctype html><title>Introuvable</title>",
    ] {
        assert_eq!(found(text), Statut::NonConforme, "{text}");
    }
}
