//! Who measures, who reviews.

use kernel::Permission;

/// Measuring the impact of a product.
pub struct MeasureImpact;

impl Permission for MeasureImpact {
    const NAME: &'static str = "MeasureImpact";
    const PHRASE: &'static str = "mesurer l'impact d'un produit";
    const ROLES: &'static [&'static str] =
        &["membre", "intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// Reviewing what a team measures. The first role that a person holds is the one under which they sign.
pub struct ReviewImpact;

impl Permission for ReviewImpact {
    const NAME: &'static str = "ReviewImpact";
    const PHRASE: &'static str = "revoir les mesures d'impact d'un produit";
    const ROLES: &'static [&'static str] = &["responsable-portefeuille", "responsable-incubateur", "coach"];
}
