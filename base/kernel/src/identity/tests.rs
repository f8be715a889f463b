//! The rules of sign-in.

use chrono::TimeDelta;

use super::rules::{Lifetime, device_label};
use super::*;
use crate::config::Session;

fn email(text: &str) -> Email {
    Email::parse(text).unwrap_or_else(|| panic!("{text} is an address"))
}

#[test]
fn an_address_has_one_spelling() {
    assert_eq!(email("  Camille.Martin@Exemple.FR "), email("camille.martin@exemple.fr"));
}

#[test]
fn what_is_no_address_of_a_person_is_refused() {
    let long = format!("{}@exemple.fr", "a".repeat(260));
    let refused = [
        "",
        "@exemple.fr",
        "camille",
        "camille@localhost",
        "camille@[::1]",
        "a b@exemple.fr",
        "a@exemple.fr, b@exemple.fr",
        "Camille <camille@exemple.fr>",
        "camille@exemple.fr\r\nBcc: zoe@exemple.fr",
        "camillé@exemple.fr",
        &long,
    ];
    for text in refused {
        assert!(Email::parse(text).is_none(), "{text:?}");
    }
}

#[test]
fn a_domain_takes_those_below_it_and_no_look_alike() {
    let domains = ["Exemple.fr".to_owned()];
    assert!(email("a@exemple.fr").is_of(&domains));
    assert!(email("a@equipe.exemple.fr").is_of(&domains));
    assert!(!email("a@faux-exemple.fr").is_of(&domains));
    assert!(!email("a@exemple.fr.ailleurs.org").is_of(&domains));
    assert!(!email("a@exemple.fr").is_of(&[]));
}

#[test]
fn a_name_is_guessed_from_an_address() {
    let purpose = privacy::Purpose::new("vérifier un nom deviné");
    assert_eq!(email("camille.martin+essai@exemple.fr").guessed_name().read(purpose), "Camille Martin");
    assert_eq!(email("zoe_petit@exemple.fr").guessed_name().read(purpose), "Zoe Petit");
}

#[test]
fn only_our_own_pages_are_returned_to() {
    for asked in ["/", "/produits?phase=construction", "/compte#sessions"] {
        assert_eq!(return_path(asked), asked);
    }
    for asked in [
        "",
        "produits",
        "//exemple.org",
        "/\\exemple.org",
        "https://exemple.org/",
        "javascript:alert(1)",
        "/a\r\nb",
        "/é",
    ] {
        assert_eq!(return_path(asked), "/", "{asked:?}");
    }
    assert_eq!(after_sign_in("/connexion/proconnect/retour?code=x"), "/");
    assert_eq!(after_sign_in("/produits"), "/produits");
}

#[test]
fn a_device_is_told_coarsely() {
    let told = [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge sur Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
            "Chrome sur Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1",
            "Safari sur iPhone",
        ),
        ("curl/8.0", "Navigateur sur un système inconnu"),
    ];
    for (agent, label) in told {
        assert_eq!(device_label(agent), label);
    }
}

#[test]
fn a_session_lasts_half_an_hour_at_rest_and_twelve_hours_in_all() {
    let lifetime = Lifetime::of(&Session::default());
    let start = "2026-03-01T08:00:00Z".parse().unwrap();
    let after = |minutes| start + TimeDelta::minutes(minutes);
    assert!(!lifetime.is_over(start, start, after(30)));
    assert!(lifetime.is_over(start, start, after(30) + TimeDelta::seconds(1)));
    assert!(!lifetime.is_over(start, after(719), after(720)));
    assert!(lifetime.is_over(start, after(720), after(720) + TimeDelta::seconds(1)));
}

#[test]
fn every_table_of_identity_is_declared() {
    let tables: Vec<_> = feature().records.iter().map(|record| record.table).collect();
    assert_eq!(tables, ["account", "account_session", "account_code"]);
    let schema = include_str!("../../schema/202611241010_create_account.sql");
    assert_eq!(schema.matches("CREATE TABLE").count(), tables.len());
}
