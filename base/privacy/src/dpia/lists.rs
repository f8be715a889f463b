//! The CNIL's two lists, in our own words, each line with the conditions that belong to it.

use crate::Category;
use serde::{Deserialize, Serialize};

/// Processings that always need an assessment (CNIL, délibération n° 2018-327 du 11 octobre 2018,
/// modifiée par la n° 2019-011 du 31 janvier 2019).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    /// Health data, by a health or medico-social establishment that cares for people.
    CareEstablishment,
    /// Genetic data of vulnerable people.
    GeneticOfVulnerable,
    /// Profiles of people to manage staff.
    StaffProfiling,
    /// Constant watch over the activity of employees.
    StaffMonitoring,
    /// Alerts on social and health matters.
    SocialAlerts,
    /// Alerts on professional matters.
    ProfessionalAlerts,
    /// Health data gathered in a warehouse or a registry.
    HealthWarehouse,
    /// Profiling that can refuse, suspend or end a contract.
    ContractProfiling,
    /// Shared files of contractual failures that can exclude somebody.
    SharedFailures,
    /// Profiling with data from outside sources.
    ExternalProfiling,
    /// Biometric recognition of people some of whom are vulnerable.
    BiometricOfVulnerable,
    /// Social housing: applications and management.
    SocialHousing,
    /// Social or medico-social support of people.
    SocialSupport,
    /// Locations at a large scale.
    LargeScaleLocation,
}

impl Required {
    /// Every line.
    pub const ALL: [Self; 14] = [
        Self::CareEstablishment,
        Self::GeneticOfVulnerable,
        Self::StaffProfiling,
        Self::StaffMonitoring,
        Self::SocialAlerts,
        Self::ProfessionalAlerts,
        Self::HealthWarehouse,
        Self::ContractProfiling,
        Self::SharedFailures,
        Self::ExternalProfiling,
        Self::BiometricOfVulnerable,
        Self::SocialHousing,
        Self::SocialSupport,
        Self::LargeScaleLocation,
    ];

    /// The category without which the line cannot describe a processing: tables that hold none of it answer for themselves.
    #[must_use]
    pub const fn needs(self) -> Option<Category> {
        match self {
            Self::CareEstablishment | Self::HealthWarehouse => Some(Category::Health),
            Self::GeneticOfVulnerable => Some(Category::Genetic),
            Self::BiometricOfVulnerable => Some(Category::Biometric),
            Self::LargeScaleLocation => Some(Category::Location),
            _ => None,
        }
    }

    /// The French label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::CareEstablishment => {
                "Données de santé d'un établissement de santé ou médico-social pour la prise en charge"
            }
            Self::GeneticOfVulnerable => "Données génétiques de personnes vulnérables",
            Self::StaffProfiling => "Profils de personnes pour la gestion des ressources humaines",
            Self::StaffMonitoring => "Surveillance constante de l'activité des employés",
            Self::SocialAlerts => "Alertes et signalements en matière sociale et sanitaire",
            Self::ProfessionalAlerts => "Alertes et signalements en matière professionnelle",
            Self::HealthWarehouse => "Entrepôt ou registre de données de santé",
            Self::ContractProfiling => "Profilage pouvant refuser, suspendre ou rompre un contrat",
            Self::SharedFailures => "Fichier mutualisé de manquements contractuels pouvant exclure",
            Self::ExternalProfiling => "Profilage à partir de données de sources externes",
            Self::BiometricOfVulnerable => "Biométrie identifiant de manière unique, personnes vulnérables comprises",
            Self::SocialHousing => "Instruction des demandes et gestion des logements sociaux",
            Self::SocialSupport => "Accompagnement social ou médico-social des personnes",
            Self::LargeScaleLocation => "Données de localisation à grande échelle",
        }
    }
}

/// Processings that need no assessment (CNIL, délibération n° 2019-118 du 12 septembre 2019).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exempted {
    /// Staff of an employer of fewer than 250 people, without profiling.
    SmallEmployer,
    /// Suppliers.
    Suppliers,
    /// Electoral roll of a commune.
    ElectoralRoll,
    /// Works councils.
    WorksCouncil,
    /// Members and donors of an association, without sensitive data.
    Association,
    /// Patients of a health professional who works alone.
    SoloCare,
    /// Clients of a lawyer who works alone.
    SoloLawyer,
    /// Registry of a commercial court.
    CommercialCourt,
    /// Notaries.
    Notary,
    /// School, after-school and early childhood services of local authorities.
    LocalChildhood,
    /// Access badges and working hours, without biometrics.
    AccessAndHours,
    /// Breath tests required by a text before driving.
    BreathTest,
}

impl Exempted {
    /// Every line.
    pub const ALL: [Self; 12] = [
        Self::SmallEmployer,
        Self::Suppliers,
        Self::ElectoralRoll,
        Self::WorksCouncil,
        Self::Association,
        Self::SoloCare,
        Self::SoloLawyer,
        Self::CommercialCourt,
        Self::Notary,
        Self::LocalChildhood,
        Self::AccessAndHours,
        Self::BreathTest,
    ];

    /// The French label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::SmallEmployer => "Personnel d'un employeur de moins de 250 personnes, sans profilage",
            Self::Suppliers => "Relations avec les fournisseurs",
            Self::ElectoralRoll => "Fichier électoral d'une commune",
            Self::WorksCouncil => "Activités d'un comité d'entreprise ou d'établissement",
            Self::Association => "Membres et donateurs d'une association, sans données sensibles",
            Self::SoloCare => "Patients d'un professionnel de santé exerçant à titre individuel",
            Self::SoloLawyer => "Clients d'un avocat exerçant à titre individuel",
            Self::CommercialCourt => "Greffe d'un tribunal de commerce",
            Self::Notary => "Activité notariale",
            Self::LocalChildhood => "Affaires scolaires, périscolaires et petite enfance d'une collectivité",
            Self::AccessAndHours => "Contrôle des accès et des horaires, sans biométrie",
            Self::BreathTest => "Éthylotest prévu par un texte avant de conduire",
        }
    }
}
