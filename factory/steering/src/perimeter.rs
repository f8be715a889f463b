//! Whose products: what a person does not follow is not found.

use kernel::{Can, Error, Grant, Permission};
use portfolio::fiche::{FOLLOWERS, may_follow_product};
use portfolio::registry::domain::Product;
use portfolio::registry::processing::SHOW;
use portfolio::registry::store::find_product;
use portfolio::source::ProductSource;

/// Seeing how products are steered.
pub struct FollowProduct;

impl Permission for FollowProduct {
    const NAME: &'static str = "FollowProduct";
    const PHRASE: &'static str = "suivre le pilotage d'un produit";
    const ROLES: &'static [&'static str] = FOLLOWERS;
}

/// Preparing gates, committees and investigations.
pub struct PrepareProduct;

impl Permission for PrepareProduct {
    const NAME: &'static str = "PrepareProduct";
    const PHRASE: &'static str = "préparer les jalons et les comités d'un produit";
    const ROLES: &'static [&'static str] =
        &["membre", "intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// Planning committees.
pub struct PlanCommittee;

impl Permission for PlanCommittee {
    const NAME: &'static str = "PlanCommittee";
    const PHRASE: &'static str = "planifier un comité";
    const ROLES: &'static [&'static str] =
        &["intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// Signing decisions: phases, envelopes, derogations.
pub struct SignDecision;

impl Permission for SignDecision {
    const NAME: &'static str = "SignDecision";
    const PHRASE: &'static str = "signer une décision";
    const ROLES: &'static [&'static str] = &["responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// Signing the commitments of a product.
pub struct SignEngagement;

impl Permission for SignEngagement {
    const NAME: &'static str = "SignEngagement";
    const PHRASE: &'static str = "signer la fiche d'engagement";
    const ROLES: &'static [&'static str] = &["intrapreneur", "sponsor"];
}

/// Checking what one receives of a product. The plan names who does.
pub struct ReceiveTransfer;

impl Permission for ReceiveTransfer {
    const NAME: &'static str = "ReceiveTransfer";
    const PHRASE: &'static str = "vérifier ce qui est transmis d'un produit";
    const ROLES: &'static [&'static str] = FOLLOWERS;
}

/// The product, when it exists within what the person may do.
///
/// # Errors
/// Not found otherwise; or when the database does not answer.
pub async fn product<P: Permission>(can: &Can<P>, id: &str) -> Result<Product, Error> {
    let stored = find_product(can.reader(), id, SHOW).await?;
    stored.filter(|product| may_follow_product(can.grants(), &product.source)).ok_or(Error::NotFound)
}

/// Whether one of the grants gives a permission on this product.
pub fn may<P: Permission>(grants: &[Grant], product: &ProductSource) -> bool {
    let given: Vec<Grant> = grants.iter().filter(|grant| grant.gives::<P>()).cloned().collect();
    may_follow_product(&given, product)
}

/// Under which role the person acts on a product: the one that stands first in the permission.
pub fn role_on<P: Permission>(can: &Can<P>, product: &Product) -> &'static str {
    let holds = |role: &&&str| {
        let of_role: Vec<_> = can.grants().iter().filter(|grant| grant.role == ***role).cloned().collect();
        may_follow_product(&of_role, &product.source)
    };
    P::ROLES.iter().find(holds).copied().unwrap_or_default()
}

/// The French label of a role.
pub fn role_label(role: &str) -> &'static str {
    portfolio::ROLES.iter().find(|known| known.id == role).map_or("", |known| known.label)
}
