//! Who may edit what: the members of a product its fiche, the head of an incubator all of its products and the incubator itself.

use kernel::access::grants_of;
use kernel::{Error, Grant, Kernel, Permission, Scope, Who};

use crate::source::ProductSource;

/// Editing the fiche of a product.
pub struct EditProduct;

impl Permission for EditProduct {
    const NAME: &'static str = "EditProduct";
    const PHRASE: &'static str = "modifier la fiche d'un produit";
    const ROLES: &'static [&'static str] = &["membre", "intrapreneur", "responsable-incubateur", "administrateur"];
}

/// Editing an incubator.
pub struct EditIncubator;

impl Permission for EditIncubator {
    const NAME: &'static str = "EditIncubator";
    const PHRASE: &'static str = "modifier la fiche d'un incubateur";
    const ROLES: &'static [&'static str] = &["responsable-incubateur", "administrateur"];
}

/// Writing an internal note.
pub struct WriteNote;

impl Permission for WriteNote {
    const NAME: &'static str = "WriteNote";
    const PHRASE: &'static str = "écrire une note interne sur un produit";
    const ROLES: &'static [&'static str] = &["agent", "membre", "responsable-incubateur", "administrateur"];
}

/// Whether one of the grants reaches this product.
pub fn may_edit_product(grants: &[Grant], product: &ProductSource) -> bool {
    grants.iter().any(|grant| match (grant.role.as_str(), &grant.scope) {
        ("administrateur", Scope::Everything) => true,
        ("membre" | "intrapreneur", Scope::One(kind, id)) => kind == "produit" && *id == product.id,
        ("responsable-incubateur", Scope::One(kind, id)) => {
            kind == "incubateur" && product.all_incubators().contains(&id.as_str())
        }
        _ => false,
    })
}

/// The roles that follow how products are steered: gates, committees, decisions.
pub const FOLLOWERS: &[&str] = &[
    "membre",
    "intrapreneur",
    "coach",
    "sponsor",
    "responsable-portefeuille",
    "responsable-incubateur",
    "administrateur",
];

/// Whether one of the grants of a follower reaches this product.
pub fn may_follow_product(grants: &[Grant], product: &ProductSource) -> bool {
    grants.iter().filter(|grant| FOLLOWERS.contains(&grant.role.as_str())).any(|grant| match &grant.scope {
        Scope::Everything => true,
        Scope::One(kind, id) if kind == "produit" => *id == product.id,
        Scope::One(kind, id) => kind == "incubateur" && product.all_incubators().contains(&id.as_str()),
    })
}

/// Whether one of the grants reaches this incubator.
pub fn may_edit_incubator(grants: &[Grant], incubator: &str) -> bool {
    grants.iter().any(|grant| match (grant.role.as_str(), &grant.scope) {
        ("administrateur", Scope::Everything) => true,
        ("responsable-incubateur", Scope::One(kind, id)) => kind == "incubateur" && id == incubator,
        _ => false,
    })
}

/// The grants of whoever asks; none for a visitor.
pub async fn grants(kernel: &Kernel, who: &Who) -> Result<Vec<Grant>, Error> {
    match who.person() {
        Some(person) => grants_of(kernel.db(), &person.account).await,
        None => Ok(Vec::new()),
    }
}
