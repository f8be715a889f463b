//! What a link is about, by its text first, by its address else.

use crate::reading::{Link, contains_any, fold};

/// What a public service must or should let people find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Legal notices (LCEN).
    Notices,
    /// What is done with personal data (RGPD 13 and 14).
    Privacy,
    /// Cookies (LIL 82).
    Cookies,
    /// The accessibility statement.
    Accessibility,
    /// The multi-year scheme of accessibility.
    Scheme,
    /// Its plan of the year.
    Plan,
    /// Public figures.
    Statistics,
    /// What the service costs.
    Budget,
    /// Every way into the site.
    SiteMap,
    /// The source code.
    Code,
    /// « Je donne mon avis ».
    Opinion,
}

impl Subject {
    /// Those whose page is read.
    pub const READ: [Self; 9] = [
        Self::Notices,
        Self::Privacy,
        Self::Cookies,
        Self::Accessibility,
        Self::Scheme,
        Self::Plan,
        Self::Statistics,
        Self::Budget,
        Self::SiteMap,
    ];

    const fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Notices => &[
                "mentions legales",
                "mention legale",
                "informations legales",
                "legal notice",
                "legal information",
                "notice legale",
                "cadre juridique",
            ],
            Self::Privacy => &[
                "donnees personnelles",
                "donnees a caractere personnel",
                "protection des donnees",
                "confidentialite",
                "vie privee",
                "privacy",
                "rgpd",
                "vos donnees",
                "data protection",
            ],
            Self::Cookies => &["cookie", "traceur", "temoins de connexion"],
            Self::Accessibility => &["accessibilite", "accessibility", "accessible"],
            Self::Scheme => &[
                "schema pluriannuel",
                "schema d'accessibilite",
                "schema annuel",
                "programme pluriannuel",
                "multi-year",
                "schema de mise en accessibilite",
            ],
            Self::Plan => &[
                "plan d'action",
                "plan annuel",
                "plan d'accessibilite",
                "action plan",
                "plans d'action",
                "plan de l'annee",
            ],
            Self::Statistics => &[
                "statistique",
                "stats",
                "chiffres",
                "impact",
                "indicateurs",
                "tableau de bord",
                "usage du service",
                "statistics",
                "figures",
            ],
            Self::Budget => &[
                "budget",
                "transparence budgetaire",
                "couts du service",
                "combien ca coute",
                "ce que coute",
                "depenses",
                "cost",
                "finances du service",
            ],
            Self::SiteMap => &["plan du site", "site map", "sitemap", "arborescence"],
            Self::Code => &[
                "code source",
                "source code",
                "sources du logiciel",
                "depot du code",
                "github",
                "gitlab",
                "code ouvert",
                "open source",
            ],
            Self::Opinion => &["je donne mon avis", "donner mon avis", "votre avis"],
        }
    }

    const fn addresses(self) -> &'static [&'static str] {
        match self {
            Self::Notices => {
                &["mentions-legales", "mentions_legales", "mentionslegales", "legal-notice", "/legal", "infos-legales"]
            }
            Self::Privacy => {
                &["confidentialite", "donnees-personnelles", "vie-privee", "privacy", "rgpd", "protection-des-donnees"]
            }
            Self::Cookies => &["cookie"],
            Self::Accessibility => &["accessibilite", "accessibility", "/a11y"],
            Self::Scheme => &["schema-pluriannuel", "schema_pluriannuel"],
            Self::Plan => &["plan-d-action", "plan-action", "plan_action", "plan-annuel"],
            Self::Statistics => &["/stats", "/statistiques", "/impact", "/chiffres", "metabase"],
            Self::Budget => &["/budget"],
            Self::SiteMap => &["plan-du-site", "sitemap", "/plan-site"],
            Self::Code => &[
                "//github.com/",
                "//gitlab.",
                "//codeberg.org/",
                "//code.gouv.fr",
                "//forge.",
                "//git.",
                "//sr.ht",
                "//forgejo.",
            ],
            Self::Opinion => &["jedonnemonavis.numerique.gouv.fr", "voxusagers.numerique.gouv.fr"],
        }
    }

    /// Whether a folded text speaks of it.
    #[must_use]
    pub fn is_said_by(self, folded: &str) -> bool {
        let said = contains_any(folded, self.texts());
        match self {
            // « Schéma d'accessibilité » and « Données ouvertes » are something else.
            Self::Accessibility => said && !Self::Scheme.is_said_by(folded) && !Self::Plan.is_said_by(folded),
            _ => said,
        }
    }

    /// Whether a link leads to it.
    #[must_use]
    pub fn is_named_by(self, link: &Link) -> bool {
        if !matches!(link.url.scheme(), "http" | "https") {
            return false;
        }
        let address = fold(link.url.as_str());
        match self {
            Self::Code | Self::Opinion => self.addresses().iter().any(|part| address.contains(part)),
            // A subject that a text names is what the text says, whatever the address.
            _ => {
                self.is_said_by(&link.folded)
                    || (link.folded.len() < 60
                        && self.addresses().iter().any(|part| address.contains(part))
                        && !self.is_another(&link.folded))
            }
        }
    }

    /// Whether a text names another subject.
    fn is_another(self, folded: &str) -> bool {
        Self::READ.into_iter().any(|other| other != self && other.is_said_by(folded))
    }
}
