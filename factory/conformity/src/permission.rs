//! Who may see and say what of conformity.

use kernel::{Can, Grant, Permission, Scope};

use crate::board::Subject;

/// Seeing the wall, the carnets and the deadlines of one's perimeter.
pub struct SeeConformity;

impl Permission for SeeConformity {
    const NAME: &'static str = "SeeConformity";
    const PHRASE: &'static str = "voir la conformité des produits";
    const ROLES: &'static [&'static str] = &[
        "membre",
        "intrapreneur",
        "coach",
        "responsable-incubateur",
        "responsable-portefeuille",
        "rssi",
        "dpd",
        "juriste",
        "auditeur",
        "administrateur",
    ];
}

/// Attesting, bringing documents, contradicting a scan, setting aside, declaring a perimeter.
pub struct StateConformity;

impl Permission for StateConformity {
    const NAME: &'static str = "StateConformity";
    const PHRASE: &'static str = "attester la conformité d'un produit";
    const ROLES: &'static [&'static str] =
        &["membre", "intrapreneur", "responsable-incubateur", "rssi", "dpd", "juriste", "administrateur"];
}

/// The roles that may excuse a failure until a day.
pub const MAY_DEROGATE: &[&str] = &["responsable-incubateur", "rssi", "dpd", "juriste", "administrateur"];

/// Whether one of the grants reaches this product: everything, the product itself, or one of its incubators.
pub fn reaches(grant: &Grant, subject: &Subject) -> bool {
    match &grant.scope {
        Scope::Everything => true,
        Scope::One(kind, id) if kind == "produit" => *id == subject.id,
        Scope::One(kind, id) if kind == "incubateur" => subject.incubators.contains(id),
        Scope::One(..) => false,
    }
}

/// Whether these grants reach the product with a role of `P`.
pub fn may<P: Permission>(grants: &[Grant], subject: &Subject) -> bool {
    grants.iter().any(|grant| grant.gives::<P>() && reaches(grant, subject))
}

/// The roles by which the person reaches the product.
pub fn roles<'a, P: Permission>(can: &'a Can<P>, subject: &Subject) -> Vec<&'a str> {
    can.grants().iter().filter(|grant| reaches(grant, subject)).map(|grant| grant.role.as_str()).collect()
}
