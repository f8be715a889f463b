//! What a fiche lacks, why it matters, and where to fill it in.

use crate::source::ProductSource;
use crate::statistics::{Missing, missing};

/// Something to complete.
pub struct Lack {
    /// What is missing.
    pub label: &'static str,
    /// What to give.
    pub how: &'static str,
    /// Where to give it, for who may; empty otherwise.
    pub href: String,
}

/// What the fiche lacks. `edit`: whether the person may complete it.
pub fn lacks(source: &ProductSource, href: &str, edit: bool) -> Vec<Lack> {
    let lack = |missing: Missing| Lack {
        label: missing.label(),
        how: how(missing),
        href: field(missing).filter(|_| edit).map(|field| format!("{href}/modifier#{field}")).unwrap_or_default(),
    };
    missing(source).into_iter().map(lack).collect()
}

fn how(missing: Missing) -> &'static str {
    match missing {
        Missing::Mission => "Une phrase : pour qui, et pour quoi.",
        Missing::Sponsors => "L'administration qui porte le produit et le financera ensuite.",
        Missing::Link => "L'adresse où les usagers trouvent le produit.",
        Missing::Repository => "L'adresse du dépôt : le code payé par le public est ouvert.",
        Missing::Statistics => "Une page publique d'usage, même d'un seul chiffre.",
        Missing::Impact => "Une page qui dit ce que le produit change, et pour combien de personnes.",
        Missing::Budget => "Une page qui dit ce que le produit coûte.",
        Missing::Accessibility => "Le niveau constaté : non, partiellement ou totalement conforme.",
        Missing::RiskAnalysis => "Dire si l'analyse de risques est faite, et la publier si possible.",
        Missing::Publics => "À qui le produit s'adresse.",
        Missing::Themes => "Les domaines de politique publique concernés.",
        Missing::Phases => "Une phase datée : elle est inscrite par une décision.",
        Missing::Body => "Le contexte, le problème, la solution et la stratégie.",
    }
}

/// The field of the edit form.
fn field(missing: Missing) -> Option<&'static str> {
    match missing {
        Missing::Mission => Some("mission"),
        Missing::Sponsors => Some("sponsors"),
        Missing::Link => Some("link"),
        Missing::Repository => Some("repository"),
        Missing::Statistics => Some("stats_url"),
        Missing::Impact => Some("impact_url"),
        Missing::Budget => Some("budget_url"),
        Missing::Accessibility => Some("accessibility_status"),
        Missing::RiskAnalysis => Some("analyse_risques"),
        Missing::Publics => Some("usertypes"),
        Missing::Themes => Some("thematiques"),
        Missing::Body => Some("body"),
        Missing::Phases => None,
    }
}
