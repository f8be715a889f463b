//! Scopes of roles: what is read of them, and what they give.

use super::Permission;
use super::grants::{Grant, Scope};

struct ReadAll;

impl Permission for ReadAll {
    const NAME: &'static str = "ReadAll";
    const PHRASE: &'static str = "tout lire";
    const ROLES: &'static [&'static str] = &["administrateur"];
    const EVERYWHERE: bool = true;
}

#[test]
fn only_a_star_is_everything_and_what_cannot_be_read_is_an_error() {
    assert_eq!(Scope::from_stored("*").unwrap(), Scope::Everything);
    assert_eq!(Scope::from_stored("produit:mano").unwrap(), Scope::one("produit", "mano"));
    for text in ["", "produit", "**", " *", "produit:", ":mano", ":"] {
        assert!(Scope::from_stored(text).is_err(), "{text:?}");
    }
}

#[test]
fn what_asks_for_a_role_everywhere_is_not_given_by_the_role_on_one_thing() {
    let grant = |role: &str, scope| Grant { role: role.into(), scope };
    assert!(grant("administrateur", Scope::Everything).gives::<ReadAll>());
    assert!(!grant("administrateur", Scope::one("produit", "mano")).gives::<ReadAll>());
    assert!(!grant("membre", Scope::Everything).gives::<ReadAll>());
}
