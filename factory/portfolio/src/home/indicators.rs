//! What the factory measures of itself for its public statistics.

use kernel::Indicator;

use crate::catalogue;

/// Products followed, at work, beyond the guide, and the share of those that publish something of their use.
pub fn indicators() -> [Indicator; 4] {
    [
        Indicator::new(
            "produits-suivis",
            "Produits suivis",
            "produits",
            "Tous les produits du portefeuille, en cours ou non.",
            |kernel| async move { Ok(catalogue::today(&kernel).await?.rows.len() as f64) },
        ),
        Indicator::new(
            "produits-en-cours",
            "Produits en cours",
            "produits",
            "Produits dont la phase est l'investigation, la construction, l'accélération ou la consolidation.",
            |kernel| async move { Ok(catalogue::today(&kernel).await?.active() as f64) },
        ),
        Indicator::new(
            "produits-au-dela-du-repere",
            "Produits au-delà du repère",
            "produits",
            "Produits restés dans leur phase plus longtemps que le repère de la méthode.",
            |kernel| async move { Ok(catalogue::today(&kernel).await?.late.len() as f64) },
        ),
        Indicator::new(
            "produits-suivis-publiquement",
            "Part des produits qui publient leur usage",
            "%",
            "Part des produits qui publient leurs statistiques, leur impact ou leur budget.",
            |kernel| async move {
                let today = catalogue::today(&kernel).await?;
                let entries = today.index.entries();
                let published = entries.iter().filter(|entry| !entry.untracked).count();
                Ok(if entries.is_empty() {
                    0.0
                } else {
                    (published as f64 / entries.len() as f64 * 1000.0).round() / 10.0
                })
            },
        ),
    ]
}
