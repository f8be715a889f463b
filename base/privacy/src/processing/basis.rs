//! Legal bases (RGPD, art. 6) and exceptions for sensitive data (art. 9 §2).

use serde::Serialize;

/// What makes a processing lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalBasis {
    /// The person agreed (art. 6 §1 a).
    Consent,
    /// A contract with the person (art. 6 §1 b).
    Contract,
    /// A duty of the controller (art. 6 §1 c).
    LegalObligation {
        /// The text that sets the duty.
        text: &'static str,
    },
    /// Life is at stake (art. 6 §1 d).
    VitalInterest,
    /// A task in the public interest (art. 6 §1 e).
    PublicTask {
        /// The text that gives the task.
        text: &'static str,
    },
    /// A legitimate interest (art. 6 §1 f), which a public body cannot invoke for its tasks.
    LegitimateInterest {
        /// The interest, and why it prevails.
        interest: &'static str,
        /// For a public body: why the processing is outside its tasks ("hors mission").
        outside_task: Option<&'static str>,
    },
}

impl LegalBasis {
    /// The French label.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Consent => "Consentement",
            Self::Contract => "Contrat",
            Self::LegalObligation { .. } => "Obligation légale",
            Self::VitalInterest => "Sauvegarde des intérêts vitaux",
            Self::PublicTask { .. } => "Mission d'intérêt public",
            Self::LegitimateInterest { .. } => "Intérêt légitime",
        }
    }

    /// The article of the RGPD.
    #[must_use]
    pub const fn article(&self) -> &'static str {
        match self {
            Self::Consent => "art. 6 §1 a",
            Self::Contract => "art. 6 §1 b",
            Self::LegalObligation { .. } => "art. 6 §1 c",
            Self::VitalInterest => "art. 6 §1 d",
            Self::PublicTask { .. } => "art. 6 §1 e",
            Self::LegitimateInterest { .. } => "art. 6 §1 f",
        }
    }

    /// The text that the basis rests on, when it needs one.
    #[must_use]
    pub const fn text(&self) -> Option<&'static str> {
        match self {
            Self::LegalObligation { text } | Self::PublicTask { text } => Some(text),
            _ => None,
        }
    }
}

/// The exception that allows data which article 9 §1 forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Article9 {
    /// Explicit consent (a).
    ExplicitConsent,
    /// Employment and social protection law (b).
    SocialLaw {
        /// The text.
        text: &'static str,
    },
    /// Vital interests of somebody who cannot consent (c).
    VitalInterest,
    /// Members of a non-profit body (d).
    Association,
    /// Data that the person made public (e).
    MadePublic,
    /// Legal claims (f).
    LegalClaims,
    /// Substantial public interest (g).
    PublicInterest {
        /// The text.
        text: &'static str,
    },
    /// Medicine, care and social systems, under professional secrecy (h).
    Care {
        /// The text.
        text: &'static str,
    },
    /// Public health (i).
    PublicHealth {
        /// The text.
        text: &'static str,
    },
    /// Archives, research and statistics (j).
    ArchivesResearch {
        /// The text.
        text: &'static str,
    },
}

impl Article9 {
    /// The French label.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::ExplicitConsent => "Consentement explicite (art. 9 §2 a)",
            Self::SocialLaw { .. } => "Droit du travail et de la protection sociale (art. 9 §2 b)",
            Self::VitalInterest => "Sauvegarde des intérêts vitaux (art. 9 §2 c)",
            Self::Association => "Membres d'un organisme à but non lucratif (art. 9 §2 d)",
            Self::MadePublic => "Données rendues publiques par la personne (art. 9 §2 e)",
            Self::LegalClaims => "Constatation ou défense d'un droit en justice (art. 9 §2 f)",
            Self::PublicInterest { .. } => "Intérêt public important (art. 9 §2 g)",
            Self::Care { .. } => "Soins et systèmes sociaux, sous secret professionnel (art. 9 §2 h)",
            Self::PublicHealth { .. } => "Santé publique (art. 9 §2 i)",
            Self::ArchivesResearch { .. } => "Archives, recherche ou statistiques (art. 9 §2 j)",
        }
    }

    /// The text of law that the exception rests on, when it needs one.
    #[must_use]
    pub const fn text(&self) -> Option<&'static str> {
        match self {
            Self::SocialLaw { text }
            | Self::PublicInterest { text }
            | Self::Care { text }
            | Self::PublicHealth { text }
            | Self::ArchivesResearch { text } => Some(text),
            _ => None,
        }
    }
}
