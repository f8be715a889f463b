//! Where a product can be found: only web addresses are shown as links.

use crate::source::{LinkKind, ProductSource, judge_link};

/// A link of the fiche.
pub struct Link {
    /// What it leads to.
    pub label: &'static str,
    /// The address as the source gives it.
    pub address: String,
    /// Whether it may be followed.
    pub safe: bool,
}

/// The links of a product, in the order of a page.
pub fn links(source: &ProductSource) -> Vec<Link> {
    let all = [
        ("Site du produit", &source.link),
        ("Code source", &source.repository),
        ("Statistiques", &source.stats_url),
        ("Mesure d'impact", &source.impact_url),
        ("Budget", &source.budget_url),
        ("Tableau de bord technique", &source.dashlord_url),
        ("Analyse de risques", &source.analyse_risques_url),
    ];
    let present = all.into_iter().filter_map(|(label, address)| Some((label, address.clone()?)));
    present.map(|(label, address)| Link { label, safe: is_safe(&address), address }).collect()
}

/// Whether an address may be shown as a link.
pub fn is_safe(address: &str) -> bool {
    matches!(judge_link(address), LinkKind::Web | LinkKind::BareIp)
}
