//! What a product's fiche lacks.

use serde::Serialize;

use crate::source::ProductSource;

/// Something a fiche should say and does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// No mission.
    Mission,
    /// No sponsor.
    Sponsors,
    /// No site.
    #[serde(rename = "site")]
    Link,
    /// No source code.
    #[serde(rename = "depot")]
    Repository,
    /// No public statistics.
    #[serde(rename = "statistiques")]
    Statistics,
    /// No measure of impact.
    Impact,
    /// No public budget.
    Budget,
    /// No level of accessibility.
    #[serde(rename = "accessibilite")]
    Accessibility,
    /// No word on a risk analysis.
    #[serde(rename = "analyse-risques")]
    RiskAnalysis,
    /// No public.
    Publics,
    /// No theme.
    #[serde(rename = "thematiques")]
    Themes,
    /// No phase.
    Phases,
    /// No text.
    #[serde(rename = "texte")]
    Body,
}

impl Missing {
    /// The French label of a page.
    pub fn label(self) -> &'static str {
        match self {
            Missing::Mission => "Mission",
            Missing::Sponsors => "Sponsor",
            Missing::Link => "Adresse du site",
            Missing::Repository => "Code source",
            Missing::Statistics => "Statistiques publiques",
            Missing::Impact => "Mesure d'impact",
            Missing::Budget => "Budget public",
            Missing::Accessibility => "Niveau d'accessibilité",
            Missing::RiskAnalysis => "Analyse de risques",
            Missing::Publics => "Publics",
            Missing::Themes => "Thématiques",
            Missing::Phases => "Phases",
            Missing::Body => "Présentation",
        }
    }
}

/// Everything a fiche lacks, in the order of a page.
pub fn missing(product: &ProductSource) -> Vec<Missing> {
    let checks = [
        (Missing::Mission, product.mission.is_empty()),
        (Missing::Sponsors, product.sponsors.is_empty()),
        (Missing::Link, product.link.is_none()),
        (Missing::Repository, product.repository.is_none()),
        (Missing::Statistics, product.stats_url.is_none()),
        (Missing::Impact, product.impact_url.is_none()),
        (Missing::Budget, product.budget_url.is_none()),
        (Missing::Accessibility, product.accessibility_status.is_none()),
        (Missing::RiskAnalysis, product.analyse_risques.is_none() && product.analyse_risques_url.is_none()),
        (Missing::Publics, product.usertypes.is_empty()),
        (Missing::Themes, product.thematiques.is_empty()),
        (Missing::Phases, product.phases.is_empty()),
        (Missing::Body, product.body.trim().is_empty()),
    ];
    checks.into_iter().filter(|(_, lacks)| *lacks).map(|(missing, _)| missing).collect()
}

/// "Sans suivi": the product publishes neither statistics, nor impact, nor budget.
pub fn is_untracked(product: &ProductSource) -> bool {
    product.stats_url.is_none() && product.impact_url.is_none() && product.budget_url.is_none()
}
